"""What holds for any articles, not only for those that somebody thought of."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
import random
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import ROOT

from briefing import analysis, archive, assembly, audit, charts, documents, lexicon, partners, pipeline, stories
from briefing.model import Analysis, Briefing, Failure, RawDocument
from briefing.verification import quotations

LEXICON = lexicon.load(home="VN")

# Sentences of a made-up press, put together at random: partners, targets, pronouns, junk, and letters that trip programs up.
SENTENCES = st.sampled_from(
    [
        "Japan and Viet Nam signed a memorandum of understanding on rare earth recovery.",
        "The two sides plan to train 400 engineers by 2030.",
        "He added that the laboratory would open in May.",
        "France, Germany and Italy agreed to lend two ion traps to the Example Institute in Hanoi, aiming to speed up its work.",
        "“We hope to sign more such agreements,” said Sample Person, director of the institute.",
        "The U.S. side did not sign the agreement.",
        "Việt Nam’s Viện Thí Dụ met the European Union’s delegation in Hà Nội.",
        "Is this the end of the story?",
        "Read more about this here.",
        "![]() |",
        "On 12 January the institute moved.",
        "South Korea's trade with the two countries reached $86.7 billion, up 9.2% from a year before.",
        "<script>alert(1)</script> {{ briefing }} 한국 日本 🇻🇳 \u202eabc",
    ]
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join)
ARTICLES = st.builds(
    lambda title, paragraphs: "\n\n".join([*title, *paragraphs]),
    st.lists(st.sampled_from(["Institute opens laboratory with Japan", "Viet Nam and France agree on quantum programme"]), max_size=1),
    st.lists(PARAGRAPHS, min_size=1, max_size=6),
)
EDITIONS = st.lists(ARTICLES, min_size=1, max_size=6)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def read(text: str, path: str) -> Analysis | Failure:
    raw = RawDocument(path=path, content=text.encode(), sha256="0" * 64)
    try:
        return analysis.analyse(documents.to_document(raw), LEXICON)
    except documents.DocumentError as error:
        return Failure(path=path, reason=error.problem)


def brief(texts: list[str], *, shuffled: int | None = None) -> tuple[Briefing, list[Analysis | Failure]]:
    results = [read(text, f"{n:02}.txt") for n, text in enumerate(texts)]
    if shuffled is not None:
        random.Random(shuffled).shuffle(results)
    found = {r.document.id: r for r in results if isinstance(r, Analysis)}
    merged = documents.merge(r.document for r in results if isinstance(r, Analysis))
    told = stories.gather(dataclasses.replace(found[d.id], document=d) for d in merged)
    grouping = partners.group(told)
    names = {code: LEXICON.name_of(code) for code in LEXICON.codes()}
    frame = assembly.Frame(
        edition="2026-02-01",
        date=datetime.date(2026, 2, 1),
        generator="briefing",
        desk="Desk",
        title="",
        home="VN",
        home_name="Viet Nam",
        timezone="UTC",
        watched=(),
        full_sources=True,
    )
    in_order = {group.code: names[group.code] for group in grouping.groups}
    drawn = charts.tables(charts.counted_stories(grouping), names=in_order, labels=LEXICON.field_labels)
    failures = [r for r in results if isinstance(r, Failure)]
    return assembly.assemble(frame, grouping, drawn, failures, names=names, labels=LEXICON.field_labels), results


@FEW
@given(EDITIONS)
def test_nothing_is_lost_and_nothing_told_twice(texts: list[str]) -> None:
    """Each file is a document, another name of one, or left out; each document is in one story; each story is told in full once."""
    briefing, _ = brief(texts)
    paths = [p for d in briefing.documents for p in (d.path, *d.also)] + [left.path for left in briefing.left_out]
    assert sorted(f"{n:02}.txt" for n in range(len(texts))) == sorted(paths)
    assert sorted(d.id for d in briefing.documents) == sorted(d for story in briefing.stories for d in story.documents)
    tellings = [t for section in briefing.partners for t in section.tellings] + list(briefing.unplaced)
    assert sorted(story.id for story in briefing.stories) == sorted(t.story for t in tellings if t.mode == "full")
    quoted = sorted((q.document, part.start, part.end) for t in tellings for q in t.quotations for part in q.parts)
    assert [] == [(one, other) for one, other in itertools.pairwise(quoted) if one[0] == other[0] and other[1] < one[2]]


@FEW
@given(EDITIONS)
def test_every_quotation_is_an_exact_span_that_can_be_followed(texts: list[str]) -> None:
    """The words of a quotation stand in the document at its spans, and its anchor is the mark of a passage that holds them."""
    briefing, results = brief(texts)
    documents_by_id = {r.document.id: r.document.text for r in results if isinstance(r, Analysis)}
    marks: dict[str, str] = {}
    for pieces in (passage.pieces for d in briefing.documents for passage in d.passages):
        marks |= {piece.anchor: "".join(p.text for p in pieces[n:]) for n, piece in enumerate(pieces) if piece.anchor}
    for place, quotation in quotations(briefing):
        words = " […] ".join(documents_by_id[quotation.document][part.start : part.end] for part in quotation.parts)
        assert quotation.text in (words, f"{words} […]")
        if not place.startswith("source"):
            assert all(documents_by_id[quotation.document][p.start : p.end] in marks[quotation.anchor] for p in quotation.parts)


@FEW
@given(EDITIONS, st.integers(min_value=0, max_value=5))
def test_the_order_of_input_does_not_matter(texts: list[str], seed: int) -> None:
    """The same documents in another order make the same briefing."""
    assert brief(texts)[0] == brief(texts, shuffled=seed)[0]


@FEW
@given(EDITIONS)
def test_a_briefing_survives_json(texts: list[str]) -> None:
    """What is read back from JSON is what was written."""
    briefing, _ = brief(texts)
    assert briefing == msgspec.json.decode(archive.to_json(briefing), type=Briefing)


def test_every_number_comes_out_again(tmp_path: Path) -> None:
    """The recount of `verify` finds each number of an edition as it stands."""
    desk = pipeline.desk_from(ROOT, None)
    built = pipeline.build(desk, date=datetime.date(2025, 11, 3), output=tmp_path, formats=("json",), dry_run=True)
    for what, said, found in audit.recount(built.briefing, name_of=pipeline.lexicon_of(desk).name_of):
        assert said == found, what
