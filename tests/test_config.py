"""The desk's configuration: strict, and every complaint says what, where and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import config, lexicon
from briefing.errors import ConfigError

MINIMAL = '[desk]\ntimezone = "Asia/Ho_Chi_Minh"\n'


def load(tmp_path: Path, text: str) -> config.Desk:
    file = tmp_path / "briefing.toml"
    file.write_text(text, encoding="utf-8")
    return config.load(file, mend=lexicon.mend)


def test_a_time_zone_is_all_a_desk_needs(tmp_path: Path) -> None:
    """Everything but the time zone has a default."""
    desk = load(tmp_path, MINIMAL)
    assert ("Asia/Ho_Chi_Minh", None, (), ()) == (desk.timezone, desk.home, desk.sources, desk.watched)


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    """Sources, templates and fields are looked for beside the configuration, wherever it is called from."""
    desk = load(tmp_path, MINIMAL + '[[sources]]\npath = "seeds"\n[templates]\nfolder = "mine"\n[fields]\nfile = "f.toml"\n')
    assert ((tmp_path / "seeds",), tmp_path / "mine", tmp_path / "f.toml") == (desk.sources, desk.templates, desk.fields)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "desk: is missing"),
        ("[desk]\n", "desk.timezone: is missing, and is required"),
        ('[desk]\ntimezone = "Asia/Hanoi"\n', "desk.timezone: 'Asia/Hanoi' is no IANA time zone"),
        ('[desk]\ntimezone = "Asia/Ho_Chi_Min"\n', "did you mean 'Asia/Ho_Chi_Minh'?"),
        ('[desk]\ntimezone = "UTC"\nhome = "Vietnam"\n', "desk.home: 'Vietnam' is no ISO 3166 code or bloc; did you mean 'VN'?"),
        (MINIMAL + '[[partners]]\ncountry = "JP"\n[[partners]]\ncountry = "UK"\n', "partners[1].country: 'UK' is no ISO 3166 code or bloc; did you mean 'GB'?"),
        (MINIMAL + '[[partners]]\ncountry = "JP"\n[[partners]]\ncountry = "JP"\n', "partners[1].country: 'JP' is named twice"),
        (MINIMAL + '[[source]]\npath = "x"\n', "source: there is no such key; did you mean 'sources'?"),
        (MINIMAL + '[[sources]]\npaht = "x"\n', "sources[0].paht: there is no such key; did you mean 'path'?"),
        (MINIMAL + "[[sources]]\npath = 3\n", "sources[0].path: has to be words in quotation marks, not a number"),
        (MINIMAL + '[partners]\ncountry = "JP"\n', "partners: has to be a list of tables, not a table; write [[partners]]"),
        (MINIMAL + '[[partners]]\ncountry = "JP"\n[aliases]\n"" = "JP"\n', "aliases: is empty; write a name, or take it out"),
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
    lines = [line[2:] if line.startswith(("# [", '# "Mekong')) or (" = " in line and line.startswith("# ")) else line for line in starter.splitlines()]
    everything = load(tmp_path, "\n".join(line for line in lines if not line.startswith('"passages" keeps')))
    assert (("JP", "EU"), (("Mekong Fund", "JP"),), False) == (everything.watched, everything.aliases, everything.full_sources)
