"""What a person is told of one document: the values that decided, readable in a terminal of any width and in a pipe."""

from __future__ import annotations

import dataclasses
import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console
from support import SEEDS

from briefing import config, explanation, inspection, pipeline
from briefing.model import Analysis, DateCandidate, Explanation, Failure

TITLE = "Sample University opens laboratory in Davos\n\n"
ARTICLE = (
    TITLE + "Published: 12 January 2026\n\n"
    "TOKYO, Jan 12 (Sample) - Japan's Sample University and Viet Nam's Example Institute signed a memorandum on rare earth recovery.\n\n"
    "Japan will train 40 engineers by 2030. Both sides agreed to share what it costs, the institute said in a statement.\n\n"
    "The building was ready after four years of work, and nobody said who had paid for it.\n\n"
    "The costs were higher than in France. A fair in Davos, Geneva, Zurich and Basel followed, and one more in Davos, Geneva and Basel.\n\n"
    "Copyright 2019 Sample Daily\n"
)


def explain(tmp_path: Path, text: str, *, name: str = "article.txt", home: str | None = "VN") -> Explanation:
    found = result(tmp_path, text.encode(), name=name, home=home)
    assert isinstance(found, Explanation)
    return found


def result(tmp_path: Path, content: bytes, *, name: str = "article.txt", home: str | None = "VN") -> Explanation | Failure:
    (tmp_path / name).write_bytes(content)
    return next(iter(pipeline.explain([tmp_path / name], config.Desk(base=tmp_path, home=home))))


def shown(found: Explanation | Failure, *, width: int = 0, colours: bool = False) -> str:
    """As a terminal of that width shows it; without a width, as a pipe gets it."""
    stream = io.StringIO()
    system = "standard" if colours else None
    console = Console(file=stream, width=width or 80, force_terminal=colours, color_system=system, soft_wrap=not width, highlight=False)  # type: ignore[arg-type]
    explanation.show(found, console, name_of=pipeline.lexicon_of(config.Desk(base=Path())).name_of)
    return stream.getvalue()


def lines(found: Explanation | Failure, label: str) -> list[str]:
    """What a pipe gets under that label."""
    return [line[12:] for line in shown(found).splitlines() if line[:10].strip() == label]


# -- the values --------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", sorted(SEEDS.iterdir()), ids=lambda file: str(file.name)[:3])
def test_it_explains_the_very_values(file: Path) -> None:
    """The analysis is the one of `inspect`, its weights are the sums of the cues', the date taken is the document's."""
    desk = config.Desk(base=SEEDS.parent, home="VN")
    (plain,), (found,) = list(pipeline.inspect([file], desk)), list(pipeline.explain([file], desk))
    assert isinstance(found, Explanation)
    assert plain == found.analysis
    for tag in found.analysis.countries:
        cues = [cue for cue in found.cues if cue.code == tag.code]
        assert tag.evidence == tuple(cue.evidence for cue in cues)
        assert tag.score == pytest.approx(sum(cue.weight for cue in cues), abs=0.005)
        assert tag.role != "partner" or sum(cue.weight for cue in cues) >= found.needed
    published = found.analysis.document.published
    taken = [(one.date, one.origin, one.confidence) for one in found.dates if one.is_taken]
    assert ([(published.date, published.origin, published.confidence)] if published else []) == taken


def test_every_file_has_its_own(tmp_path: Path) -> None:
    """One result for each file in the order of paths, the one that cannot be read with its reason."""
    for name, content in (("a.txt", ARTICLE), ("b.txt", ""), ("c.txt", ARTICLE)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = list(pipeline.explain([tmp_path], config.Desk(base=tmp_path, home="VN"), jobs=2))
    assert [Explanation, Failure, Explanation] == [type(one) for one in found]


# -- why a partner, and why not ----------------------------------------------------------------------------------------------------------------


def test_why_a_partner_and_why_not(tmp_path: Path) -> None:
    """A partner has its weight beside what it needs; what is said in passing, or named by its places alone, says so."""
    found = explain(tmp_path, ARTICLE)
    assert re.fullmatch(r"Japan \[JP\]  weight [\d.]+, needs [\d.]+", lines(found, "partner")[0])
    assert ["Viet Nam [VN]"] == [line.partition("  ")[0] for line in lines(found, "home")]
    why = dict(line.split("  ", 1) for line in lines(found, "mentioned"))
    assert "only said in passing" in why["France [FR]"]
    assert "only places in it are named" in why["Switzerland [CH]"]


def test_each_cue_has_place_kind_and_weight(tmp_path: Path) -> None:
    """Cues that are alike stand on one line, with how often, and what is said in passing says so."""
    cues = lines(explain(tmp_path, ARTICLE), "cue")
    assert any(re.fullmatch(r"JP  dateline  TOKYO  capital  1 × [\d.]+  [\d.]+", line) for line in cues)
    assert any(re.fullmatch(r"CH  rest  Davos ×2, Geneva ×2, Zurich, Basel ×2  city  7 × [\d.]+  [\d.]+", line) for line in cues)
    assert "FR  rest  France  name  in passing  0.0" in cues


def test_too_little_weight(tmp_path: Path) -> None:
    """A country below the weight that is needed says what it would need."""
    found = explain(tmp_path, ARTICLE.replace("higher than in France", "paid by a French fund"))
    assert any(re.fullmatch(r"France \[FR\]  weight [\d.]+, needs [\d.]+ to be a partner", line) for line in lines(found, "mentioned"))


def test_what_a_partner_needs_has_its_reason(tmp_path: Path) -> None:
    """A dateline, none, a single country abroad, and a country that outweighs all others each ask for another weight."""
    pact = "Japan and France signed a pact on tides with Viet Nam in Hanoi."
    assert ["2.9: a dateline names a country"] == lines(explain(tmp_path, ARTICLE), "needed")
    assert ["2.5: no dateline names a country"] == lines(explain(tmp_path, TITLE + pact), "needed")
    assert ["2.0: only one country abroad counts, no dateline"] == lines(explain(tmp_path, pact.replace(" and France", "")), "needed")
    said_often = TITLE + pact + " Japan paid for the third of the new tide halls." * 40
    assert any(re.fullmatch(r"[\d.]+: 10% of what the weightiest has", line) for line in lines(explain(tmp_path, said_often), "needed"))


def test_an_office_behind_the_word_is_named(tmp_path: Path) -> None:
    """Where the same kind of word weighs more for the minister that follows, its kind says so."""
    said = " The Japanese Minister thanked all of them. A Japanese company was glad of it."
    cues = lines(explain(tmp_path, ARTICLE.replace("by 2030.", "by 2030." + said)), "cue")
    assert "JP  rest  Japanese  demonym, office  1 × 2.0  2.0" in cues
    assert "JP  rest  Japanese  demonym  1 × 1.0  1.0" in cues


def test_without_a_home_asides_weigh(tmp_path: Path) -> None:
    """What weighs something is never called worth nothing."""
    found = explain(tmp_path, ARTICLE, home=None)
    passing = [cue for cue in found.cues if cue.aside and cue.weight]
    assert ["France"] == [cue.evidence.text for cue in passing]
    assert not any("in passing" in line for line in lines(found, "cue"))


# -- the text ------------------------------------------------------------------------------------------------------------------------------------


def test_the_text_is_marked_by_zone(tmp_path: Path) -> None:
    """Each zone has its words, with a country's code behind its cues, in round brackets where it is said in passing; and behind each
    sentence whom it concerns."""
    found = explain(tmp_path, ARTICLE)
    assert "Sample University opens laboratory in Davos[CH]" in lines(found, "title")
    assert ["TOKYO[JP], Jan 12 (Sample) - "] == lines(found, "dateline")
    assert ["Japan[JP]'s Sample University and Viet Nam[VN]'s Example Institute signed a memorandum on rare earth recovery. →JP"] == lines(found, "first")
    assert "The costs were higher than in France(FR). " in lines(found, "rest")[1]
    assert lines(found, "rest")[0].startswith("Japan[JP] will train 40 engineers by 2030. →JP ")
    assert ["paragraphs that name no country: 1; sentences in them that concern JP ×1"] == lines(found, "…")


def test_a_long_text_is_not_shown_whole(tmp_path: Path) -> None:
    """Of 20,000 words some are shown, with every country at least once, and of a paragraph without end its sentences with cues."""
    for gap in ("\n\n", " "):
        said = [f"The laboratory in {'Japan' if i % 2 else 'Hanoi'} said for the {i}th time that its costs would be shared by all." for i in range(1250)]
        said[1200] = "A guest from Chile came for one day, and the laboratory showed him all that it had built in those years."
        found = explain(tmp_path, TITLE + gap.join(said))
        text = [*lines(found, "rest"), *lines(found, "…")]
        assert 1500 > sum(len(line.split()) for line in text)
        assert any("Chile[CL]" in line for line in text)


# -- the date ------------------------------------------------------------------------------------------------------------------------------------


def test_the_date_that_was_taken_and_the_others(tmp_path: Path) -> None:
    """The date taken comes first, with origin and share; others follow as not taken."""
    found = explain(tmp_path, ARTICLE)
    assert ['2026-01-12  96%  near the headline: labelled "Published: 12 January 2026"'] == lines(found, "taken")
    assert not lines(found, "unclear")


def test_a_date_that_could_be_two_days(tmp_path: Path) -> None:
    """It is shown as unclear, and said to be why there is none."""
    found = explain(tmp_path, ARTICLE.replace("Published: 12 January 2026", "03/04/2026"))
    assert [DateCandidate(date=None, origin="day and month unclear", confidence=0.0, line="03/04/2026")] == list(found.dates)
    assert ["?  day and month unclear: 03/04/2026"] == lines(found, "unclear")
    assert ["undated: 03/04/2026 could be two days, and nothing on the page says which"] == lines(found, "published")
    wordy = "By A Sample Person, the science desk of the Sample Daily | 03/04/2026 | 5 minutes to read"
    found = explain(tmp_path, ARTICLE.replace("Published: 12 January 2026", wordy))
    assert ["?  day and month unclear: 03/04/2026"] == lines(found, "unclear")


def test_a_date_says_where_on_the_page_it_stands(tmp_path: Path) -> None:
    """Two lines that look alike are trusted differently for their places, which are named."""
    found = explain(tmp_path, ARTICLE)
    placed = dataclasses.replace(found, dates=(dataclasses.replace(found.dates[0], place="near the headline"), *found.dates[1:]))
    assert ['2026-01-12  96%  near the headline: labelled "Published: 12 January 2026"'] == lines(placed, "taken")


def test_why_there_is_no_date(tmp_path: Path) -> None:
    """No date at all, a day without its year, and only dates that tell of something else are said apart."""
    plain = ARTICLE.replace("Published: 12 January 2026\n\n", "").replace("Copyright 2019 Sample Daily\n", "")
    assert ["undated: no date with a year was found"] == lines(explain(tmp_path, plain.replace("TOKYO, Jan 12 (Sample) - ", "")), "published")
    yearless = "undated: no date with a year was found; the dateline has no year: “TOKYO, Jan 12 (Sample)”"
    assert [yearless] == lines(explain(tmp_path, plain), "published")
    found = explain(tmp_path, plain.replace("by 2030.", "by 2030, as agreed on 5 March 2019."))
    said = "undated: 2019-03-05 stands in running text, where only 4 in 10 such dates are the article's"
    assert lines(found, "published")[0].startswith(said)
    assert not any(one.is_taken for one in found.dates)
    assert "2019-03-05" in lines(found, "not taken")[0]


def test_a_page_that_declares_its_date(tmp_path: Path) -> None:
    """What the page says of itself comes first and is taken, whatever its lines show; an inferred date says so."""
    body = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")[2:])
    page = f'<html><head><meta property="article:published_time" content="2026-01-13"></head><body><h1>{TITLE}</h1>{body}</body></html>'
    found = explain(tmp_path, page, name="page.html")
    assert ["2026-01-13"] == [str(one.date) for one in found.dates if one.is_taken] == [str(found.dates[0].date)]
    assert '2026-01-13  97%  page metadata, article:published_time "2026-01-13"' in lines(found, "taken")


# -- what was taken out, and what is quoted -----------------------------------------------------------------------------------------------------------


def test_what_was_taken_out_stands_by_rule(tmp_path: Path) -> None:
    """A pipe gets every line with its rule; a terminal some of each rule, and how many more there are."""
    found = explain(tmp_path, ARTICLE + "".join(f"\n![photo {number}](p{number}.jpg)\n" for number in range(9)))
    assert 9 == sum(line.startswith("image marker  ") for line in lines(found, "taken out"))
    terminal = shown(found, width=80)
    assert "image marker ×9" in terminal
    assert [f"{line.rule}  {line.text}" for line in found.analysis.document.removed] == lines(found, "taken out")
    assert "and 4 more" in terminal


def test_quotations_have_their_reason(tmp_path: Path) -> None:
    """Leads say where they stand, statements how firm they are and with whom, fields by which words."""
    found = explain(tmp_path, ARTICLE)
    assert any(re.search(r"\(sentence 1 of \d+; place 1, up 2 as the first, [\d.]+ for words that the text repeats\)$", line) for line in lines(found, "lead"))
    assert lines(found, "agreed")[0].startswith("JP  Japan's Sample University and Viet Nam's")
    assert any(line.startswith("New materials and rare earths  rare earth") for line in lines(found, "field"))
    assert len(found.analysis.keyphrases) == len(lines(found, "keyphrase"))


# -- papers ----------------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 140])
def test_a_terminal_gets_lines_that_fit(tmp_path: Path, width: int) -> None:
    """No line is wider than the terminal, nor than is good to read, and no word of what is quoted is lost."""
    found = explain(tmp_path, ARTICLE)
    terminal = shown(found, width=width)
    assert min(width, 120) >= max(len(line) for line in terminal.splitlines())
    words = set(re.sub(r"[^\w\s]", " ", terminal).split())
    assert set(re.sub(r"[^\w\s]", " ", found.analysis.leads[0].text).split()) <= words


def test_a_pipe_gets_one_thing_a_line(tmp_path: Path) -> None:
    """Every line but the path has its label, none is wrapped or coloured; a terminal colours by role, also where it may not use colours."""
    found = explain(tmp_path, ARTICLE)
    path, *rest = shown(found).splitlines()
    assert "article.txt" == path
    assert all(re.match(r" *\S+( \S+)?  \S", line) for line in rest if line)
    assert "\x1b" not in shown(found)
    assert "\x1b[1;4;36mJapan" in shown(found, width=80, colours=True)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """It is named with the reason, in a terminal and in a pipe."""
    found = result(tmp_path, b"")
    assert "article.txt\n  left out  the file is empty\n\n" == shown(found)
    assert "the file is empty" in shown(found, width=80)


def test_why_a_sentence_is_the_first_lead(tmp_path: Path) -> None:
    """What each won and lost gives the order of the leads; those passed over among the first are shown with the reason."""
    said = (
        "Who pays for the new laboratory in Davos?\n\nMore engineers wanted\n\nHe said on Monday that the costs would be shared by all.\n\n"
    )
    found = explain(tmp_path, ARTICLE.replace("Japan will train", said + "Japan will train"))
    weighed = {one.end: one for one in found.sentences}
    ranks = [(one.place - one.first - one.repeats + one.first_person) for one in (weighed[lead.end] for lead in found.analysis.leads)]
    assert sorted(ranks) == ranks
    assert not any(weighed[lead.end].passed_over for lead in found.analysis.leads)
    reasons = [line.rpartition("; ")[2] for line in lines(found, "no lead")]
    assert ["a question)", "a heading, or too short)", "leans on another sentence)"] == reasons[:3]
    ours = explain(tmp_path, TITLE + "Japan will train engineers at a new laboratory. Japan said that our engineers will build one more of them.")
    assert lines(ours, "lead")[1].endswith(", down 8 for “we” or “I”)")


def test_an_article_in_vietnamese(tmp_path: Path) -> None:
    """Vietnamese names stand as they are written, and fit a terminal."""
    text = (
        "Viện Thí Dụ và Hàn Quốc ký thỏa thuận\n\nNgày 12/1, tại Hà Nội, Viện Thí Dụ của Việt Nam và Hàn Quốc đã ký bản ghi nhớ hợp tác.\n\n"
        "Hàn Quốc sẽ đào tạo 40 kỹ sư đến năm 2030. So với Pháp, Hàn Quốc đầu tư nhiều hơn.\n"
    )
    found = explain(tmp_path, text)
    assert "Viện Thí Dụ và Hàn Quốc[KR] ký thỏa thuận" in lines(found, "title")
    assert 80 >= max(len(line) for line in shown(found, width=80).splitlines())


# -- as an object --------------------------------------------------------------------------------------------------------------------------------------


def test_the_object_with_its_reasons(tmp_path: Path) -> None:
    """The keys of `inspect` stay as they are, and `explain` has what it rests on; spans are exact."""
    found = explain(tmp_path, ARTICLE)
    described = json.loads(json.dumps(inspection.describe(found)))
    reasons = described.pop("explain")
    assert json.loads(json.dumps(inspection.describe(found.analysis))) == described
    assert isinstance(found.analysis, Analysis)
    assert ["needed", "why_needed", "cues", "dates", "sentences"] == list(reasons)
    place = {"title": described["title"], "text": described["text"]}
    assert all(cue["text"] == place[cue["in"]][cue["start"] : cue["end"]] for cue in reasons["cues"])
    assert {"date": "2026-01-12", "is_taken": True} == {key: reasons["dates"][0][key] for key in ("date", "is_taken")}
    assert "Published: 12 January 2026" == reasons["dates"][0]["line"]
