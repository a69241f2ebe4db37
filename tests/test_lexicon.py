"""The lexicon: codes and their names, the words of countries in a text, a desk's own fields and aliases."""

from __future__ import annotations

import pickle
import time
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from briefing import lexicon
from briefing.errors import ConfigError

DATA = Path(lexicon.__file__).parent / "data"


@pytest.fixture(scope="module")
def words() -> lexicon.Lexicon:
    return lexicon.load(home="VN")


def table(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def seen(words: lexicon.Lexicon, text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(cue.code, cue.text) for cue in words.cues(text, language=language) if cue.code]


# -- codes and names -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("GB", "United Kingdom"),
        ("KR", "South Korea"),
        ("US", "United States"),
        ("VN", "Viet Nam"),
        ("EU", "European Union"),
        ("TR", "Türkiye"),
    ],
)
def test_name_of(words: lexicon.Lexicon, code: str, name: str) -> None:
    """A code's name is the one that readers of the press know."""
    assert name == words.name_of(code)


def test_codes_are_iso_and_blocs(words: lexicon.Lexicon) -> None:
    """All 249 ISO countries, Kosovo, and the blocs are codes; no bloc's could become a country's: EU, UN are reserved, G7 has a digit."""
    assert 250 == len(table("countries"))
    assert {"EU", "G7", "UN"} == {code for code in table("blocs") if len(code) == 2}
    assert words.codes() == {*table("countries"), *table("blocs")}


def test_members_of_blocs_are_countries() -> None:
    """A bloc's members are countries' codes, sorted."""
    for code, row in table("blocs").items():
        members = row.get("members", [])
        assert isinstance(members, list)
        assert sorted(members) == members, code
        assert set(members) <= set(table("countries")), code


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("UK", "GB"),
        ("Vietnam", "VN"),
        ("Viet Nam", "VN"),
        ("vn", "VN"),
        ("USA", "US"),
        ("Korea", "KR"),
        ("England", "GB"),
        ("Untied States", "US"),
        ("Asean", "ASEAN"),
        ("Nhật Bản", "JP"),
        ("Turkiye", "TR"),
        ("XX", ""),
        ("", ""),
    ],
)
def test_mend(wrong: str, meant: str) -> None:
    """A wrong code gets the one that was meant, by the names and abbreviations that people write, else an empty string."""
    assert meant == lexicon.mend(wrong)


@pytest.mark.parametrize("code", ["GB", "VN", "XK", "EU", "ASEAN"])
def test_mend_leaves_a_valid_code(code: str) -> None:
    """A valid code needs no mending."""
    assert lexicon.mend(code) is None


# -- the tables ----------------------------------------------------------------------------------------------------------------------------


def test_every_word_stands_once() -> None:
    """Outside of Vietnamese no word is two countries', unless ambiguous.toml decides between them; nothing stands twice in one table."""
    owners: dict[str, list[str]] = defaultdict(list)
    for code, row in {**table("countries"), **table("blocs")}.items():
        for key, value in row.items():
            if key == "members" or key.startswith("vietnamese"):
                continue
            for word in [value] if isinstance(value, str) else value:  # type: ignore[attr-defined]  # a list of words
                owners[word].append(f"{code}.{key}")
    assert {} == {word: where for word, where in owners.items() if len(where) > 1 and word not in table("ambiguous")}


def test_decoys_hide_no_name() -> None:
    """A decoy is no country's own word."""
    own = {word for row in table("countries").values() for value in row.values() for word in ([value] if isinstance(value, str) else value)}  # type: ignore[attr-defined]  # a list of words
    assert set() == {phrase for phrases in table("decoys").values() for phrase in phrases} & own


def test_homonyms_are_codes(words: lexicon.Lexicon) -> None:
    """Both countries of a shared word exist and differ."""
    for word, both in words.homonyms.items():
        assert {both.first, both.other} <= words.codes(), word
        assert both.first != both.other, word


def test_every_table_says_where_it_comes_from() -> None:
    """Origin and licence stand on top of every table."""
    for file in sorted(DATA.glob("*.toml")):
        head = file.read_text(encoding="utf-8").partition("\n\n")[0]
        assert "# Origin: " in head and "MIT" in head, file.name


def test_tables_are_sorted() -> None:
    """Countries, blocs and fields stand in the order of their codes and names, so that one finds them."""
    for name in ("countries", "blocs", "fields", "cities"):
        assert sorted(table(name)) == list(table(name)), name


def test_states_have_their_adjective() -> None:
    """Each member of the United Nations has words for its people, but for two that share theirs with a neighbour."""
    without = {code for code, row in table("countries").items() if "demonyms" not in row}
    territories = {"AQ", "AX", "BL", "BQ", "BV", "CC", "CX", "GG", "GS", "HM", "IO", "JE", "MF", "NF", "PM", "PN", "SJ", "SX"}
    assert {"CG", "DM"} == without - territories - {"TF", "UM", "VA", "VG", "WF"}


def test_states_have_their_capital() -> None:
    """Each country and larger territory has a capital, but for those whose capital has the country's name or is a common word or name."""
    without = {code for code, row in table("countries").items() if "capitals" not in row}
    same_name = {"DJ", "GI", "GT", "HK", "KW", "LU", "MC", "MO", "SG", "SM", "VA"}
    common_word = {"AG", "AI", "BM", "CR", "FK", "GD", "GY", "IM", "JM", "KY", "MS", "NF", "PM", "RE", "SC", "SH", "ST", "TF"}
    nobodys = {"AQ", "BQ", "BV", "CC", "CX", "HM", "TK", "UM"}
    assert set() == without - same_name - common_word - nobodys


# -- words in a text -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The United Kingdom of Great Britain and Northern Ireland", [("GB", "United Kingdom of Great Britain and Northern Ireland")]),
        ("A port in Northern Ireland, not in Ireland", [("GB", "Northern Ireland"), ("IE", "Ireland")]),
        (
            "Papua New Guinea, Equatorial Guinea, Guinea-Bissau and Guinea",
            [("PG", "Papua New Guinea"), ("GQ", "Equatorial Guinea"), ("GW", "Guinea-Bissau"), ("GN", "Guinea")],
        ),
        (
            "Niger, Nigeria, Nigerien farmers and Nigerian ones",
            [("NE", "Niger"), ("NG", "Nigeria"), ("NE", "Nigerien"), ("NG", "Nigerian")],
        ),
        (
            "The Democratic Republic of the Congo and the Republic of the Congo",
            [("CD", "Democratic Republic of the Congo"), ("CG", "Republic of the Congo")],
        ),
        ("The Republic of China and the People's Republic of China", [("TW", "Republic of China"), ("CN", "People's Republic of China")]),
        ("The ROK and the DPRK; the Republic of Korea", [("KR", "ROK"), ("KP", "DPRK"), ("KR", "Republic of Korea")]),
        ("US Treasurys for Seoulites and South Koreans", [("US", "US"), ("KR", "South Koreans")]),
        ("U.S.-China talks, Sino-British ones", [("US", "U.S."), ("CN", "China"), ("CN", "Sino-"), ("GB", "British")]),
        ("the UK's", [("GB", "UK")]),
        ("He told us that the bus was used", []),
        ("VIET NAM AND SOUTH KOREA SIGN", [("VN", "VIET NAM"), ("KR", "SOUTH KOREA")]),
        ("Romania is no Oman; ROMANTIC, Omanisation", [("RO", "Romania"), ("OM", "Oman")]),
        ("Roasted turkey on a china plate", []),
        ("Dominica and the Dominican Republic", [("DM", "Dominica"), ("DO", "Dominican Republic")]),
        ("South Sudan left Sudan", [("SS", "South Sudan"), ("SD", "Sudan")]),
        ("Inner Mongolia is not Mongolia", [("CN", "Inner Mongolia"), ("MN", "Mongolia")]),
        ("American Samoa and Samoa", [("AS", "American Samoa"), ("WS", "Samoa")]),
        (
            "KOICA, JICA, USAID, the British Council and the Bundesbank",
            [("KR", "KOICA"), ("JP", "JICA"), ("US", "USAID"), ("GB", "British Council"), ("DE", "Bundesbank")],
        ),
        (
            "ASEAN, the G7, the European Commission and UNESCO",
            [("ASEAN", "ASEAN"), ("G7", "G7"), ("EU", "European Commission"), ("UN", "UNESCO")],
        ),
    ],
)
def test_cues(words: lexicon.Lexicon, text: str, expected: list[tuple[str, str]]) -> None:
    """The longest word wins, and only whole words in their own case count."""
    assert expected == seen(words, text)


@pytest.mark.parametrize(
    "text",
    [
        "the Paris Agreement",
        "the PARIS AGREEMENT",
        "the Indian Ocean",
        "Latin American markets",
        "the English Channel",
        "the South China Sea",
        "the Sea of Japan",
        "the Gulf of Mexico",
        "Guinea pigs",
        "a French press",
        "the Korean Peninsula",
        "the Vietnam War",
        "South America",
        "Jordan River",
        "the Geneva Convention",
        "American Airlines",
        "the Kyoto Protocol",
        "US$ 5 million",
    ],
)
def test_decoys(words: lexicon.Lexicon, text: str) -> None:
    """A phrase with a country's word in it that is not the country counts for nobody."""
    assert [] == seen(words, text)


def test_new_mexico_is_no_mexico(words: lexicon.Lexicon) -> None:
    """A state's name is the state's country's."""
    assert [("US", "New Mexico")] == seen(words, "a mine in New Mexico")


def test_vietnamese_names_in_vietnamese_only(words: lexicon.Lexicon) -> None:
    """Vietnamese names that are words elsewhere count in Vietnamese documents only; "Việt Nam" counts everywhere."""
    text = "Việt Nam và Nhật Bản, Hàn Quốc, Hoa Kỳ, Vương quốc Anh"
    assert ["VN", "JP", "KR", "US", "GB"] == [code for code, _ in seen(words, text, "vi")]
    assert ["VN"] == [code for code, _ in seen(words, text, "en")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hàn Quốc, CHDCND Triều Tiên, Trung Quốc, Hoa Kỳ và Vương quốc Anh", ["KR", "KP", "CN", "US", "GB"]),
        ("Ô-xtrây-li-a, Niu Di-lân, Phi-líp-pin, In-đô-nê-xi-a và Xinh-ga-po", ["AU", "NZ", "PH", "ID", "SG"]),
        ("Australia, New Zealand, Philippines, Indonesia và Singapore", ["AU", "NZ", "PH", "ID", "SG"]),
        ("Úc, Thụy Điển, Thuỵ Sĩ, Ca-na-đa, Bê-la-rút và Ca-dắc-xtan", ["AU", "SE", "CH", "CA", "BY", "KZ"]),
        ("Cộng hoà Séc, Cộng hòa Pháp, Liên bang Nga và Bờ Biển Ngà", ["CZ", "FR", "RU", "CI"]),
        ("Ả-rập Xê-út, UAE, Ca-ta, I-ran, I-rắc và I-xra-en", ["SA", "AE", "QA", "IR", "IQ", "IL"]),
        ("Viêng-chăn, Phnôm Pênh, Băng Cốc, Gia-các-ta và Ma-ni-la", ["LA", "KH", "TH", "ID", "PH"]),
        ("Mát-xcơ-va, Bắc Kinh, Xơ-un, Tô-ky-ô và Oa-sinh-tơn", ["RU", "CN", "KR", "JP", "US"]),
        ("Liên hợp quốc, Liên minh châu Âu, Ngân hàng Thế giới và Tổ chức quốc tế Pháp ngữ", ["UN", "EU", "WBG", "OIF"]),
        ("VIỆT NAM - HÀN QUỐC", ["VN", "KR"]),
    ],
)
def test_names_as_the_vietnamese_press_writes_them(words: lexicon.Lexicon, text: str, codes: list[str]) -> None:
    """Old and new spellings of foreign names, both ways of setting a tone mark, and capitals mean the same country."""
    assert codes == [code for code, _ in seen(words, text, "vi")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Burma, Swaziland, the Czech Republic, Turkiye, Cape Verde and Zaire", ["MM", "SZ", "CZ", "TR", "CV", "CD"]),
        ("the DRC, Congo-Brazzaville and Côte d’Ivoire", ["CD", "CG", "CI"]),
        ("Bosnia & Herzegovina and Trinidad & Tobago", ["BA", "TT"]),
        ("Franco-German and Russo-Turkish talks", ["FR", "DE", "RU", "TR"]),
        ("the Knesset, the Lok Sabha, Downing Street, the Pentagon and the Kremlin", ["IL", "IN", "GB", "US", "RU"]),
        ("AusAID, Danida, Norad, DAAD, the Alliance Française and CNES", ["AU", "DK", "NO", "DE", "FR", "FR"]),
        ("Hong Kong, the Macau SAR and Chinese Taipei", ["HK", "MO", "TW"]),
        ("Puerto Rico, Guam, Greenland, Palestine and Kosovo", ["PR", "GU", "GL", "PS", "XK"]),
        ("Crimea, Sumatra, Tibet and the Isle of Man", ["UA", "ID", "CN", "IM"]),
        ("Khammouane, Svay Rieng and Gyeonggi-do", ["LA", "KH", "KR"]),
        ("the EVFTA and the UKVFTA", ["EU", "GB"]),
        ("the Eurasian Economic Union, the Arab League and Francophonie", ["EAEU", "LAS", "OIF"]),
    ],
)
def test_names_as_the_english_press_writes_them(words: lexicon.Lexicon, text: str, codes: list[str]) -> None:
    """Former names, combining forms, institutions, territories and blocs."""
    assert codes == [code for code, _ in seen(words, text)]


def test_spans_are_characters(words: lexicon.Lexicon) -> None:
    """A cue's span gives its words, also behind letters that are more than one byte."""
    text = "Đồng chí 🇻🇳 Tô Lâm đến Hà Nội, then London."
    assert [cue.text for cue in words.cues(text)] == [text[cue.start : cue.end] for cue in words.cues(text)] == ["Hà Nội", "London"]


def test_dateline_cities(words: lexicon.Lexicon) -> None:
    """Cities that no table of words has are known for datelines, in capitals and without diacritics too."""
    assert "TR" == words.country_of_dateline_city("GAZIANTEP")
    assert "CO" == words.country_of_dateline_city("Medellin")
    assert words.country_of_dateline_city("Nowhereville") is None


# -- what a desk sets ----------------------------------------------------------------------------------------------------------------------


def test_aliases() -> None:
    """A desk's own word counts as a name, also where the tables mean something else by it."""
    words = lexicon.load(home="VN", aliases={"the Blue Dragon": "KR", "Halifax": "GB"})
    assert [("KR", "the Blue Dragon"), ("GB", "Halifax")] == seen(words, "Talks with the Blue Dragon in Halifax")


def test_wrong_codes_are_refused() -> None:
    """A home or an alias with a wrong code is an error that says what was meant."""
    with pytest.raises(ConfigError, match=r'home: "UK" is no code of a country or bloc; did you mean "GB"\?'):
        lexicon.load(home="UK")
    with pytest.raises(ConfigError, match=r'aliases\.Seoul: "Korea" is no code .* did you mean "KR"\?'):
        lexicon.load(home=None, aliases={"Seoul": "Korea"})


def test_switched_off() -> None:
    """The words of a code that a desk has switched off count for nobody; the rest stays."""
    words = lexicon.load(home="VN", without=["EU", "G7"])
    assert [("ASEAN", "ASEAN"), ("FR", "France")] == seen(words, "The EU, the G7, ASEAN and France")


def test_home_words(words: lexicon.Lexicon) -> None:
    """The home's names and adjectives are known, in both languages; without a home there are none."""
    assert {"Vietnam", "Viet Nam", "Việt Nam", "Vietnamese"} <= words.home_words
    assert frozenset() == lexicon.load(home=None).home_words


FIELDS = 'label = "Tea"\nterms = ["tea", "Matcha"]\nweak = ["leaf", "cup"]\n'


def test_own_fields(tmp_path: Path) -> None:
    """A desk's own file replaces the taxonomy."""
    file = tmp_path / "fields.toml"
    file.write_text("[Tea]\n" + FIELDS, encoding="utf-8")
    words = lexicon.load(home=None, fields=file)
    assert {"Tea": "Tea"} == words.field_labels
    assert [("Tea", 0, 4), ("Tea", 9, 15)] == [
        (term.field, term.start, term.end) for term in words.field_terms("Teas and Matcha, not matcha or AI")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[Tea", r"fields\.toml: is not TOML: "),
        ("", r"fields\.toml: names no field"),
        ('Tea = "tea"\n', r"fields\.toml: Tea: is no table"),
        ("[Tea]\n" + FIELDS.replace("terms", "term"), r'fields\.toml: Tea\.term: there is no such key; did you mean "terms"\?'),
        ("[Tea]\n" + FIELDS.replace('["tea", "Matcha"]', '"tea"'), r"fields\.toml: Tea\.terms: has to be a list of words"),
        ('[Tea]\nterms = ["tea"]\n', r"fields\.toml: Tea\.label: is missing"),
        ('[Tea]\nlabel = "Tea"\n', r"fields\.toml: Tea\.terms: is missing"),
        ('[Tea]\nlabel = "Tea and infusions"\nterms = ["tea"]\n', r'fields\.toml: Tea\.label: "Tea and infusions" is too long'),
        ('[Tea]\nlabel = ""\nterms = ["tea"]\n', r"fields\.toml: Tea\.label: has to be a short text"),
    ],
)
def test_own_fields_with_errors(tmp_path: Path, text: str, message: str) -> None:
    """What is wrong in a desk's fields is said with its place and its mend."""
    file = tmp_path / "fields.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        lexicon.load(home=None, fields=file)


def test_missing_fields_file(tmp_path: Path) -> None:
    """A taxonomy that is not there is an error, not an empty one."""
    with pytest.raises(ConfigError, match=r"gone\.toml: cannot be read"):
        lexicon.load(home=None, fields=tmp_path / "gone.toml")


def test_labels_fit(words: lexicon.Lexicon) -> None:
    """The shipped fields are at least the fourteen of the contract, and their labels fit a column."""
    assert 14 <= len(words.field_labels)
    assert 14 >= max(len(line) for label in words.field_labels.values() for line in label.split("\n"))


def test_pickled_is_built_once() -> None:
    """A lexicon that is handed to another process is built there once, and is the same."""
    words = lexicon.load(home="VN", aliases={"the Blue Dragon": "KR"})
    again = pickle.loads(pickle.dumps(words))
    assert seen(words, "the Blue Dragon and London") == seen(again, "the Blue Dragon and London")
    assert again is pickle.loads(pickle.dumps(words))


def test_loads_fast() -> None:
    """Building all tables takes well under a second, so that a command answers at once (0.08 s measured; ten times that is a fault)."""
    lexicon.table.cache_clear()
    lexicon._built.cache_clear()
    begin = time.perf_counter()
    lexicon.load(home="VN")
    assert 0.8 > time.perf_counter() - begin
