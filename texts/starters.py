"""The library of topic starters, and an office's own ones beside it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from domain.starters import Season, Setting, Starter, Theme

SETTINGS = tuple(Setting)
OURS = Path(__file__).with_name("starters.toml")
FIELDS = ("name", "season", "theme", "setting", "zh", "en")
LONGEST = 200


class StarterFault(Exception):
    """What is wrong with a file of starters, and which starter it is."""


_own: list[Path] = []


def use(own: Path | None) -> None:
    """An office's file beside ours, for this process. StarterFault if it is none."""
    library_of(own)
    _own[:] = [] if own is None else [own]


def library() -> tuple[Starter, ...]:
    return library_of(*_own)


def is_starter(text: str) -> bool:
    return any(text in (one.zh, one.en) for one in library())


@cache
def library_of(own: Path | None = None) -> tuple[Starter, ...]:
    """Ours, and those of an office's file; one of the same name takes the place of ours.

    Read once. StarterFault if the office's file is none.
    """
    ours = {one.name: one for one in read(OURS)}
    theirs = {} if own is None else {one.name: one for one in read(own)}
    return tuple((ours | theirs).values())


def read(path: Path) -> list[Starter]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise StarterFault(f"cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise StarterFault(f"is no TOML: {error}") from error
    rows = found.get("starter", [])
    if not isinstance(rows, list) or not rows:
        raise StarterFault("has no [[starter]]")
    starters = [starter(number, row) for number, row in enumerate(rows, start=1)]
    names = [one.name for one in starters]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise StarterFault(f"has two starters named {doubled[0]}")
    return starters


def starter(number: int, row: object) -> Starter:
    if not isinstance(row, Mapping):
        raise StarterFault(f"starter {number} is no table")
    told = {"theme": Theme.TOWN, "setting": Setting.ANYWHERE, **row}
    fields = {name: str(told.get(name, "")).strip() for name in FIELDS}
    fields["en"] = fields["en"] or fields["zh"]
    for name, value in fields.items():
        if not value:
            raise StarterFault(f"starter {number} has no {name}")
        if len(value) > LONGEST:
            raise StarterFault(f"starter {number}: {name} is longer than {LONGEST} characters")
    try:
        return Starter(
            fields["name"],
            Season(fields["season"]),
            Theme(fields["theme"]),
            Setting(fields["setting"]),
            fields["zh"],
            fields["en"],
        )
    except ValueError as error:
        raise StarterFault(f"starter {number}: {error}") from error
