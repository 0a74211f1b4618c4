"""The library of topic starters, and an office's own ones beside it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from domain.starters import Season, Setting, Starter, Theme

SETTINGS = tuple(Setting)
OURS = Path(__file__).with_name("starters.toml")
FIELDS = ("name", "season", "theme", "setting", "zh", "en")
LONGEST = 200
Known = TypeVar("Known", Season, Theme, Setting)


SETTING = "YIJIABAI_STARTERS_FILE"
FORM = "texts/starters.toml shows the form"


class StarterFault(Exception):
    """What is wrong with a file of starters, and which starter it is; and what to do about it."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.mend = mend


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
        mend = f"put the file there with the right to read it, or name another in {SETTING}"
        raise StarterFault(f"cannot be read ({error.strerror})", mend) from error
    except UnicodeDecodeError as error:
        raise StarterFault("is no text in UTF-8", "save it as text in UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise StarterFault(f"is no TOML: {error}", f"mend that place; {FORM}") from error
    rows = found.get("starter", [])
    if not isinstance(rows, list) or not rows:
        mend = f"write one at least, or leave {SETTING} empty; {FORM}"
        raise StarterFault("has no [[starter]]", mend)
    starters = [starter(number, row) for number, row in enumerate(rows, start=1)]
    names = [one.name for one in starters]
    if doubled := sorted({name for name in names if names.count(name) > 1}):
        raise StarterFault(f"has two starters named {doubled[0]}", "give one of them another name")
    return starters


def starter(number: int, row: object) -> Starter:
    if not isinstance(row, Mapping):
        raise StarterFault(f"has a starter {number} that is no table", FORM)
    told = {"theme": Theme.TOWN, "setting": Setting.ANYWHERE, **row}
    fields = {name: str(told.get(name, "")).strip() for name in FIELDS}
    fields["en"] = fields["en"] or fields["zh"]
    which = f"starter {number} ({fields['name']})" if fields["name"] else f"starter {number}"
    for name, value in fields.items():
        if not value:
            raise StarterFault(f"has no {name} for {which}", f'write a line {name} = "…"')
        if len(value) > LONGEST:
            wrong = f"has {len(value)} characters as {name} of {which}"
            raise StarterFault(wrong, f"shorten it to {LONGEST} at most")
    return Starter(
        fields["name"],
        one_of(Season, "season", fields, which),
        one_of(Theme, "theme", fields, which),
        one_of(Setting, "setting", fields, which),
        fields["zh"],
        fields["en"],
    )


def one_of(kind: type[Known], name: str, fields: Mapping[str, str], which: str) -> Known:
    try:
        return kind(fields[name])
    except ValueError:
        wrong = f'has the unknown {name} "{fields[name]}" for {which}'
        raise StarterFault(wrong, f"write one of {', '.join(kind)}") from None
