"""Characters and white space."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import decode, is_binary, normalise, squeeze, unescape


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Tô Lâm", unicodedata.normalize("NFD", "Tô Lâm")),
        ("1 000 km", "1\u00a0000\u202fkm"),
        ("signed", "\ufeffsig\u200bned\u00ad"),
        ("one\ntwo\nthree\nfour", "one\r\ntwo\rthree\u2028four"),
        ("abc", "a\u202eb\u2066c"),
        ("a b", "a\tb\x00\x1f"),
        ("می‌خواهم", "می‌خواهم"),
        ("xy", "x\u200dy"),
        ("é", "e\u200d\u0301"),
    ],
)
def test_normalise(expected: str, text: str) -> None:
    """NFC, one kind of line break and of blank, and nothing that cannot be seen; joiners stay where letters need them."""
    assert expected == normalise(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("research & spectrum", "research &amp; spectrum"),
        ("research & spectrum", "research &amp;amp; spectrum"),
        ("it’s “one” thing – here", "it&#8217;s &ldquo;one&#x201D; thing &ndash;&nbsp;here"),
        ('a "b" <script>', "a &quot;b&quot; &lt;script&gt;"),
        ("a <b>", "a &amp;lt;b&amp;gt;"),
        ("R&D; AT&T; &nothing; &copy=1 &#; & b;", "R&D; AT&T; &nothing; &copy=1 &#; & b;"),
        ("information", "infor&shy;mation"),
        ("&", "&" + "amp;" * 100_000),
        ("<", "&am&#112;;lt;"),
    ],
)
def test_unescape(expected: str, text: str) -> None:
    """Whole entities that HTML knows become their signs, however often they were escaped; everything else stays."""
    assert expected == unescape(text)


@given(st.lists(st.sampled_from(["&", "amp;", "lt;", "#", "38;", "#38;", "&shy;", "x", "nbsp;", "&#8217;", ";", " "]), max_size=12))
def test_unescaping_twice_changes_nothing(parts: list[str]) -> None:
    """What was unescaped is read as it is."""
    once = unescape("".join(parts))
    assert once == unescape(once)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    """What is normalised is NFC, holds no control character but the line break, and stays as it is."""
    once = normalise(text)
    assert once == normalise(once)
    assert once == unicodedata.normalize("NFC", once)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in once.replace("\n", ""))


@given(st.text())
def test_squeezed_text_has_single_blanks(text: str) -> None:
    """A squeezed text is the words of the text, with one blank between them."""
    assert " ".join(text.split()) == " ".join(squeeze(text).split(" ")).strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso-8859-1"])
def test_decode_finds_the_encoding(encoding: str) -> None:
    """With a mark or without, Unicode and Western European bytes come out as the text they are."""
    text = "Le ministère a signé un accord à Paris, où l'université était représentée par sa présidente."
    assert text == decode(text.encode(encoding))


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Министерство подписало соглашение о научном сотрудничестве с университетом в столице страны вчера вечером."),
        ("cp1250", "Ministerstvo školství podepsalo dohodu o spolupráci ve vědě a výzkumu, řekl včera náměstek ministra v Praze."),
        ("shift_jis", "文部科学省は大学と研究協力に関する協定に署名したと発表した。来年から共同研究を始める予定である。"),
        ("euc_kr", "과학기술부는 대학과 연구 협력에 관한 협정에 서명했다고 발표했다. 내년부터 공동 연구를 시작할 예정이다."),
    ],
)
def test_decode_guesses_other_encodings(encoding: str, text: str) -> None:
    """Bytes of other languages are not taken for Western European ones."""
    assert text == decode(text.encode(encoding))


def test_decode_believes_a_page_that_is_no_utf8() -> None:
    """What a page declares is believed where its bytes are no UTF-8."""
    assert "Łódź" == decode("Łódź".encode("iso-8859-2"), declared="iso-8859-2")
    assert "Łódź" == decode("Łódź".encode(), declared="iso-8859-2")


@pytest.mark.parametrize(
    ("expected", "content"),
    [
        (True, b"%PDF-1.7\n\x00\x00binary"),
        (True, bytes(range(1, 32)) * 20),
        (True, b"text with one \x00 in it"),
        (False, "text".encode("utf-16")),
        (False, "A longer text without a mark.".encode("utf-16-le")),
        (False, "Việt Nam\tand\r\nothers".encode()),
        (False, "naïve café".encode("cp1252")),
    ],
)
def test_is_binary(expected: bool, content: bytes) -> None:
    """A NUL makes a file binary, unless it belongs to a wide encoding; so do many control characters."""
    assert expected == is_binary(content)
