"""Measures how gathering stories grows with the number of made-up articles: CPU seconds and memory, each size in a process of its own.

    python tests/bench/clustering.py

Exits with 1 where ten thousand articles take more than is allowed, or the growth is far from linear.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

SIZES = (1_000, 3_000, 10_000, 30_000)
MOST_SECONDS, MOST_MEGABYTES, MOST_GROWTH = 4.0, 350.0, 1.3
"""The bar: for ten thousand articles, and the exponent of the growth from the smallest to the largest number."""
BARRED = 10_000

WORDS, VOCABULARY = 300, 60_000
OWN_WORDS = 40
"""An event has words of its own, names and places, which a third of its reports' words are."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", type=int, help="measure this number of articles in this process, and print it as JSON")
    parser.add_argument("--undated", action="store_true", help="with --measure: no article has a date")
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(measure(asked.measure, undated=asked.undated)))
        return
    sys.exit(report())


def report() -> int:
    """Prints the table, and whether the bar holds; 1 where it does not."""
    print(
        f"{'articles':>8}  {'dates':7}  {'events':>6}  {'stories':>7}  {'gather, CPU s':>13}  {'peak, MB':>8}  {'fingerprints, CPU s':>19}"
    )
    held = True
    for undated, sizes in ((False, SIZES), (True, SIZES[:-1])):
        rows = [_measured(count, undated=undated) for count in sizes]
        for row in rows:
            print(
                f"{row['articles']:8}  {'none' if undated else 'a year':7}  {row['events']:6}  {row['stories']:7}  "
                f"{row['gather']:13.2f}  {row['megabytes']:8.0f}  {row['fingerprints']:19.2f}"
            )
        growth = math.log(rows[-1]["gather"] / rows[0]["gather"]) / math.log(sizes[-1] / sizes[0])
        at_bar = rows[sizes.index(BARRED)]
        held = held and at_bar["gather"] <= MOST_SECONDS and at_bar["megabytes"] <= MOST_MEGABYTES and growth <= MOST_GROWTH
        print(f"growth: articles to the power of {growth:.2f}")
    print(
        f"{'The bar holds' if held else 'THE BAR DOES NOT HOLD'}: {BARRED} articles in {MOST_SECONDS:.0f} CPU s and {MOST_MEGABYTES:.0f} MB, "
        f"growth at most {MOST_GROWTH}"
    )
    return 0 if held else 1


def _measured(count: int, *, undated: bool) -> dict[str, float]:
    command = [sys.executable, __file__, "--measure", str(count), *(["--undated"] if undated else [])]
    measured: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return measured


def measure(count: int, *, undated: bool) -> dict[str, float]:
    """One size: the articles are read one by one, as from a store, so that only their fingerprints stay."""
    from briefing import stories
    from briefing.analysis.fingerprints import fingerprint
    from briefing.model import Analysis, Document, Fingerprint, Published

    analyses, fingerprinting, events = [], 0.0, set()
    for number, (event, day, text) in enumerate(articles(count)):
        title, _, body = text.partition("\n")
        document = Document(
            id=f"{number:08}", path="", sha256="", title=title, published=None, publisher=None, url=None, language="en", text=body
        )
        start = time.process_time()
        found = fingerprint(document)
        fingerprinting += time.process_time() - start
        events.add(event)
        own = Fingerprint(terms=tuple("".join(term) for term in found.terms), counts=found.counts, shingles=found.shingles)
        dated = None if undated else Published(date=day, origin="", confidence=1.0)
        kept = Document(
            id=document.id, path="", sha256="", title=title, published=dated, publisher=None, url=None, language="en", text=body[:100]
        )
        analyses.append(Analysis(document=kept, sentences=(), leads=(), keyphrases=(), countries=(), fields=(), fingerprint=own))
    start = time.process_time()
    gathered = stories.gather(analyses)
    return {
        "articles": count,
        "events": len(events),
        "stories": len(gathered),
        "gather": time.process_time() - start,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "fingerprints": fingerprinting,
    }


def articles(count: int) -> Iterator[tuple[int, datetime.date, str]]:
    """Event, day and text: words by Zipf's law, some of them the event's own; most events have one report, some fifty and more."""
    chance = random.Random(count)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    vocabulary = [_word(rank) for rank in range(VOCABULARY)]
    made = 0
    for event in itertools.count():
        own = chance.choices(vocabulary, cum_weights=weights, k=OWN_WORDS // 2) + chance.choices(vocabulary, k=OWN_WORDS // 2)
        first = datetime.date(2025, 1, 1) + datetime.timedelta(days=chance.randrange(365))
        for _ in range(min(200, int(chance.paretovariate(1.2)))):
            if made == count:
                return
            made += 1
            length = int(WORDS * chance.uniform(0.3, 2))
            words = [
                *chance.choices(own, k=length // 3),
                *chance.choices(vocabulary, cum_weights=weights, k=length - length // 3),
            ]
            chance.shuffle(words)
            yield event, first + datetime.timedelta(days=chance.randrange(4)), f"{' '.join(own[:3] + words[:5])}\n{' '.join(words)}"


def _word(rank: int) -> str:
    """A word for each rank that can be said, the frequent ones short."""
    letters = ""
    rank += 20
    while rank:
        rank, syllable = divmod(rank, 80)
        letters += "bdfghjklmnprstvz"[syllable % 16] + "aeiou"[syllable // 16]
    return letters


if __name__ == "__main__":
    main()
