"""Finds the phrases that set one partner apart from the others: keyphrases of its stories, by how many have them here and elsewhere."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.model import Analysis, Grouping, Keyphrase, PartnerPhrase, Story

PHRASES_PER_PARTNER = 6

# Tuned 2026-11 on six hundred news articles, home the US: phrases of one half of a partner's stories, looked for in the texts of its other
# half. The measure is the share of those that have one, less the share of other partners' stories that do. Weight × share of the stories
# reached .26 (.22 and .19 on two halves of the articles), a background of other news' frequencies .03 less than this: .33 (.25 and .25).
PRIOR = 0.1  # of the whole edition's counts; .05 finds .02 more, and twice as much elsewhere; .2 loses .03
FOREMOST = 0.6  # weight of how well a phrase stands in its documents; with few stories it decides, the counts being alike; .3 and 1 as good
PLAIN_WORD = -1.0  # "debate": a single word that is no name; costs .01

Key = tuple[str, ...]
"""A phrase's words in lower case and in the singular: what "Solar farm" and "solar farms" have in common."""


@dataclass(slots=True)
class _Use:
    """How a partner's stories use a phrase: in how many it stands, by itself or in a longer one (a part of one where a sentence is about
    others too); for those that have it by itself, their number, the sum of its scores, and how it is written."""

    stories: float = 0.0
    alone: float = 0.0
    score: float = 0.0
    written: Counter[str] = field(default_factory=Counter)


def partner_phrases(grouping: Grouping) -> dict[str, tuple[PartnerPhrase, ...]]:
    """By code, the phrases that are said of the partner and tell it from the edition's other partners, the best first.

    The number beside a phrase is that of the partner's stories that have it, or a longer keyphrase that holds it.
    """
    stories = {group.code: (*group.told, *group.shared) for group in grouping.groups}
    uses = {code: _uses(code, here) for code, here in stories.items()}
    having = {story.id: sayings(p.text for r in story.reports for p in r.keyphrases) for here in stories.values() for story in here}
    everywhere: dict[Key, float] = defaultdict(float)
    for found in uses.values():
        for key, use in found.items():
            everywhere[key] += use.stories
    edition = _Edition(everywhere=everywhere, tellings=sum(map(len, stories.values())))
    return {
        code: tuple(
            PartnerPhrase(text=_written(uses[code][key]), stories=sum(key in having[story.id] for story in here))
            for key in _foremost(uses[code], len(here), edition)
        )
        for code, here in stories.items()
    }


def key_of(text: str) -> Key:
    """What the variants of a phrase have in common."""
    return tuple(map(_singular, text.casefold().split()))


def sayings(texts: Iterable[str]) -> frozenset[Key]:
    """The keys of the phrases and of what they hold: who says "Blue Bay wind farm" says "wind farm"."""
    return frozenset(part for text in texts for part in _parts(key_of(text)))


def _parts(key: Key) -> Iterator[Key]:
    """The phrase itself, and what is in it of two words or more: "plant" is another subject than "power plant"."""
    yield key
    for length in range(2, len(key)):
        for at in range(len(key) - length + 1):
            yield key[at : at + length]


@lru_cache(maxsize=20_000)
def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _written(use: _Use) -> str:
    """As most of the reports write it, and rather as inside a sentence: "wind farms", not "Wind farms"."""
    return min(use.written, key=lambda text: (-use.written[text], sum(c.isupper() for c in text), text))


# -- what is said of a partner -----------------------------------------------------------------------------------------------------------


def _uses(code: str, stories: Sequence[Story]) -> dict[Key, _Use]:
    """The phrases of a partner's stories and their parts, as far as they are said of it."""
    uses: dict[Key, _Use] = defaultdict(_Use)
    for story in stories:
        shares: dict[Key, float] = {}
        scores: dict[Key, tuple[float, float]] = {}
        for report in story.reports:
            for phrase, share in _said_of(code, story, report):
                key = key_of(phrase.text)
                uses[key].written[phrase.text] += 1
                scores[key] = max(scores.get(key, (0.0, 0.0)), (share, phrase.score - report.keyphrases[0].score))
                for part in _parts(key):
                    shares[part] = max(shares.get(part, 0.0), share)
        for part, share in shares.items():
            uses[part].stories += share
        for key, (share, score) in scores.items():
            uses[key].alone += share
            uses[key].score += share * score
    return dict(uses)


def _said_of(code: str, story: Story, report: Analysis) -> list[tuple[Keyphrase, float]]:
    """The report's keyphrases that stand in a sentence about the partner, each with its share: a half where the sentence is about two."""
    about = _sentences_about(code, story, report)
    names = country_names(report)
    found = []
    for phrase in report.keyphrases:
        share = next((share for share, text in about if _stands(phrase.text.casefold(), text)), 0.0)
        if share and tells(phrase.text, names):
            found.append((phrase, share))
    return found


def _stands(phrase: str, text: str) -> bool:
    """Whether the folded text has the folded phrase as whole words; as a pattern of its own for each phrase this took ten times as long."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not any(letter.isalnum() or letter == "_" for letter in text[max(at - 1, 0) : at] + text[end : end + 1]):
            return True
        at = text.find(phrase, at + 1)
    return False


def _sentences_about(code: str, story: Story, report: Analysis) -> list[tuple[float, str]]:
    """Folded texts with the partner's share in them, the greatest first. Of a story with one partner, all of it; of one that is told in
    full at another, only what is said of this one alone: the rest would stand at each of them and set none apart."""
    text = report.document.text
    if story.partners == (code,):
        return [(1.0, text.casefold())]
    is_told_here = story.partners[0] == code
    about = [s for s in report.sentences if s.partners == (code,) or (is_told_here and code in s.partners)]
    return sorted(((1 / len(s.partners), text[s.start : s.end].casefold()) for s in about), key=lambda found: -found[0])


def country_names(report: Analysis) -> frozenset[Key]:
    """What names a country in the report: the partner, home, and others, their peoples and capitals."""
    return frozenset(key_of(evidence.text) for tag in report.countries for evidence in tag.evidence)


def tells(text: str, names: Collection[Key]) -> bool:
    """Whether it says something without countries' names: in the section on Ruritania, "Ruritanian government" does not.

    One word that is left must have a capital of its own, as in "Ruritania Style", or be all of the phrase.
    """
    key = key_of(text)
    left = list(range(len(key)))
    for name in names:
        for at in range(len(key) - len(name) + 1):
            if key[at : at + len(name)] == name:
                left = [i for i in left if not at <= i < at + len(name)]
    return len(left) > 1 or (len(left) == 1 and (len(key) == 1 or (left[0] > 0 and text.split()[left[0]][0].isupper())))


# -- what sets it apart ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edition:
    """How often each phrase is told of any partner, and how many tellings there are: each story at each of its partners."""

    everywhere: Mapping[Key, float]
    tellings: int


def _foremost(uses: Mapping[Key, _Use], stories: int, edition: _Edition) -> list[Key]:
    """The keys of the best phrases, none of which says another again, and no word of theirs more than twice."""
    worth = {key: _worth(key, use, stories, edition) for key, use in uses.items() if use.alone}
    chosen: list[Key] = []
    said: Counter[str] = Counter()
    for key in sorted(worth, key=lambda key: (-worth[key], key)):
        if len(chosen) == PHRASES_PER_PARTNER:
            break
        if not any(_say_the_same(key, other) for other in chosen) and all(said[word] < 2 for word in key):
            chosen.append(key)
            said.update(key)
    return chosen


def _say_the_same(one: Key, other: Key) -> bool:
    """Whether one has all words of the other, or they share half of all their words."""
    shared = len(set(one) & set(other))
    return shared == min(len(set(one)), len(set(other))) or 2 * shared >= len(set(one) | set(other))


def _worth(key: Key, use: _Use, stories: int, edition: _Edition) -> float:
    apart = _apart(use.stories, stories, edition.everywhere[key], edition.tellings)
    is_plain = len(key) == 1 and _written(use).islower()
    return apart + FOREMOST * use.score / use.alone + PLAIN_WORD * is_plain


def _apart(here: float, of: int, everywhere: float, tellings: int) -> float:
    """How sure it is that a story of this partner has the phrase rather than one of another's.

    The log-odds with an informative Dirichlet prior, over their standard deviation, of Monroe, Colaresi and Quinn ("Fightin' Words", 2008,
    https://doi.org/10.1093/pan/mpn018), with stories in the place of words and a part of the edition as the background.
    """
    elsewhere = max(everywhere - here, 0.0)
    with_it = PRIOR * everywhere
    without = PRIOR * tellings - with_it + 0.01  # never nothing, where all have it
    odds_here = math.log((here + with_it) / (of - here + without))
    odds_elsewhere = math.log((elsewhere + with_it) / (tellings - of - elsewhere + without))
    return (odds_here - odds_elsewhere) / math.sqrt(1 / (here + with_it) + 1 / (elsewhere + with_it))
