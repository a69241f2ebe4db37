"""Sentences: golden cases, one trap a line ("|" marks the edges, "|~" one without a space), and the properties that hold for any text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis import sentences

GOLDEN = """
The two ministers met on Monday.|They will meet again.
Is it final?|Yes!|The cabinet said so.
He lives in the U.S. and works there.
He met U.S. Senate staff on Friday.
Exports to the U.S., South Korea and Japan grew.
The firm moved to the U.S.|However, its labs stayed.
They flew to Washington, D.C.|The talks began at once.
Dr. Tran met Mr. Lee and Mrs. Park.|All agreed.
Prof. Dr. Anna Kim spoke first.
Gen. Phan and Lt. Col. Smith signed.
It is No. 5 on the list.|No. 6 follows.
Asked whether it was over, he said no.|Then he left.
The talks start at 9 a.m. and end at 5 p.m. on Friday.
The talks end at 5 p.m.|Guests leave later.
The flight leaves at 8 p.m. Monday from Hanoi.
Samsung Inc. opened a plant.|It employs 500 people.
The plant belongs to Acme Corp.|The company was founded in 1990.
Acme Co. Ltd. and Widget Bros. merged.
Fruit, e.g. apples, is exported.
Rare earths, i.e. lanthanides, are mined.
Telecommunications, high technology, etc., with new rules for all.
They export rice, coffee, etc.|Vietnam also sells phones.
The visit was on Aug. 13 in Seoul.
The visit was in Sept.|The deal followed.
The office on Main St. is closed.
St. Petersburg hosts the forum.
ST. PETERSBURG, Fla., March 3 - Acme grew.|It employs 500 people.
MR. LEE SIGNED IT.|DR. TRAN DID NOT.
THE ANSWER WAS NO.|THE DEAL IS OFF.
J. K. Rowling wrote it.|George W. Bush read it.
The author is John F. Kennedy.
This is Plan B.|Doctors prefer it.
So am I.|Then we agree.
GDP grew 6.5 percent.|Inflation was 3.2 percent.
It cost $1.5 million.|That is too much.
“We will build it,” said Ms. Lee.|“It will be ready soon.”
"We will build it," he said.|"It will be ready soon."
“We won!” he shouted.
“Why now?” Dr. Smith asked.|Nobody knew.
"Who pays?" the minister asked.
The deal is done (see p. 5 of the report).|It is final.
The deal is done (it was signed on Monday).|It is final.
(The text was not published.)|The ministry declined to comment.
He said the plan was “ambitious.”|Others agreed.
He said the plan was "ambitious".|Others agreed.
“The plan is good.|It is also cheap,” she said.
Well… I do not know.
The list went on...|Nobody read it.
He paused . . . and then went on.
PGS. Nguyễn Văn An và TS. Lê Thị Bình đã ký.|Lễ ký diễn ra tại Hà Nội.
GS.TS. Trần Văn Cường phát biểu.|Ông nói rất rõ.
Tổng Bí thư Tô Lâm thăm Anh.|Đây là chuyến thăm chính thức.
TP. Hồ Chí Minh ký kết.|Đại diện Nhật Bản dự.
Kim ngạch đạt 1.500 tỷ đồng.|Con số này tăng 5,2%.
New Delhi (CNN)The quest goes on.|It is long.
The exams are over.|~The results come in May.|Good.
The tests ended badly.|~A new start is planned.
Read more at www.Example.Com or in readme.Txt today.
It runs on Node.js and ASP.NET.|Users like it.
Past and present clash here .|Marriage law changes .
1. Sign the memorandum.
2. The office opens in May.
Hello!!|Where were you?
Write to Lan.Tran@example.org today.
The file lies at N° 12.5 of the list.
a) Open the office.|b) Hire staff.
The agreement has 3 parts.|2 of them are new.
The phone was made by Apple.|iPhone sales rose.
Yahoo! Japan bought it.|The price was not given.
Results were good [1].|Others differ.[2]|More follows.
The case of Smith vs. Jones goes on.
Vol. 3 of the series is out.|See chap. 4 and fig. 2.
条約に署名した。|次の会合は来年だ。
양국은 협정을 체결했다.|다음 회의는 내년이다.
"Stop!"|"Why?"|They argued.
The minister (Dr. Tran) and Sen. Hill spoke.
He was born in Springfield, Mass.|The family moved.
Mr. J.P. Morgan lent it.|The sum was small.
She has a Ph.D. in physics.|He has an M.A. from Leeds.
The rate is 5 %.|It was 4 % before.
Under Sec. 4 of the act, firms pay.|They object.
“No!” Mr. Lee shouted in the hall.
“No!”|Mr. Lee said he would not sign.
She said "we won."|~The crowd cheered.
"We won."|~Nobody doubted it.
The rocket left at 1 p.m. (6 a.m. local time), they said.
The firm is led by Igor I. Ivanov.|It is large.
The road runs from Ft. Worth to Mt. Vernon.
""".strip().split("\n")


def edges(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences.split(text)]


def joined(line: str) -> str:
    """A golden line as running text: "|" is a space, "|~" an edge without one."""
    return line.replace("|~", "").replace("。|", "。").replace("|", " ")


@pytest.mark.parametrize("line", GOLDEN)
def test_golden_lines_split_where_a_reader_would(line: str) -> None:
    """Abbreviations, names, figures, quotations, ellipses, lists, Vietnamese, Japanese and Korean text."""
    assert line.replace("~", "").split("|") == edges(joined(line))


@pytest.mark.parametrize("pair", ["Vietnam-U.S.", "Korea–U.K.", "China/U.S."])
def test_an_abbreviation_behind_a_hyphen_goes_on(pair: str) -> None:
    """A name goes on behind it, though the word before the full stop is no initial by itself."""
    assert [f"The {pair} Trade Agreement was signed."] == edges(f"The {pair} Trade Agreement was signed.")


def test_a_small_letter_with_a_mark_is_no_capital() -> None:
    """Vietnamese small letters begin no sentence behind a full stop without a space."""
    assert ["Xem thêm tại vov.điện thoại mới ở đây."] == edges("Xem thêm tại vov.điện thoại mới ở đây.")


def test_a_sentence_never_crosses_an_empty_line() -> None:
    """A heading without a full stop stands alone; one line break inside a paragraph parts nothing."""
    assert ["Trade grows", "The two sides met\nin Hanoi.", "It rained."] == edges("Trade grows\n\nThe two sides met\nin Hanoi.\n \n It rained.\n")


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \n \n\t"])
def test_a_text_of_white_space_has_no_sentence(text: str) -> None:
    """Nothing in, nothing out."""
    assert () == sentences.split(text)


def test_a_quotation_of_two_sentences_closes_with_its_last() -> None:
    """The closing mark belongs to the sentence before it, also where the next one opens another quotation."""
    assert ["He said: “We met.", "We agreed.”", "“It is done.”"] == edges("He said: “We met. We agreed.” “It is done.”")


PIECES = st.sampled_from(
    ["The", "minister", "U.S.", "Dr.", "No.", "5", "p.m.", "said.", "“Yes!”", '"', "...", "…", "\n\n", "\n", " ", "Tô Lâm", "(CNN)", "e.g.", "。", ")", "?"]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    """In order, without overlap, without white space at their ends, and no letter is lost."""
    spans = sentences.split(text)
    rest = text
    for span in reversed(spans):
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        rest = rest[: span.start] + rest[span.end :]
    assert "" == rest.strip()
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not any("\n\n" in text[s.start : s.end] for s in spans)


@pytest.mark.parametrize("piece", ["word ", "a", ".", ". ", '"', "A. ", "A.", "Mr. ", "\n ", "“", "a.B", "(", "1. ", '."A'])
def test_a_million_characters_of_anything_do_not_hang(piece: str) -> None:
    """The time grows with the length alone; a second for a megabyte is ten times what ordinary text takes."""
    text = piece * (300_000 // len(piece))
    begun = time.perf_counter()
    sentences.split(text)
    assert time.perf_counter() - begun < 3
