"""Chooses the best of a document's noun groups: by YAKE's word scores, by where and how they stand, and none inside a better one."""

from __future__ import annotations

import math

from briefing.analysis.keyphrases.classes import listed_terms
from briefing.analysis.keyphrases.groups import Findings, Group
from briefing.analysis.keyphrases.silence import is_silent
from briefing.analysis.keyphrases.statistics import stop_words
from briefing.model import Document, Keyphrase

# Best of five or so values each on DUC-2001 news and Inspec together, one at a time, 2026-11; a value that won on one half of a set and
# lost on the other was not taken. The start was (-.3, -.4, 1.2, 1.2, -2, -.7, 1) with F1@10 33.4 and 37.4; these have 34.4 and 38.9,
# people, countries and outlets left out (which costs 1 on DUC-2001, whose readers listed them).
HEIGHT = -0.35  # mean log of YAKE's word scores; -.3 to -.5 are alike
PLACE = -0.3  # log of the first word's number; -.15 loses .5
ALONE = 1.4  # log of how often the group stands complete; 1.2 and 1.6 lose .1 and .4
COMPLETE = 1.2  # share of its occurrences that stand complete
ONE_WORD = -3.0  # -2.4 loses .2
FOUR_WORDS = -0.7  # of four words or more
IN_TITLE = 0.8  # share of its words that the title has; 0 loses .6 on news
ALL_NAMES = -0.3  # +.3 loses 1.5 on news: names come up by themselves
STOP_WORD = -0.5  # each word inside that YAKE's list stops
# For the reader; F1 on DUC-2001 and Inspec moves by a tenth or two either way:
VAGUE_HEAD = -0.5  # "study results"; -1 loses .3
NAMED_THING = 1.5  # of three words or more, "Clean Energy Partnership": what was founded has a name
COURTESY = -0.5  # "growth driver", "future prospects"; 0 and -1 lose .1


def choose(document: Document, findings: Findings, limit: int) -> list[Keyphrase]:
    """The best groups that stand in the text, none of them part of a better one."""
    worth = {key: _worth(group, findings) for key, group in findings.groups.items() if _is_phrase(group, findings)}
    chosen: list[tuple[str, ...]] = []
    phrases: list[Keyphrase] = []
    for key in sorted(worth, key=lambda key: (-worth[key], findings.groups[key].start)):
        if len(phrases) == limit:
            break
        if not any(contains(better, key) for better in chosen):
            chosen.append(key)
            group = findings.groups[key]
            text = document.text[group.start : group.end]
            phrases.append(Keyphrase(start=group.start, end=group.end, text=text, score=round(worth[key], 6)))
    return phrases


def _is_phrase(group: Group, findings: Findings) -> bool:
    """Whether the group stands in the text, says something, and names neither a person nor a country nor one who reports.

    People are told elsewhere, countries have their sections.
    """
    key = group.key
    if group.start < 0 or (len(key) == 1 and (key[0] in listed_terms("vague") or key[0] in listed_terms("courtesy"))):
        return False
    if group.person or (group.names > 0 and key[-1] in findings.surnames):
        return False
    joined = "_".join(key).rstrip(".")
    if any(joined in listed_terms(name) for name in ("place", "furniture", "outlet")):
        return False
    return not is_silent(" ".join(key), findings.silent)


def _worth(group: Group, findings: Findings) -> float:
    key, size = group.key, len(group.key)
    heights = sum(math.log(max(findings.scores.get(word) or 1.0, 1e-9)) for word in key) / size
    return (
        HEIGHT * heights
        + PLACE * math.log(1 + group.position)
        + ALONE * math.log(1 + group.alone)
        + COMPLETE * group.alone / max(findings.counts[key], group.alone)
        + ONE_WORD * (size == 1)
        + FOUR_WORDS * (size >= 4)
        + IN_TITLE * sum(word in findings.title for word in key) / size
        + ALL_NAMES * (2 * group.names > group.alone)
        + STOP_WORD * sum(word in stop_words("en") for word in key)
        + VAGUE_HEAD * (key[-1] in listed_terms("vague"))
        + NAMED_THING * (size >= 3 and group.names > 0 and key[-1] in listed_terms("head"))
        + COURTESY * (group.names == 0 and key[-1] in listed_terms("courtesy"))
    )


def contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
