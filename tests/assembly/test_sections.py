"""What a partner's section quotes: what is said of that partner, each thing once, by whichever report of the story says it."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from assembling import page_of, sections_of, story_of

from briefing.assembly import in_order_of_telling
from briefing.model import Grouping, Lead, PartnerGroup, PartnerSection, Telling

OPENING = "The British government and Viet Nam's Example Institute opened a harbour school in Hue, the institute said."
PLACES = "Britain and Viet Nam agreed on Monday that the harbour school in Hue will teach 300 pilots by 2031."
VISIT = "The British ambassador praised the divers of Hue."
JAPAN = "Japan signed an agreement with Viet Nam to offer 120 places at schools in Tokyo by 2030."


def quoted(section: PartnerSection) -> list[str]:
    return [quotation.text for telling in section.tellings for quotation in telling.quotations]


def first(section: PartnerSection) -> Telling:
    return section.tellings[0]


def test_a_section_quotes_its_partner_alone() -> None:
    """Of a story with one partner, too, nothing is quoted that is said of other countries, however firm it is."""
    tuition = "British teachers will give the lessons, and the British side pays for the books."
    japan = "Japan signed an agreement to offer 120 places at schools in Tokyo by 2030."
    said = quoted(sections_of(story_of((OPENING, japan, tuition), partners=("GB",)))["GB"])
    assert {OPENING, tuition} <= set(said)
    assert japan not in said


def test_what_an_article_says_twice_is_quoted_once() -> None:
    """A summary that stands again below the dateline is one quotation."""
    below = f"HUE, May 1 (VNA) - {OPENING} British teachers will give the lessons from June on."
    found = quoted(sections_of(story_of((OPENING, below)))["GB"])
    assert 1 == found.count(OPENING)


def test_what_an_article_comes_back_to_is_quoted_too() -> None:
    """Of one report only the same words are left out: the second sentence says when, and who signed."""
    opening = "Britain and Viet Nam have signed a new agreement on a harbour school to strengthen their cooperation."
    exact = "On August 11, the British government and Viet Nam’s Ministry of Ports signed the agreement on the harbour school."
    telling = sections_of(story_of((opening, exact)))["GB"].tellings[0]
    assert [opening, exact] == [quotation.text for quotation in telling.quotations]


def test_what_a_second_report_adds_is_quoted_and_what_it_repeats_is_not() -> None:
    """Its firmer sentence stands behind the best report's, each with its own reference."""
    again = "A harbour school was opened in Hue by the British government and the Example Institute of Viet Nam."
    section = sections_of(story_of((OPENING, VISIT), (again, PLACES)))["GB"]
    found = quoted(section)
    assert [OPENING, VISIT, PLACES] == found
    assert [1, 1, 2] == [quotation.reference for quotation in first(section).quotations]


def test_two_agreements_of_one_day_are_both_quoted() -> None:
    """Words that stand in any news of an agreement do not make two of them the same."""
    one = "Britain and Viet Nam signed a memorandum of understanding on semiconductor training in Hanoi on Monday."
    other = "Britain and Viet Nam signed an agreement on rice exports in Hanoi on Monday."
    assert [one, other] == quoted(sections_of(story_of((one,), (other,)))["GB"])


def test_several_reports_say_one_thing_more_than_one() -> None:
    """Three quotations of a report; a fourth where another one has news."""
    agreed = "Britain and Viet Nam agreed to {}."
    things = ("build a lighthouse near Vinh", "train forty nurses for Hue", "plant mangroves along rivers", "map caves under limestone")
    alone = tuple(agreed.format(thing) for thing in things)
    assert 3 == len(quoted(sections_of(story_of(alone))["GB"]))
    other = "The British ambassador and Viet Nam's Sample Bank signed a contract on fishing boats."
    found = quoted(sections_of(story_of(alone, (other,)))["GB"])
    assert (4, other) == (len(found), found[-1])


def test_the_first_lead_keeps_its_place() -> None:
    """Of a story that goes on, however many firm sentences stand below it: they may be older. In a new story these are the news."""
    things = ("build a lighthouse near Vinh", "train forty nurses for Hue", "plant mangroves along rivers")
    agreed = [f"Britain and Viet Nam agreed to {thing}." for thing in things]
    lead = "The British harbour school in Hue took in its first divers, and Viet Nam's Example Institute thanked Britain."
    story = story_of((lead, *agreed))
    report = dataclasses.replace(story.reports[0], leads=(Lead(start=0, end=len(lead), text=lead, score=1.0),))
    story = dataclasses.replace(story, reports=(report,))
    assert agreed == quoted(sections_of(story)["GB"])
    going_on = dataclasses.replace(story, status="developing", first_told="2026-04-05")
    assert [lead, *agreed[:2]] == quoted(sections_of(going_on)["GB"])


def test_a_developing_story_quotes_what_is_new() -> None:
    """What was told comes last, and not at all where there is enough else."""
    signed = "Britain and Viet Nam signed the agreement on the harbour school in Hue on April 4."
    news = ("British architects Sample and Sons will draw the school.", "The British embassy picked a site in Vinh.", VISIT)
    story = dataclasses.replace(story_of((signed, *news)), status="developing", first_told="2026-04-05")
    told = {story.id: {"signed", "agreem", "harbou", "school", "britai", "viet"}}
    page = dataclasses.replace(page_of(story), told_words=told)
    assert list(news) == quoted(sections_of(story, page=page)["GB"])
    few = dataclasses.replace(story_of((signed, news[0])), status="developing", first_told="2026-04-05")
    assert [signed, news[0]] == quoted(sections_of(few, page=dataclasses.replace(page_of(few), told_words={few.id: told[story.id]}))["GB"])


def test_a_second_report_s_figures_have_to_be_new() -> None:
    """A sentence without a figure or a name that the first report lacks is not quoted beside it; the same figure of another thing is."""
    one = "Britain and Viet Nam signed an agreement on a harbour school in Hue worth £12 million."
    other = "Under the pact, Britain will contribute 12 million pounds."
    more = "Britain will also train 12 nurses."
    found = quoted(sections_of(story_of((one,), (other, more)))["GB"])
    assert [one, more] == found


def test_a_reprint_is_never_quoted_beside_its_original() -> None:
    """Nor is anything that only the reprint's wording adds."""
    story = story_of((OPENING,), (OPENING, PLACES))
    reprinted = dataclasses.replace(story, reprints=(story.reports[1].document.id,))
    assert [OPENING] == quoted(sections_of(reprinted)["GB"])


def test_an_altered_report_is_quoted_only_where_there_is_no_other() -> None:
    """Then its section still tells it."""
    story = story_of((PLACES,), (OPENING,))
    altered = dataclasses.replace(story.reports[0], is_altered=True)
    assert [OPENING] == quoted(sections_of(dataclasses.replace(story, reports=(altered, story.reports[1])))["GB"])
    assert [PLACES] == quoted(sections_of(dataclasses.replace(story, reports=(altered,)))["GB"])


def test_another_partner_is_told_in_part_from_all_reports() -> None:
    """In full at the first partner; at the other the sentences about it alone, whoever reports them."""
    teachers = "The Japanese government will send teachers to Hue, the Japanese ambassador said."
    found = sections_of(story_of((OPENING, VISIT), (PLACES, JAPAN, teachers), partners=("GB", "JP")))
    assert JAPAN not in quoted(found["GB"])
    assert [JAPAN, teachers] == quoted(found["JP"])
    assert ("part", "United Kingdom") == (first(found["JP"]).mode, first(found["JP"]).elsewhere)


def test_new_stories_come_before_told_ones() -> None:
    """Developing ones before unchanged; the order of numbers follows."""
    stories = [
        dataclasses.replace(story_of((text,)), status=status, first_told="2026-04-01" if status != "new" else "")
        for text, status in ((OPENING, "unchanged"), (PLACES, "developing"), (VISIT, "new"))
    ]
    grouping = Grouping(groups=(PartnerGroup(code="GB", told=tuple(stories), shared=()),), unplaced=())
    assert ["new", "developing", "unchanged"] == [story.status for story in in_order_of_telling(grouping)]
    assert ["new", "developing", "unchanged"] == [telling.status for telling in sections_of(*stories)["GB"].tellings]


def test_a_developing_story_leads_to_the_edition_that_told_it_first() -> None:
    """By its id, under which that edition tells it in full, if it has a page."""
    story = dataclasses.replace(story_of((OPENING,)), status="developing", first_told="2026-04-05-2")
    page = dataclasses.replace(page_of(story), pages={"2026-04-05-2": "2026-04-05-2/briefing-2026-04-05-2.html"})
    telling = first(sections_of(story, page=page)["GB"])
    assert "" == first(sections_of(story)["GB"]).told_first_page
    assert "first told 5 April 2026 (no. 2)" == telling.told_first
    assert f"../2026-04-05-2/briefing-2026-04-05-2.html#{story.id}" == telling.told_first_page
    assert "full" == telling.mode


def test_a_story_with_nothing_but_reprints_is_one_line() -> None:
    """At each of its partners, with the way to where it was told; nothing is quoted again."""
    story = story_of((OPENING, JAPAN), partners=("GB", "JP"))
    again = dataclasses.replace(story, status="unchanged", first_told="2026-04-05", reprints=(story.reports[0].document.id,))
    for section in sections_of(again).values():
        telling = first(section)
        assert ("link", "", ()) == (telling.mode, telling.elsewhere, telling.quotations)
        assert "first told 5 April 2026" == telling.told_first


@pytest.mark.parametrize(
    ("published", "told", "late"),
    [
        (("2026-04-02",), False, "published 2 April 2026, before this edition’s period"),
        (("2026-04-02", "2026-04-03"), False, "published 2 to 3 April 2026, before this edition’s period"),
        (("2026-04-02", "2026-04-09"), False, "1 late, published 2 April 2026, before this edition’s period"),
        (("2026-04-05",), False, ""),
        ((None,), False, ""),
        (("2026-04-02",), True, ""),
    ],
)
def test_late_news_says_when_it_was_published(published: tuple[str | None, ...], told: bool, late: str) -> None:
    """Of the reports that no edition told; neither what is undated nor what was told is late. Where some are not, it says how many are."""
    story = story_of(*((OPENING,) for _ in published), published=published)
    day = datetime.date(2026, 4, 5)
    page = dataclasses.replace(page_of(story), since=day, last=day, told=[r.document.id for r in story.reports] if told else ())
    assert late == first(sections_of(story, page=page)["GB"]).late
    assert "" == first(sections_of(story)["GB"]).late


@pytest.mark.parametrize(
    ("published", "date"),
    [
        ((None,), "undated"),
        (("2026-03-14", "2026-03-12", None), "12 to 14 March 2026"),
        (("2026-03-14", None), "14 March 2026"),
        (("2025-12-30", "2026-01-02"), "30 December 2025 to 2 January 2026"),
    ],
)
def test_a_story_has_the_dates_of_its_reports(published: tuple[str | None, ...], date: str) -> None:
    """The span of them, with the year."""
    assert date == first(sections_of(story_of(*((OPENING,) for _ in published), published=published))["GB"]).date


def test_an_inferred_date_says_so_where_no_other_report_has_it() -> None:
    """What one report states another one need not infer."""
    inferred = ("2026-03-14", "inferred from the text")
    assert "14 March 2026, inferred" == first(sections_of(story_of((OPENING,), published=(inferred,)))["GB"]).date
    assert "14 March 2026" == first(sections_of(story_of((OPENING,), (PLACES,), published=(inferred, "2026-03-14")))["GB"]).date
