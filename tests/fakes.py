"""Small made-up values for tests: invented countries' news, in no real newspaper."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from briefing.model import (
    Analysis,
    Briefing,
    BriefItem,
    Changes,
    Chart,
    CountryTag,
    Counts,
    Document,
    Evidence,
    Grouping,
    Headline,
    Keyphrase,
    Lead,
    LeftOut,
    Memory,
    MovedPhrase,
    PartnerGroup,
    PartnerPhrase,
    PartnerSection,
    Passage,
    PastCount,
    PastEdition,
    Period,
    Piece,
    Published,
    Quotation,
    Reason,
    Removed,
    SeenWord,
    Sentence,
    SilentStory,
    SourceEntry,
    Span,
    Status,
    Story,
    StoryEntry,
    Telling,
    Trend,
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


TREND = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 12" width="20mm" height="4mm" role="img"><title>2, 1</title>'
    '<path d="M 0 0 L 9 9"/><text x="12" y="10" font-size="9" font-family="Be Vietnam Pro">drawn</text></svg>'
)


def a_later_briefing(**changes: Any) -> Briefing:
    """The same week with an edition before it: the story with Freedonia goes on, is late and altered; four others fell silent."""
    page = "../2031-05-01/briefing-2031-05-01.html#"
    silent = tuple(
        SilentStory(story=f"old{n}", headline=f"Ferry {n} sails", edition="2031-05-01", page=f"{page}old{n}") for n in range(1, 5)
    )
    changed = Changes(
        text="1 developing; 4 of the last edition’s 5 without new reports",
        new=0,
        developing=1,
        unchanged=0,
        silent=silent,
        rose=(MovedPhrase(text="tidal turbines", before=1, now=3),),
        fell=(MovedPhrase(text="ferry fares", before=4, now=0),),
    )
    telling = a_telling(
        status="developing",
        told_first="first told 1 May 2031",
        told_first_page=f"{page}story1",
        late="published 1 May 2031, before this edition’s period",
    )
    trend = Trend(editions=("2031-05-01", "2031-05-08"), stories=(2, 1), svg=TREND, alt="2, 1")
    first = a_briefing()
    altered = a_source(
        1, told="2031-05-01", late="published before this edition’s period", altered="wording seems altered: “tidal engines”"
    )
    later = replace(
        first,
        counts=replace(first.counts, new=1, developing=1, told_before=1234),
        partners=(a_section("FR", "Freedonia", telling, changes=changed, trend=trend), *first.partners[1:]),
        documents=(altered, *first.documents[1:]),
        history=(PastCount(edition="2031-05-01", date=datetime.date(2031, 5, 1), stories=5, partners={"FR": 5}),),
    )
    return replace(later, **changes)


# -- before assembly ---------------------------------------------------------------------------------------------------------------------


def a_report(id: str, *, text: str = HARBOUR, phrases: tuple[str, ...] = (), date: datetime.date | None = None, **changes: Any) -> Analysis:
    """A report of one sentence about Freedonia; its keyphrases need not stand in it."""
    document = Document(
        id=id,
        path=f"inbox/{id}.txt",
        sha256=id * 8,
        title=f"Title of {id}",
        published=Published(date=date, origin="labelled line", confidence=0.96) if date else None,
        publisher="The Azur Gazette",
        url=None,
        language="en",
        text=text,
    )
    named = text.find("Freedonia")
    report = Analysis(
        document=document,
        sentences=(Sentence(start=0, end=len(text), partners=("FR",)),),
        leads=(Lead(start=0, end=len(text), text=text, score=1.0),),
        keyphrases=tuple(Keyphrase(start=0, end=len(phrase), text=phrase, score=1 - n / 10) for n, phrase in enumerate(phrases)),
        countries=(
            CountryTag(
                code="FR",
                score=4.0,
                role="partner",
                evidence=(Evidence(place="text", start=named, end=named + 9, text="Freedonia"),),
            ),
        ),
        fields=(),
    )
    return replace(report, **changes)


def a_story(id: str, *reports: Analysis, partners: tuple[str, ...] = ("FR",), status: Status = "new", first_told: str = "") -> Story:
    return Story(id=id, reports=reports or (a_report(f"d-{id}"),), partners=partners, fields=(), status=status, first_told=first_told)


def a_grouping(*stories: Story, watched: tuple[str, ...] = ()) -> Grouping:
    """The stories at their partners, watched ones first, in the order given; without one unplaced."""
    codes = dict.fromkeys((*watched, *(code for story in stories for code in story.partners)))
    return Grouping(
        groups=tuple(
            PartnerGroup(
                code=code,
                told=tuple(story for story in stories if story.partners[:1] == (code,)),
                shared=tuple(story for story in stories if code in story.partners[1:]),
            )
            for code in codes
        ),
        unplaced=tuple(story for story in stories if not story.partners),
    )


def a_past_story(id: str, *phrases: str, partners: tuple[str, ...] = ("FR",)) -> tuple[StoryEntry, tuple[str, ...]]:
    """A story of an earlier edition with one document, `d-<id>`, and the keyphrases of that."""
    return StoryEntry(id=id, headline=f"Title of d-{id}", documents=(f"d-{id}",), partners=partners, fields=()), phrases


def a_memory(*stories: tuple[StoryEntry, tuple[str, ...]], name: str = "2031-05-01", date: datetime.date | None = None) -> Memory:
    """Of one published edition that told these stories."""
    day = date or datetime.date.fromisoformat(name[:10])
    entries = tuple(entry for entry, _ in stories)
    phrases = {entry.documents[0]: said for entry, said in stories}
    told = {document: name for entry in entries for document in entry.documents}
    edition = PastEdition(name=name, date=day, stories=entries, keyphrases=phrases)
    return Memory(editions=(edition,), told=told, first_told={entry.id: name for entry in entries}, began=day)
