"""Partner phrases: what sets one partner apart, counted in stories."""

from __future__ import annotations

import itertools

import pytest

from briefing.assembly.phrases import PHRASES_PER_PARTNER, key_of, partner_phrases, sayings
from briefing.model import (
    Analysis,
    CountryTag,
    Document,
    Evidence,
    Grouping,
    Keyphrase,
    PartnerGroup,
    PartnerPhrase,
    Sentence,
    Story,
)

NUMBERS = itertools.count()


def story(phrases: str, *partners: str, names: str = "", about: tuple[str, ...] | None = None) -> Story:
    """A story of one report that says each phrase ("a; b; c", the best first) in a sentence of its own, about these partners."""
    number = next(NUMBERS)
    text, sentences, found = "", [], []
    for rank, phrase in enumerate(phrases.split("; ")):
        start = len(text)
        text += f"It has {phrase} now. "
        sentences.append(Sentence(start=start, end=len(text) - 1, partners=about if about is not None else tuple(sorted(partners))))
        found.append(Keyphrase(start=start + 7, end=start + 7 + len(phrase), text=phrase, score=3 - rank / 10))
    cues = tuple(Evidence(place="text", start=0, end=len(name), text=name) for name in names.split("; ") if name)
    tag = CountryTag(code=partners[0] if partners else "XX", score=9.0, role="partner", evidence=cues)
    document = Document(
        id=f"d{number}", path=f"{number}.txt", sha256="0", title=None, published=None, publisher=None, url=None, language="en", text=text
    )
    report = Analysis(document=document, sentences=tuple(sentences), leads=(), keyphrases=tuple(found), countries=(tag,), fields=())
    return Story(id=f"s{number}", reports=(report,), partners=partners, fields=())


def found(*stories: Story) -> dict[str, tuple[PartnerPhrase, ...]]:
    codes = sorted({code for one in stories for code in one.partners})
    groups = tuple(
        PartnerGroup(
            code=code,
            told=tuple(one for one in stories if one.partners[:1] == (code,)),
            shared=tuple(one for one in stories if code in one.partners[1:]),
        )
        for code in codes
    )
    return partner_phrases(Grouping(groups=groups, unplaced=tuple(one for one in stories if not one.partners)))


def texts(*stories: Story) -> dict[str, list[str]]:
    return {code: [phrase.text for phrase in phrases] for code, phrases in found(*stories).items()}


def test_on_a_small_desk_the_best_of_each_story_comes_first() -> None:
    """One story each: the counts are alike, and the phrases' own order decides."""
    got = texts(story("rare earth recovery; chip design; wind farm", "KR"), story("scholarship fund; soil repair", "GB"))
    assert {"KR": ["rare earth recovery", "chip design", "wind farm"], "GB": ["scholarship fund", "soil repair"]} == got


def test_what_all_partners_have_sets_none_apart() -> None:
    """A phrase of every partner's stories ranks behind what is this partner's own, though it stands foremost in each."""
    stories = [story(f"digital change; subject {code}", code) for code in ("FR", "GB", "JP", "KR")]
    assert ["subject JP", "digital change"] == texts(*stories)["JP"]


def test_more_stories_weigh_more_and_are_counted() -> None:
    """A phrase of three of the partner's stories comes before one of a single story; the number is that of its stories."""
    stories = [
        story("talks; battery plant", "NO"),
        story("bridge; battery plant", "NO"),
        story("ferry; battery plant", "NO"),
        story("tea", "IN"),
    ]
    assert PartnerPhrase(text="battery plant", stories=3) == found(*stories)["NO"][0]


def test_a_phrase_elsewhere_now_and_then_still_sets_apart() -> None:
    """Eight of ten stories here against one of forty there: it stays first."""
    here = [story(f"wind farm; matter {n}" if n < 8 else f"matter {n}; thing {n}", "DK") for n in range(10)]
    there = [story(f"wind farm; other {n}" if n == 0 else f"other {n}; rest {n}", "ES") for n in range(40)]
    assert "wind farm" == texts(*here, *there)["DK"][0]
    assert "wind farm" not in texts(*here, *there)["ES"][:3]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("solar farms", "Solar farm", 2),
        ("nuclear power plant", "Blue Bay nuclear power plant", 2),
        ("new technologies", "new technology", 2),
        ("glass", "glas", 1),
    ],
)
def test_variants_are_counted_together(one: str, other: str, expected: int) -> None:
    """A plural, a capital, and a longer phrase that holds it are the same thing said."""
    phrases = found(story(one, "NO"), story(other, "NO"), story("tea", "IN"))["NO"]
    assert expected == max(phrase.stories for phrase in phrases if key_of(phrase.text) == key_of(one))


def test_of_variants_one_is_shown() -> None:
    """Neither a part of another phrase, nor the same words in another number; no word stands three times."""
    shown = texts(
        story("nuclear power plant; Blue Bay nuclear power plant; power plants; solar panels; solar cells; solar industry", "NO")
    )["NO"]
    assert ["nuclear power plant", "solar panels", "solar cells"] == shown


def test_a_phrase_is_written_as_inside_a_sentence() -> None:
    """The capital of a sentence's beginning is not shown where another report has the phrase without."""
    assert ["wind farms"] == texts(story("Wind farms", "DK"), story("wind farms", "DK"))["DK"]


def test_a_plain_word_comes_behind_a_phrase() -> None:
    """ "debate" says less than "wind farm", though the document has it first."""
    assert ["wind farm", "debate"] == texts(story("debate; wind farm", "NO"))["NO"]


def test_a_countrys_name_sets_nothing_apart() -> None:
    """Neither the name, nor "Korean government": without the name, one plain word is left. What has more to say stays."""
    got = story("Korean government; Korea; Korean chip makers; Korea Style; Seoul", "KR", names="Korea; Korean; Seoul")
    assert {"Korean chip makers", "Korea Style"} <= set(texts(got)["KR"])
    assert {"Korean government"}.isdisjoint(texts(got)["KR"])


def test_it_has_to_be_said_of_the_partner() -> None:
    """Of a story with two partners, only what stands in a sentence about this one."""
    shared = story("gas field; harbour", "NO", "GB", about=("NO",))
    assert {"NO": ["gas field", "harbour"], "GB": []} == texts(shared)


def test_what_is_said_of_two_stands_where_the_story_is_told() -> None:
    """A sentence about two partners sets neither apart: its phrases stand where the story is told in full, behind what is its own."""
    shared = story("gas field", "NO", "GB")
    got = texts(shared, story("scholarship fund", "GB"), story("salmon farm", "NO"))
    assert {"GB": ["scholarship fund"], "NO": ["salmon farm", "gas field"]} == got


def test_a_phrase_that_is_said_again_of_the_partner_counts() -> None:
    """Its first place may be in a sentence about another."""
    text = "Norway has a gas field now. Britain wants the gas field too."
    document = Document(id="d", path="d", sha256="0", title=None, published=None, publisher=None, url=None, language="en", text=text)
    report = Analysis(
        document=document,
        sentences=(Sentence(start=0, end=27, partners=("NO",)), Sentence(start=28, end=len(text), partners=("GB",))),
        leads=(),
        keyphrases=(Keyphrase(start=13, end=22, text="gas field", score=1.0),),
        countries=(),
        fields=(),
    )
    got = found(Story(id="s", reports=(report,), partners=("NO", "GB"), fields=()))
    assert {"NO", "GB"} == {code for code, phrases in got.items() if phrases}


def test_there_are_not_too_many_and_a_quiet_partner_has_none() -> None:
    """At most six; a watched partner without a story has none."""
    many = story("; ".join(f"matter{n} plan{n}" for n in range(20)), "NO")
    assert PHRASES_PER_PARTNER == len(found(many)["NO"])
    quiet = PartnerGroup(code="SE", told=(), shared=())
    assert {"SE": ()} == partner_phrases(Grouping(groups=(quiet,), unplaced=()))


def test_the_order_of_the_stories_does_not_matter() -> None:
    """The same stories in any order give the same phrases."""
    stories = [story("wind farm; tea", "DK"), story("tea; wind farm", "DK"), story("tea; rice", "IN"), story("rice; wheat", "IN", "DK")]
    assert all(found(*stories) == found(*order) for order in itertools.permutations(stories))


def test_sayings_are_the_phrases_and_what_they_hold() -> None:
    """Whoever says the whole says a part of two words; one word is another subject."""
    assert {("big", "blue", "ship"), ("big", "blue"), ("blue", "ship")} == sayings(["Big blue ships"])
