"""The desk's configuration: strict, and every complaint says what, where and what to do."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from briefing import analysis, config, lexicon, pipeline
from briefing.errors import ConfigError
from briefing.model import Document

MINIMAL = '[desk]\ntimezone = "Asia/Ho_Chi_Minh"\n'


def load(tmp_path: Path, text: str) -> config.Desk:
    file = tmp_path / "briefing.toml"
    file.write_text(text, encoding="utf-8")
    return config.load(file, mend=lexicon.mend)


def test_a_time_zone_is_all_a_desk_needs(tmp_path: Path) -> None:
    """Everything but the time zone has a default."""
    desk = load(tmp_path, MINIMAL)
    assert ("Asia/Ho_Chi_Minh", None, (), ()) == (desk.timezone, desk.home, desk.sources, desk.watched)


@pytest.mark.parametrize(("words", "covers"), [("new", "new"), ("everything", "everything"), ("1 day", 1), ("7 days", 7), ("30 days", 30)])
def test_what_an_edition_covers(tmp_path: Path, words: str, covers: object) -> None:
    """What is new, everything, or a number of days; by default what is new, in one line where there is nothing."""
    assert covers == load(tmp_path, f'{MINIMAL}[edition]\ncovers = "{words}"\n').covers
    assert ("new", "one line") == (load(tmp_path, MINIMAL).covers, load(tmp_path, MINIMAL).empty)


def test_an_outlet_is_named_or_is_a_host(tmp_path: Path) -> None:
    """However its address is written, it is the host that articles are compared by."""
    names = '["Viet Nam News", "https://www.azur.example/news", "www.post.example", "delta.example/"]'
    desk = load(tmp_path, f'{MINIMAL}[outlets]\npreferred = {names}\naltered = ["www.spun.example"]\n')
    assert ("Viet Nam News", "azur.example", "post.example", "delta.example") == desk.preferred
    assert ("spun.example",) == desk.altered_outlets


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    """Sources, templates and fields are looked for beside the configuration, wherever it is called from."""
    desk = load(tmp_path, MINIMAL + '[[sources]]\npath = "seeds"\n[templates]\nfolder = "mine"\n[fields]\nfile = "f.toml"\n')
    assert ((tmp_path / "seeds",), tmp_path / "mine", tmp_path / "f.toml") == (desk.sources, desk.templates, desk.fields)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "desk: is missing"),
        ("[desk]\n", "desk.timezone: is missing, and is required"),
        (MINIMAL + '[edition]\ncovers = "7"\n', "edition.covers: '7' has to be \"new\", \"everything\" or a number of days"),
        (MINIMAL + '[edition]\ncovers = 7\n', 'edition.covers: has to be "new", "everything" or a number of days'),
        (MINIMAL + '[edition]\nempty = "nothing"\n', 'edition.empty: has to be "one line" or "none"'),
        (MINIMAL + '[outlets]\npreferred = "Azur Gazette"\n', "outlets.preferred: has to be a list of names or hosts, such as ["),
        (MINIMAL + '[outlets]\naltered = [3]\n', "outlets.altered[0]: has to be a list of names or hosts"),
        (MINIMAL + '[outlets]\naltered = [" "]\n', "outlets.altered[0]: is empty"),
        (MINIMAL + '[outlets]\naltered = ["Post"]\npreferred = ["post"]\n', "outlets: 'post' is both preferred and altered"),
        ('[desk]\ntimezone = "Asia/Hanoi"\n', "desk.timezone: 'Asia/Hanoi' is no IANA time zone"),
        ('[desk]\ntimezone = "Asia/Ho_Chi_Min"\n', "did you mean 'Asia/Ho_Chi_Minh'?"),
        ('[desk]\ntimezone = "UTC"\nhome = "Vietnam"\n', "desk.home: 'Vietnam' is no ISO 3166 code or bloc; did you mean 'VN'?"),
        (MINIMAL + '[[partners]]\ncountry = "JP"\n[[partners]]\ncountry = "UK"\n', "partners[1].country: 'UK' is no ISO 3166 code or bloc; did you mean 'GB'?"),
        (MINIMAL + '[[partners]]\ncountry = "JP"\n[[partners]]\ncountry = "JP"\n', "partners[1].country: 'JP' is named twice"),
        (MINIMAL + '[[source]]\npath = "x"\n', "source: there is no such key; did you mean 'sources'?"),
        (MINIMAL + '[[sources]]\npaht = "x"\n', "sources[0].paht: there is no such key; did you mean 'path'?"),
        (MINIMAL + "[[sources]]\npath = 3\n", "sources[0].path: has to be words in quotation marks, not a number"),
        (MINIMAL + '[partners]\ncountry = "JP"\n', "partners: has to be a list of tables, not a table; write [[partners]]"),
        (MINIMAL + '[[partners]]\ncountry = "JP"\n[aliases]\n"" = "JP"\n', 'aliases: "" is empty; write a name, or take it out'),
        ('[desk]\ntimezone = "UTC"\nhome = "VN"\n[[partners]]\ncountry = "VN"\n', "partners[0].country: 'VN' is home"),
        (MINIMAL + "[[sources]]\n", "sources[0].path: is missing, and is required"),
        (MINIMAL + '[archive]\nsources = "all"\n', 'archive.sources: has to be "passages" or "full"'),
        (MINIMAL + '[aliases]\n"Mekong Fund" = "Japan"\n', "aliases.Mekong Fund: 'Japan' is no ISO 3166 code or bloc; did you mean 'JP'?"),
        ("[desk\n", "is not TOML"),
    ],
)
def test_a_complaint_names_the_place_and_the_mend(tmp_path: Path, text: str, said: str) -> None:
    """Unknown keys, wrong types, codes and zones are errors that say where, and what was probably meant."""
    with pytest.raises(ConfigError) as raised:
        load(tmp_path, text)
    assert said in str(raised.value)
    assert str(tmp_path / "briefing.toml") in str(raised.value)


def test_blocs_can_be_watched(tmp_path: Path) -> None:
    """A bloc is a partner like a country."""
    assert ("EU", "ASEAN") == load(tmp_path, MINIMAL + '[[partners]]\ncountry = "EU"\n[[partners]]\ncountry = "ASEAN"\n').watched


def test_a_named_file_has_to_be_there(tmp_path: Path) -> None:
    """--config with a wrong path is an error; no briefing.toml at all is none."""
    assert config.find(tmp_path, None) is None
    with pytest.raises(ConfigError, match="there is no such file"):
        config.find(tmp_path, tmp_path / "other.toml")
    (tmp_path / "briefing.toml").mkdir()
    with pytest.raises(ConfigError, match="is no file"):
        config.find(tmp_path, None)


def test_the_starter_is_a_valid_desk(tmp_path: Path) -> None:
    """What `briefing init` writes loads, and so does it with every comment's key switched on."""
    from importlib import resources

    starter = (resources.files("briefing") / "data" / "desk" / "briefing.toml").read_text(encoding="utf-8")
    assert "VN" == load(tmp_path, starter).home
    lines = [line[2:] if re.match(r'# (\[|"?[\w ]+"? = )', line) else line for line in starter.splitlines()]
    everything = load(tmp_path, "\n".join(lines))
    assert (("JP", "EU"), (("KOICA", "KR"), ("Mekong Fund", "JP"))) == (everything.watched, everything.aliases)
    assert (("UN", "G7"), False) == (everything.blocs_off, everything.full_sources)


# -- blocs and aliases ---------------------------------------------------------------------------------------------------------------------


def switched_off(tmp_path: Path, text: str) -> tuple[str, ...]:
    return config.switched_off(load(tmp_path, text), blocs=lexicon.blocs(), mend=lexicon.mend)


def test_blocs_can_be_switched_off(tmp_path: Path) -> None:
    """A desk names the blocs that count for nobody, or all of them; without a word all count."""
    assert () == switched_off(tmp_path, MINIMAL)
    assert ("G7", "UN") == switched_off(tmp_path, MINIMAL + '[blocs]\noff = ["UN", "G7"]\n')
    assert lexicon.blocs() == switched_off(tmp_path, MINIMAL + '[blocs]\noff = "all"\n')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[blocs]\noff = ["UN", "un"]\n', "blocs.off[1]: 'un' is no bloc; did you mean 'UN'?"),
        ('[blocs]\noff = ["European Union"]\n', "blocs.off[0]: 'European Union' is no bloc; did you mean 'EU'?"),
        ('[blocs]\noff = ["JP"]\n', "blocs.off[0]: 'JP' is a country’s code; only blocs can be switched off: ADB, "),
        ('[blocs]\noff = ["Narnia"]\n', "blocs.off[0]: 'Narnia' is no bloc; only blocs can be switched off: ADB, "),
        ('[blocs]\noff = ["UN", "UN"]\n', "blocs.off[1]: 'UN' is named twice; take one out"),
        ('[blocs]\noff = "EU"\n', 'blocs.off: has to be "all", or a list of codes such as ["UN", "G7"]'),
        ('[blocs]\noff = "UN"\n', '"all", or a list of codes such as ["UN", "G7"]; did you mean ["UN"]?'),
        ('[blocs]\noff = "ALL"\n', '"all", or a list of codes such as ["UN", "G7"]; did you mean "all"?'),
        ("[blocs]\noff = true\n", 'blocs.off: has to be "all", or a list of codes such as ["UN", "G7"]'),
        ('[blocs]\nof = ["UN"]\n', "blocs.of: there is no such key; did you mean 'off'?"),
        ('[[partners]]\ncountry = "EU"\n[blocs]\noff = "all"\n', "blocs.off: 'EU' is a partner to watch, and would never be found"),
        ('[aliases]\n"Green Pact" = "EU"\n[blocs]\noff = ["EU"]\n', "blocs.off: 'EU' is what the alias 'Green Pact' stands for"),
        ('[aliases]\n"—" = "JP"\n', "aliases.—: is too short, and would be found everywhere"),
        ('[aliases]\n"KOICA" = "kr"\n', "aliases.KOICA: 'kr' is no ISO 3166 code or bloc; did you mean 'KR'?"),
    ],
)
def test_a_complaint_about_blocs_and_aliases(tmp_path: Path, text: str, said: str) -> None:
    """What cannot be switched off, or is in use elsewhere, is an error that says what there is."""
    with pytest.raises(ConfigError) as raised:
        switched_off(tmp_path, MINIMAL + text)
    assert said in str(raised.value)
    assert str(tmp_path / "briefing.toml") in str(raised.value)


def cues_of(text: str, *, aliases: dict[str, str], off: tuple[str, ...] = (), language: str = "en") -> list[tuple[str, str]]:
    words = pipeline.lexicon_of(config.Desk(base=Path(), home="VN", aliases=tuple(aliases.items()), blocs_off=off))
    return [(cue.code, cue.text) for cue in words.cues(text, language=language) if cue.code]


@pytest.mark.parametrize(
    ("aliases", "text", "found"),
    [
        pytest.param({"the Blue Dragon": "KR"}, "The Blue Dragon and the Blue Dragon", ["The Blue Dragon", "the Blue Dragon"], id="opens a sentence"),
        pytest.param({"sample fund": "KR"}, "Sample Fund, Sample fund, SAMPLE FUND, sample fund", ["Sample Fund", "Sample fund", "SAMPLE FUND", "sample fund"], id="small"),
        pytest.param({"KOICA": "KR", "Kip": "KR"}, "KOICA, koica and a KIP", ["KOICA"], id="an abbreviation, and a short name in capitals"),
        pytest.param({" Sample\u00a0 Fund ": "KR"}, "The Sample Fund", ["Sample Fund"], id="blanks"),
        pytest.param({"Paris Agreement": "KR"}, "The Paris Agreement", ["Paris Agreement"], id="a word that the tables mean otherwise"),
    ],
)
def test_an_alias_is_found_as_it_is_written(aliases: dict[str, str], text: str, found: list[str]) -> None:
    """At the start of a sentence and in capitals too; one in small letters with capitals; before what the tables mean by the word."""
    assert [("KR", words) for words in found] == cues_of(text, aliases=aliases)


def test_an_alias_in_vietnamese(tmp_path: Path) -> None:
    """Diacritics may be written in one character or in two."""
    apart = unicodedata.normalize("NFD", "Viện Thí Dụ")
    assert [("KR", "Viện Thí Dụ"), ("KR", "VIỆN THÍ DỤ")] == cues_of("Viện Thí Dụ, VIỆN THÍ DỤ", aliases={apart: "KR"}, language="vi")


def test_a_bloc_that_is_off_counts_for_nobody() -> None:
    """Its words are no cues, its sentences stay, and who is named beside it keeps them."""
    text = "The EU and Japan signed a pact with Viet Nam.\n\nThe European Commission, Brussels said, was glad. The UN was not asked."
    document = Document(
        id="x", path="x.txt", sha256="", title=None, published=None, publisher=None, url=None, language="en", text=text
    )
    found = analysis.analyse(document, pipeline.lexicon_of(config.Desk(base=Path(), home="VN", blocs_off=config.EVERY_BLOC)))
    assert {"JP", "VN"} <= {tag.code for tag in found.countries}
    assert not {tag.code for tag in found.countries} & set(lexicon.blocs())
    assert ["The EU and Japan signed a pact with Viet Nam.", "The UN was not asked."] == [text[s.start : s.end] for s in found.sentences[::2]]
