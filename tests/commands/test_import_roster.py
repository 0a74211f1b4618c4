"""`import-roster`: an office brings its cadres in with the sheet it has."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.commands.import_roster import Wanted, import_roster
from bot.commands.setting_up import init
from bot.problem import DONE, USAGE, WRONG, Problem
from domain.organisations import Level, Profile
from storage.database import Storage
from tests.commands.test_bad_input import program
from tests.exports.test_sheets import book

GOOD = (
    ("姓名", "专挂兼", "组织", "级别"),
    ("王芳", "专职", "清河县", ""),
    ("李　雷", "挂职", "一中团委", "基层团委"),
    ("赵敏", "兼职", "一中团委", ""),
)
BAD = (
    ("姓名", "专挂兼", "组织", "级别"),
    ("", "专职", "清河县", ""),
    ("李雷", "书记", "清河县", ""),
    ("赵敏", "兼职", "三中团委", ""),
    ("王芳", "专职", "清河县", ""),
    ("王 芳", "挂职", "清河县", ""),
    ("孙", "专职", "二中团委", "省级"),
)


@pytest.fixture(autouse=True)
async def _county(ready: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ready
    await init("清河县", Level.COUNTY, Profile.LIGHT_BURDEN, "zh", as_json=True)
    capsys.readouterr()


def document(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def written(content: bytes, name: str = "roster.xlsx") -> Path:
    file = Path(name)
    file.write_bytes(content)
    return file


async def roster() -> list[tuple[str, str]]:
    storage = Storage.open("sqlite:///yijiabai.db")
    async with storage.read_only() as view:
        [root] = await view.organisations.roots()
        known = await view.rosters.branch([root.id])
        names = {one.id: one.name for one in known}
        today = await view.rosters.lines(list(names), root_day())
    await storage.close()
    return [(names[line.organisation], line.roster_name) for line in today]


def root_day() -> Any:
    from datetime import date

    return date(9000, 1, 1)


async def test_a_roster_comes_in_and_everybody_gets_a_link(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert await import_roster(written(book(GOOD)), Wanted(), as_json=True) == DONE
    told = document(capsys)
    assert (told["organisations"], told["fresh"], told["changed"]) == (1, 3, 0)
    assert [(one["organisation"], one["name"]) for one in told["links"]] == [
        ("清河县", "王芳"),
        ("清河县/一中团委", "李雷"),
        ("清河县/一中团委", "赵敏"),
    ]
    assert all(one["link"].startswith("https://t.me/yijiabai_bot?start=i") for one in told["links"])
    assert await roster() == [("清河县", "王芳"), ("一中团委", "李雷"), ("一中团委", "赵敏")]


async def test_brought_in_again_it_changes_nothing_and_makes_no_link(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = written("\n".join(map(",".join, GOOD)).encode("gb18030"), "roster.csv")
    await import_roster(file, Wanted(), as_json=False)
    assert capsys.readouterr().out.count("https://") == 3
    await import_roster(file, Wanted(), as_json=False)
    again = capsys.readouterr().out
    assert "New organisations: 0; new cadres: 0" in again
    assert "As before: 3" in again
    assert "https://" not in again


async def test_a_dry_run_says_what_it_would_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert await import_roster(written(book(GOOD)), Wanted(dry_run=True), as_json=False) == DONE
    told = capsys.readouterr().out
    assert "new cadres: 3" in told
    assert "Nothing was changed" in told
    assert await roster() == []


async def test_every_faulty_row_is_named_and_nothing_is_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert await import_roster(written(book(BAD)), Wanted(), as_json=False) == WRONG
    told = capsys.readouterr().out
    assert [line.split(":")[0] for line in told.splitlines()[:5]] == [
        "Row 2",
        "Row 3",
        "Row 4",
        "Row 6",
        "Row 7",
    ]
    assert "Nothing was changed: 5 rows are wrong." in told
    assert await roster() == []
    assert await import_roster(written(book(BAD)), Wanted(), as_json=True) == WRONG
    faults = document(capsys)["faults"]
    assert [(one["row"], one["reason"], one["other"]) for one in faults] == [
        (2, "name-missing", 0),
        (3, "position-unknown", 0),
        (4, "organisation-unknown", 0),
        (6, "doubled", 5),
        (7, "level-order", 0),
    ]


async def test_who_is_missing_ends_when_that_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    await import_roster(written(book(GOOD)), Wanted(), as_json=True)
    fewer = written(book(GOOD[:3]), "fewer.xlsx")
    capsys.readouterr()
    await import_roster(fewer, Wanted(), as_json=False)
    assert "not in the file: 1. They stay" in capsys.readouterr().out
    await import_roster(fewer, Wanted(end_missing=True), as_json=False)
    assert "Ended, since the file lacks them: 1." in capsys.readouterr().out
    assert await roster() == [("清河县", "王芳"), ("一中团委", "李雷")]


@pytest.mark.parametrize(
    ("content", "status", "cure"),
    [
        (None, USAGE, "there is no file"),
        (b"", WRONG, "nothing in it"),
        (b"PK\x03\x04", WRONG, "save it anew"),
        ("姓名,电话\n王芳,1\n".encode(), WRONG, "missing: Position"),
    ],
)
async def test_a_file_that_is_no_roster_is_refused_in_one_line(
    content: bytes | None, status: int, cure: str
) -> None:
    file = Path("none.xlsx") if content is None else written(content)
    with pytest.raises(Problem) as problem:
        await import_roster(file, Wanted(), as_json=False)
    assert problem.value.status == status
    assert cure in problem.value.sentence


async def test_the_program_itself_brings_a_roster_in() -> None:
    written(book(GOOD))
    status, out, err = await program("import-roster", "roster.xlsx", "--dry-run", "--json")
    assert (status, err) == (0, "")
    assert json.loads(out)["fresh"] == 3
