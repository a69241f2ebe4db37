"""The nouns that flow from stage to stage, each named by the stage that makes it.

All are frozen and hold tuples, or mappings that nobody changes. A quotation is always a span: `document.text[span.start:span.end]`, in
characters (code points) of the NFC text, half-open. Calendar dates have no time zone; nothing here holds a time.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

SCHEMA_VERSION = 1
"""Of `briefing.json`, `manifest.json` and what `inspect` prints; raised when a key changes its meaning."""

CUT = "[…]"
"""Stands in a quotation where words of its sentence are left out."""

Role = Literal["home", "partner", "mentioned"]
Place = Literal["title", "text"]
Zone = Literal["title", "dateline", "first", "rest"]
State = Literal["draft", "waiting", "published"]
Status = Literal["new", "developing", "unchanged"]
"""Of a story: told by no published edition before; told before, with new reports now; told before, and nothing new but reprints."""


# -- sources ---------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """A file as it was found, unread: `path` as the desk knows it (relative to the desk where it lies inside), with `/`."""

    path: str
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What was left out of the briefing, and the reason as a sentence for its reader."""

    path: str
    reason: str


# -- documents -------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A publication date and where it stands. `origin` is for people and begins with "inferred" where the text does not say it.

    `confidence` is the share of such origins that were right on other people's pages, 0 to 1.
    """

    date: datetime.date
    origin: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A line of the original that is not part of the article, kept to be shown, with the name of the rule that took it."""

    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. `text` is its body without the title: NFC, paragraphs parted by one empty line, no line break inside a paragraph.

    `id` comes from title and text alone, so that the same article has the same id wherever it lies. `also` are the paths of files with
    the same article. `language` is an ISO 639-1 code.
    """

    id: str
    path: str
    sha256: str
    title: str | None
    published: Published | None
    publisher: str | None
    url: str | None
    language: str
    text: str
    removed: tuple[Removed, ...] = ()
    also: tuple[str, ...] = ()


# -- analysis --------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Half-open characters of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence's span and what decides whether it is quoted.

    `partners` are the codes that it concerns, sorted. `firmness`: 4 signed or agreed, 3 a dated or funded target, 2 announced, 1 proposed
    or wished, 0 none of these. `leans`: its subject stands in another sentence ("He added"). `stands_alone`: nor does it speak of
    "this vision" or "the event", so that it can be read on page one. `is_quotable`: it is a whole statement, no question, byline or
    fragment. `opens`: where a quotation of it begins, behind a dateline; None at its start. `cut`: where a shorter quotation may end, at a
    clause's edge; None where it has to stay whole.
    """

    start: int
    end: int
    partners: tuple[str, ...] = ()
    firmness: int = 0
    leans: bool = False
    stands_alone: bool = True
    is_quotable: bool = True
    opens: int | None = None
    cut: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A sentence worth quoting; a higher `score` is better, 0 to 1."""

    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyphrase:
    """A phrase as it stands at its first place in the text; a higher `score` is better."""

    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a label was seen: a span of the title or of the text."""

    place: Place
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryTag:
    """A country (ISO 3166 alpha-2) or bloc and its role in the document; `score` is the weight of its cues."""

    code: str
    score: float
    role: Role
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTag:
    """A field of cooperation that the document speaks of."""

    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What tells whether two documents report the same event, or are the same text.

    `terms`, sorted, each once, and how often each stands in title (counted twice) and text, names with a capital; `shingles` are hashed
    runs of words, 8 bytes each, big-endian, sorted, each once; `partners` and `countries` are the codes of what it is about and of all that
    it names abroad, sorted.
    """

    terms: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    shingles: bytes = b""
    partners: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that was found in one document. `leads` and `keyphrases` come best first, countries by score, fields by name.

    `altered` are words that only a machine would put so ("renewable vitality"), in reading order; empty where none was found. `is_altered`:
    its wording is taken for a machine's, by these or because the desk says so of its outlet.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    leads: tuple[Lead, ...]
    keyphrases: tuple[Keyphrase, ...]
    countries: tuple[CountryTag, ...]
    fields: tuple[FieldTag, ...]
    fingerprint: Fingerprint = Fingerprint()
    altered: tuple[Evidence, ...] = ()
    is_altered: bool = False

    @property
    def partners(self) -> tuple[str, ...]:
        """Codes of the partners, the one with the most weight first."""
        return tuple(tag.code for tag in self.countries if tag.role == "partner")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedCue:
    """A cue of a country or bloc and what it weighs: its `kind` (name, demonym, capital …), the `zone` it stands in, whether it is said in
    passing, to compare with or as one of a list, and whether it weighs more for the `office` behind it ("the Japanese Minister")."""

    evidence: Evidence
    code: str
    kind: str
    zone: Zone
    aside: bool
    weight: float
    office: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedSentence:
    """A sentence that was looked at for a lead: its `place` among those that can be one, from 1, and the places that it wins by words
    which the text `repeats`, wins as the `first`, and loses by its `first_person`. `passed_over` is why it is none, whatever its place."""

    start: int
    end: int
    place: int = 0
    repeats: float = 0.0
    first: float = 0.0
    first_person: float = 0.0
    passed_over: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """A date that a page shows, None where its numbers could be two days. `confidence` is the share of such places that were right on
    other people's pages, 0 to 1; `line` the text it stands in, empty where that is the address or the page's own declaration; `place` says
    where on the page that is ("near the headline")."""

    date: datetime.date | None
    origin: str
    confidence: float
    line: str
    is_taken: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What an analysis rests on, for a person: cues in reading order, the weight that made a partner and why that much, the sentences that
    were looked at for leads in reading order, dates with the best first."""

    analysis: Analysis
    cues: tuple[WeighedCue, ...]
    needed: float
    why_needed: str
    sentences: tuple[WeighedSentence, ...]
    dates: tuple[DateCandidate, ...]


# -- memory: what published editions have told -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDocument:
    """A document that a published edition told: in which story, and what later reports are compared with.

    `day` is its date of publication, or its edition's where it has none; `is_dated` says which.
    """

    id: str
    story: str
    edition: str
    day: datetime.date
    is_dated: bool
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntry:
    """A story as `briefing.json` lists it: each document that is told is in exactly one.

    `first_told` is the published edition that told it first, "" where this one does.
    """

    id: str
    headline: str
    documents: tuple[str, ...]
    partners: tuple[str, ...]
    fields: tuple[str, ...]
    status: Status = "new"
    first_told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastEdition:
    """A published edition as later ones are compared with it; `keyphrases` are those of each of its documents, by id."""

    name: str
    date: datetime.date
    stories: tuple[StoryEntry, ...]
    keyphrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the published editions have told, as far as an edition is compared with it; empty for a first one.

    `editions` are the last ones dated like this edition or before, the newest first, eight at most. `told` has every document that was
    told, by id, and the edition that told it first; `first_told` the same for stories. `recalled` are the told documents near enough in
    time to share a story with those of this edition, by id. `began` is the first day of the first edition's period, None where it had no
    first day, or there is no edition. `files` has the SHA-256 of told documents' originals and their ids then: another version of this
    program may read another text, and so another id, from the same file. `pages` has the HTML file of each edition by its name, from the
    output folder ("2026-11-15/briefing-2026-11-15.html"); none where it was made without.
    """

    editions: tuple[PastEdition, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    first_told: Mapping[str, str] = field(default_factory=dict)
    recalled: tuple[ToldDocument, ...] = ()
    began: datetime.date | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)


# -- stories and partners --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The documents that report one event, the best report first. `partners` come with the most weight first, `fields` by name.

    `id` stays when reports are added and editions pass. `first_told` is the published edition that told it first, "" where none did.
    `reprints` are the ids of reports whose text another report has too, one that stands before it here or was told already.
    """

    id: str
    reports: tuple[Analysis, ...]
    partners: tuple[str, ...]
    fields: tuple[str, ...]
    status: Status = "new"
    first_told: str = ""
    reprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerGroup:
    """A partner and its stories in the order of telling: `told` in full here, `shared` in full at another partner."""

    code: str
    told: tuple[Story, ...]
    shared: tuple[Story, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Every story once as told: at one partner, or under `unplaced` where it names none."""

    groups: tuple[PartnerGroup, ...]
    unplaced: tuple[Story, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing and its own table. `title` says what came out of the count, `counted` what was counted; `rows` hold words and numbers.

    `omitted` is the sentence that stands in place of the drawing where there was too little to compare; then `svg` is empty.
    """

    id: str
    title: str
    counted: str
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    svg: str = ""
    omitted: str = ""


# -- assembly: the one hand-over to paper ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a source. `parts` are exact spans; `text` is the parts joined by " […] ", ending in " […]" where the sentence goes on.

    `reference` is the source's number on the page, `anchor` the name of the passage in the list of sources and in `sources/`.
    """

    document: str
    reference: int
    anchor: str
    parts: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A source's title, or a quotation where it has none: then `quotation` is that, and `text` its words."""

    text: str
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefItem:
    """One line of "In brief": who it is with, when, and the quotation; `status` is its story's."""

    partners: str
    date: str
    quotation: Quotation
    status: Status = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A story at a partner. `mode`: "full"; "part", the sentences that concern this partner alone; "link", one line.

    `date`, `reports` ("4 reports, 3 outlets") and `outlets` are words for the margin, `fields` the few that it says most of. `elsewhere`
    names the partner that has the story in full, `elsewhere_anchor` leads there. `told_first` says when a story was told first, and
    `told_first_page` leads to it from the edition's own page; `late` that it was published before the edition's period; each "" where not.
    """

    story: str
    anchor: str
    mode: Literal["full", "part", "link"]
    headline: Headline
    date: str
    reports: str
    fields: tuple[str, ...]
    also_with: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    outlets: str = ""
    elsewhere: str = ""
    elsewhere_anchor: str = ""
    status: Status = "new"
    told_first: str = ""
    told_first_page: str = ""
    late: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerPhrase:
    """A keyphrase of a partner and the number of its stories there that have it."""

    text: str
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentStory:
    """A story of the last edition that has no report in this one; `page` leads to its telling from the edition's own page."""

    story: str
    headline: str
    edition: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPhrase:
    """A keyphrase of a partner, and how many of its stories had it in the last edition and have it in this one."""

    text: str
    before: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed for a partner since the last edition, in stories; `text` says it in words. Phrases that moved most come first."""

    text: str
    new: int
    developing: int
    unchanged: int
    silent: tuple[SilentStory, ...] = ()
    rose: tuple[MovedPhrase, ...] = ()
    fell: tuple[MovedPhrase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A partner's stories in the last editions and this one, the oldest first; `alt` says the same in words."""

    editions: tuple[str, ...]
    stories: tuple[int, ...]
    svg: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerSection:
    """All about one partner. `stories` are ids; `summary` says the counts ("2 stories, 3 documents"); a quiet one has no tellings.

    `changes` is None where there is no edition to compare with, `trend` where there are too few.
    """

    code: str
    name: str
    anchor: str
    watched: bool
    summary: str
    stories: tuple[str, ...]
    documents: tuple[str, ...]
    keyphrases: tuple[PartnerPhrase, ...]
    tellings: tuple[Telling, ...]
    changes: Changes | None = None
    trend: Trend | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Part of a passage: plain, or the marked words of one or more quotations, with the anchor they are led to by."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of a source, shortened to the quoted sentences and their neighbours; cut ends say whether "[…]" stands there."""

    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenWord:
    """Words of a source, and how often they stand in it."""

    text: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a document is counted where it is: a country or a field by its name, what it is here ("Partner", "Mentioned", "Field" …), and the
    words that say so, the most frequent first; `more` counts further ones. `why` says what they weigh, "" for a field."""

    what: str
    name: str
    words: tuple[SeenWord, ...]
    more: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A document in the numbered list of sources. `date` and `origin` are words; `page` is its file under `sources/`.

    `told` is the published edition that told it before, "" where none did. `late` and `altered` say, in words, that it was published
    before the edition's period, and that its wording is taken for a machine's; "" where not. `reprint_of` is the number of the source
    whose text it repeats, 0 where none.
    """

    id: str
    number: int
    path: str
    also: tuple[str, ...]
    sha256: str
    title: str | None
    headline: Headline
    published: Published | None
    date: str
    origin: str
    publisher: str | None
    url: str | None
    language: str
    story: str
    partners: tuple[str, ...]
    keyphrases: tuple[Keyphrase, ...]
    leads: tuple[Quotation, ...]
    passages: tuple[Passage, ...]
    reasons: tuple[Reason, ...]
    removed: tuple[Removed, ...]
    page: str
    full_text: tuple[Passage, ...] = ()
    told: str = ""
    late: str = ""
    altered: str = ""
    reprint_of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLabel:
    """A field that some story is about, and its short label for a chart's column."""

    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file that is not told, with its reason."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What the edition covers: half-open calendar dates in the desk's time zone (None: no bound), and the same in words."""

    since: datetime.date | None
    until: datetime.date | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The numbers of the masthead, each recomputed by `verify`, save `told_before`: documents that are not told again."""

    documents: int
    stories: int
    partners: int
    undated: int
    left_out: int
    new: int = 0
    developing: int = 0
    unchanged: int = 0
    told_before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCount:
    """How many stories each partner had in a published edition before this one, by code."""

    edition: str
    date: datetime.date
    stories: int
    partners: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One edition, whole: everything a template prints is here, already in words and in order.

    `history` are the last editions that it is compared with, the newest first. `language` is that of our own words, an ISO 639-1 code.
    """

    schema_version: int
    generator: str
    edition: str
    date: datetime.date
    date_text: str
    state: State
    desk: str
    title: str
    home: str
    home_name: str
    timezone: str
    period: Period
    notes: tuple[str, ...]
    counts: Counts
    in_brief: tuple[BriefItem, ...]
    charts: tuple[Chart, ...]
    partners: tuple[PartnerSection, ...]
    unplaced: tuple[Telling, ...]
    left_out: tuple[LeftOut, ...]
    fields: tuple[FieldLabel, ...]
    stories: tuple[StoryEntry, ...]
    documents: tuple[SourceEntry, ...]
    method: tuple[str, ...]
    history: tuple[PastCount, ...] = ()
    language: str = "en"


# -- renderers and archive -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """How a desk's pages look, and where they will lie.

    `accent` is "#rrggbb"; `logo` a picture as a `data:` address, "" where there is none. `base_url` is where the archive is to be found,
    with no slash at its end, "" where nowhere: then nothing in a PDF leads to other pages of ours. `attach_data` puts `briefing.json`
    into the PDF.
    """

    accent: str = "#0b5c6b"
    logo: str = ""
    paper: Literal["A4", "Letter"] = "A4"
    base_url: str = ""
    attach_data: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One file of an edition: its name inside the edition's folder, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A kept edition: its name, and the path of its folder."""

    name: str
    folder: str
    state: State | Literal["damaged"]
