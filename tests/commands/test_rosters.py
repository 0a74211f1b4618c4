"""Rosters as files for an operator: template, export and back, links on paper, sums."""

import json
from pathlib import Path

import pytest

from bot.commands.import_roster import Wanted, import_roster
from bot.commands.rosters import activation, export, links, template
from bot.commands.setting_up import init
from bot.problem import DONE, USAGE, Problem
from domain.organisations import Level, Profile
from exports.sheets import grids_of
from exports.tables import Format
from tests.commands.conftest import files
from tests.commands.test_bad_input import program
from tests.commands.test_import_roster import GOOD, written
from tests.exports.test_sheets import book


@pytest.fixture(autouse=True)
async def _county(ready: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ready
    await init("清河县", Level.COUNTY, Profile.LIGHT_BURDEN, "zh", as_json=True)
    await import_roster(written(book(GOOD)), Wanted(), as_json=True)
    capsys.readouterr()


async def test_what_was_exported_comes_back_and_changes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for language in ("zh", "en"):
        file = Path(f"{language}.xlsx")
        assert await export(file, language) == DONE
        capsys.readouterr()
        await import_roster(file, Wanted(), as_json=True)
        told = json.loads(capsys.readouterr().out)
        changes = ("organisations", "fresh", "changed", "dated", "missing")
        assert {name: told[name] for name in changes} == dict.fromkeys(changes, 0)
        assert (told["unchanged"], told["links"]) == (3, [])


def test_the_template_has_our_columns() -> None:
    assert template(Path("empty.xlsx"), "en") == DONE
    [header] = grids_of(Path("empty.xlsx").read_bytes())[0].lines
    assert header.cells == ("Organisation", "Level", "Name", "Position", "Since")


async def test_links_are_printed_for_whoever_has_none_or_for_all() -> None:
    with pytest.raises(Problem, match="nobody to print for"):
        await links(Path("links.pdf"), "zh", everybody=False)
    assert await links(Path("links.pdf"), "zh", everybody=True) == DONE
    assert files(Path())["links.pdf"].startswith(b"%PDF")


async def test_a_file_of_another_kind_is_refused_before_links_are_made() -> None:
    with pytest.raises(Problem, match=r"ends with \.pdf") as problem:
        await links(Path("links.docx"), "zh", everybody=True)
    assert problem.value.status == USAGE


async def test_sums_come_out_for_every_organisation(capsys: pytest.CaptureFixture[str]) -> None:
    await activation(Format.JSONL, None)
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [list(row.values()) for row in rows] == [
        ["清河县", "county", 3, 3, 0, 0],
        ["清河县/一中团委", "grassroots-committee", 2, 2, 0, 0],
    ]


async def test_the_program_itself_writes_a_template() -> None:
    status, out, err = await program("import-roster", "new.xlsx", "--template")
    assert (status, out, err) == (0, "new.xlsx is written.\n", "")
    assert "new.xlsx" in files(Path())
