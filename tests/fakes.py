"""Small made-up values for tests: invented countries' news, in no real newspaper."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from briefing.model import (
    Briefing,
    BriefItem,
    Chart,
    Counts,
    Headline,
    Keyphrase,
    LeftOut,
    PartnerPhrase,
    PartnerSection,
    Passage,
    Period,
    Piece,
    Published,
    Quotation,
    Reason,
    Removed,
    SeenWord,
    SourceEntry,
    Span,
    StoryEntry,
    Telling,
)

HARBOUR = "Ruritania and Freedonia signed a pact on tidal turbines in Port Azur."
LATER = "The first turbine is to turn in 2031."
LIBRARY = "Sylvania offered forty scholarships to librarians from Ruritania."


def a_quotation(text: str = HARBOUR, *, document: str = "d1", reference: int = 1, anchor: str = "s1-1", start: int = 0) -> Quotation:
    return Quotation(document=document, reference=reference, anchor=anchor, parts=(Span(start=start, end=start + len(text)),), text=text)


def a_source(number: int = 1, *, text: str = HARBOUR, title: str | None = "Tidal pact signed", **changes: Any) -> SourceEntry:
    """A source with one passage: its only sentence, marked."""
    quotation = a_quotation(text, document=f"d{number}", reference=number, anchor=f"s{number}-1")
    source = SourceEntry(
        id=f"d{number}",
        number=number,
        path=f"inbox/{number}.txt",
        also=(),
        sha256=f"{number}" * 64,
        title=title,
        headline=Headline(text=title) if title else Headline(text=text, quotation=quotation),
        published=Published(date=datetime.date(2031, 5, number), origin="labelled line", confidence=0.96),
        date=f"{number} May 2031",
        origin="labelled line",
        publisher="The Azur Gazette",
        url=f"https://gazette.example/{number}",
        language="en",
        story=f"story{number}",
        partners=("Freedonia",),
        keyphrases=(Keyphrase(start=0, end=9, text="tidal turbines", score=0.9),),
        leads=(quotation,),
        passages=(Passage(pieces=(Piece(text=text, anchor=f"s{number}-1"), Piece(text=" And so on.")), cut_before=False, cut_after=True),),
        reasons=(Reason(what="Partner", name="Freedonia", words=(SeenWord(text="Freedonian", times=3),), more=1, why="weight 4.0"),),
        removed=(Removed(text="Share this article", rule="call to action"),),
        page=f"{number:03d}-d{number}.html",
    )
    return replace(source, **changes)


def a_telling(number: int = 1, *, text: str = HARBOUR, **changes: Any) -> Telling:
    telling = Telling(
        story=f"story{number}",
        anchor=f"story-{number}",
        mode="full",
        headline=Headline(text="Tidal pact signed"),
        date=f"{number} May 2031",
        reports="1 report",
        outlets="The Azur Gazette",
        fields=("energy transition",),
        also_with=(),
        quotations=(a_quotation(text, document=f"d{number}", reference=number, anchor=f"s{number}-1"),),
    )
    return replace(telling, **changes)


def a_section(code: str = "FR", name: str = "Freedonia", *tellings: Telling, **changes: Any) -> PartnerSection:
    told = tellings or (a_telling(),)
    section = PartnerSection(
        code=code,
        name=name,
        anchor=f"partner-{code.lower()}",
        watched=False,
        summary="1 story, 1 document" if len(told) == 1 else f"{len(told)} stories, {len(told)} documents",
        stories=tuple(telling.story for telling in told),
        documents=tuple(telling.story.replace("story", "d") for telling in told),
        keyphrases=(PartnerPhrase(text="tidal turbines", stories=1),),
        tellings=told,
    )
    return replace(section, **changes)


def a_chart(**changes: Any) -> Chart:
    chart = Chart(
        id="partners",
        title="Freedonia in both stories",
        counted="Stories by partner.",
        alt="Bars: Freedonia 2 and Sylvania 1.",
        columns=("Partner", "Stories"),
        rows=(("Freedonia", 2), ("Sylvania", 1)),
        svg='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 9"><title>Freedonia</title><path d="M 0 0 L 9 9"/></svg>\n',
    )
    return replace(chart, **changes)


def a_briefing(**changes: Any) -> Briefing:
    """Ruritania's two stories of a week: one with Freedonia, one with Sylvania, whose report has no title."""
    library = a_quotation(LIBRARY, document="d2", reference=2, anchor="s2-1")
    briefing = Briefing(
        schema_version=1,
        generator="briefing 0",
        edition="2031-05-08",
        date=datetime.date(2031, 5, 8),
        date_text="Thursday 8 May 2031",
        state="draft",
        desk="Ruritanian Desk of Partnerships",
        title="Ruritania: partnerships",
        home="RU",
        home_name="Ruritania",
        fields=(),
        timezone="UTC",
        period=Period(since=datetime.date(2031, 5, 1), until=datetime.date(2031, 5, 8), text="1 to 7 May 2031 (UTC)"),
        notes=("1 of 3 files could not be read.",),
        counts=Counts(documents=2, stories=2, partners=2, undated=0, left_out=1),
        in_brief=(BriefItem(partners="Freedonia", date="1 May 2031", quotation=a_quotation()),),
        charts=(a_chart(),),
        partners=(
            a_section(),
            a_section("SY", "Sylvania", a_telling(2, text=LIBRARY, headline=Headline(text=LIBRARY, quotation=library), fields=())),
        ),
        unplaced=(),
        left_out=(LeftOut(path="inbox/empty.txt", reason="The file is empty."),),
        stories=(
            StoryEntry(id="story1", headline="Tidal pact signed", documents=("d1",), partners=("FR",), fields=("energy transition",)),
            StoryEntry(id="story2", headline=LIBRARY, documents=("d2",), partners=("SY",), fields=()),
        ),
        documents=(a_source(1), a_source(2, text=LIBRARY, title=None, partners=("Sylvania",))),
        method=("Every statement about the world is a quotation.", "Counts are of stories."),
    )
    return replace(briefing, **changes)
