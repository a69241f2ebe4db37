"""What stands on page one: the firmest of what is new, each partner heard, each thing once, as it stands last."""

from __future__ import annotations

import dataclasses
import datetime

from assembling import page_of, report_of, story_of

from briefing.assembly import in_brief
from briefing.assembly.background import told_words
from briefing.model import Memory, Story, ToldDocument

SIGNED = "Britain and Viet Nam signed an agreement on harbour schools in Hue."
LIGHTHOUSE = "Britain and Viet Nam signed a contract on a lighthouse near Vinh."
NURSES = "Britain and Viet Nam signed a treaty on the training of nurses."
CAVES = "The British embassy announced that it will map limestone caves in Viet Nam."
JAPAN = "Japan lent Viet Nam's divers a ship with forty cabins, the Japanese embassy said."
KOREA = "South Korea proposed to Viet Nam a prize for young gardeners, the Korean minister said."


def brief(*stories: Story, told: tuple[str, ...] = ()) -> list[str]:
    page = dataclasses.replace(page_of(*stories), told=told)
    return [item.quotation.text for item in in_brief(page, stories)]


def test_a_second_report_is_heard_and_a_reprint_is_not() -> None:
    """What another report of a story says firmer stands on page one, and what says the same stands there once."""
    again = "Viet Nam and Britain signed the agreement on harbour schools on Tuesday in Hue."
    story = story_of((JAPAN, SIGNED), (again, LIGHTHOUSE))
    found = brief(story)
    assert LIGHTHOUSE in found
    assert 1 == len({SIGNED, again} & set(found))
    reprinted = dataclasses.replace(story, reprints=(story.reports[1].document.id,))
    assert LIGHTHOUSE not in brief(reprinted)


def test_a_machine_s_words_are_never_on_page_one() -> None:
    """Not even where no other report exists."""
    story = story_of((SIGNED,))
    altered = dataclasses.replace(story, reports=(dataclasses.replace(story.reports[0], is_altered=True),))
    assert [] == brief(altered)


def test_what_is_unchanged_comes_after_all_else() -> None:
    """However firm; and what is new before what develops, which says so."""
    told = dataclasses.replace(story_of((SIGNED,)), status="unchanged", first_told="2026-04-01")
    developing = dataclasses.replace(story_of((LIGHTHOUSE,)), status="developing", first_told="2026-04-01")
    stories = [told, developing, story_of((CAVES,)), story_of((NURSES,))]
    assert [NURSES, CAVES, LIGHTHOUSE, SIGNED] == brief(*stories)
    assert ["new", "new", "developing", "unchanged"] == [item.status for item in in_brief(page_of(*stories), stories)]


def test_a_developing_partner_is_heard_before_a_third_item_of_a_new_one() -> None:
    """New before told decides the order, not who is heard."""
    signed = [story_of((f"Britain and Viet Nam signed a contract on {thing}.",)) for thing in ("tea", "opera singers", "wool", "steel rails")]
    korea = dataclasses.replace(story_of((KOREA,), partners=("KR",)), status="developing", first_told="2026-04-01")
    assert KOREA == brief(*signed, korea)[-1]


def test_what_a_developing_story_says_again_makes_room_for_its_news() -> None:
    """However firm, and on whatever day it says that it was; it stands only where there is little else."""
    again = "Viet Nam and Britain signed the agreement on harbour schools in Hue on April 4."
    news = "The British embassy said 30 divers will move into the school's lighthouse in Vinh."
    story = dataclasses.replace(story_of((again, news)), status="developing", first_told="2026-04-01")
    words = {story.id: told_words(remembered(story, SIGNED))[story.id]}
    others = [story_of((text,)) for text in (LIGHTHOUSE, NURSES, CAVES)]
    page = dataclasses.replace(page_of(story, *others), told_words=words)
    assert [LIGHTHOUSE, NURSES, CAVES, news] == [item.quotation.text for item in in_brief(page, [*others, story])]
    alone = dataclasses.replace(page_of(story), told_words=words)
    assert [news, again] == [item.quotation.text for item in in_brief(alone, [story])]


def remembered(story: Story, *told: str) -> Memory:
    """That an edition told these sentences of the story."""
    report = report_of(*told)
    day = datetime.date(2026, 4, 1)
    document = ToldDocument(id="d", story=story.id, edition=str(day), day=day, is_dated=True, fingerprint=report.fingerprint)
    return Memory(recalled=(document,))


def test_a_day_is_better_than_a_step() -> None:
    """A story's first item says on which day something was signed, where one of its firmest sentences does."""
    step = "Britain and Viet Nam have taken a major step, signing a new agreement on harbours and tides."
    day = "On August 11, the British ministry and Viet Nam's Example Institute signed a memorandum on divers."
    assert [day, step] == brief(story_of((step, day)))


def test_a_lead_is_a_story_s_first_item() -> None:
    """Not another sentence as firm that has a figure, nor another paper's of a day later; a later status of weeks after is."""
    lead = "Britain and Viet Nam signed an agreement on Wednesday to open a joint harbour school in Hue."
    more = "The British and Vietnamese sides also agreed to exchange 60 divers a year between Vinh and Leeds."
    again = "Britain and Viet Nam have signed a pact on a joint harbour school in Hue, the British ministry said on May 7."
    story = story_of((lead, more), (again,), published=("2026-05-06", "2026-05-07"))
    assert [lead, more] == brief(story)
    later = story_of((lead, more), (again,), published=("2026-05-06", "2026-05-27"))
    assert again == brief(later)[0]


def test_a_told_report_of_a_developing_story_is_no_news() -> None:
    """Its new report stands before it."""
    story = dataclasses.replace(story_of((SIGNED,), (CAVES,)), status="developing", first_told="2026-04-01")
    assert [SIGNED, CAVES] == brief(story)
    assert [CAVES, SIGNED] == brief(story, told=(story.reports[0].document.id,))


def test_the_later_status_of_a_thing_is_told() -> None:
    """Of two sentences that say the same the one with the later date, where it is not less firm."""
    before = "Britain and Viet Nam agreed that the harbour school in Hue will teach 300 pilots by 2031."
    after = "Britain and Viet Nam agreed that the harbour school in Hue will teach only 200 pilots by 2031."
    wish = "Britain hopes that the harbour school in Hue will teach 300 pilots by 2031, it told Viet Nam."
    stories = [story_of((text,), published=(f"2026-05-0{day}",)) for day, text in enumerate((before, after, wish), start=1)]
    assert [after] == brief(*stories)
    assert [after] == brief(*stories[::-1])


def test_each_partner_is_heard_before_a_third_item_for_one() -> None:
    """A proposal of another goes before a third signing; a plain statement only before a third announcement."""
    signed = [story_of((text,)) for text in (SIGNED, LIGHTHOUSE, NURSES)]
    proposal = story_of((KOREA,), partners=("KR",))
    many = [story_of((f"Britain and Viet Nam signed a contract on {thing}.",)) for thing in ("tea", "opera singers", "wool", "steel rails")]
    found = brief(*signed, *many, proposal)
    assert 6 == len(found)
    assert KOREA == found[-1]
    plain = story_of((JAPAN,), partners=("JP",))
    assert JAPAN not in brief(*signed, *many, plain)
    announced = [
        story_of((f"The British {who} announced that it will {thing} in Viet Nam next spring.",))
        for who, thing in (
            ("embassy", "map limestone caves"),
            ("company Sample Trees", "plant mangroves along rivers"),
            ("museum", "show forty paintings"),
            ("navy", "count sea turtles"),
            ("opera", "restore three theatres"),
            ("observatory", "lend telescopes and domes"),
        )
    ]
    found = brief(*announced, plain)
    assert (6, JAPAN) == (len(found), found[-1])


def test_an_item_has_the_date_of_its_report() -> None:
    """The story's where the report has none."""
    story = story_of((SIGNED,), (LIGHTHOUSE,), published=("2026-05-01", "2026-05-03"))
    assert ["1 May 2026", "3 May 2026"] == sorted(item.date for item in in_brief(page_of(story), [story]))
    undated = story_of((SIGNED,), (LIGHTHOUSE,), published=("2026-05-01", None))
    assert ["1 May 2026", "1 May 2026"] == [item.date for item in in_brief(page_of(undated), [undated])]
