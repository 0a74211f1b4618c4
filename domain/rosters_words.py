"""What an office writes into one cell: names, paths, days and positions, however they are spelt."""

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache

from domain.organisations import Position
from domain.rosters import Vocabulary

SAID = 30
# Of one roster: the same organisations and positions stand in it again and again.
MOST_WORDS = 5_000
SEPARATORS = re.compile(r"\s*[/\\>|\uff0f\uff1e\uff5c]+\s*")
# Between Chinese letters a space only makes columns even.
EVENED = re.compile(r"(?<=[\u2e80-\u9fff])\s+(?=[\u2e80-\u9fff])")
BRACKETS = re.compile(r"[()\[\]]")
IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^][]*\]")
DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})(?:\D{1,2}(\d{1,2}))?\D?(?:0?0:00(?::00)?)?")
EIGHT_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
# How spreadsheets keep days: as their number since this one.
FIRST_DAY = date(1899, 12, 30)
# Whoever holds a position began later; another number stands there by mistake.
FIRST_YEAR = 1949
NUMBER_OF_DAY = re.compile(r"(\d{5})(?:\.\d+)?")
# What an office writes where there is nothing to write.
NOTHING = frozenset("- -- --- — —— / \\ none n/a".split())
# A spreadsheet would reckon a text that begins so.
RECKONED = ("=", "+", "-", "@")
# The dot between the names of one person has many forms.
DOTS = dict.fromkeys((0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF0E, 0xFF65), "\u00b7")


def position_said(text: str, words: Vocabulary) -> Position | None:
    """What is in brackets may say the same once more, or whose it is; of a part-time position it
    decides what is owed, so that nothing there is passed over.
    """
    known, plain = words.positions, unicodedata.normalize("NFKC", text)
    whole, outside = known.get(key_of(BRACKETS.sub("", plain))), known.get(key_of(plain))
    if whole is not None:
        return whole
    inside = {known.get(key_of(one.strip("()[]"))) for one in IN_BRACKETS.findall(plain)}
    said = inside | {outside}
    if outside is Position.PART_TIME and None in inside:
        return None
    return next(iter(said - {None}), None) if len(said - {None}) == 1 else None


def day_said(text: str) -> date | None:
    """2024-3-1, 2024/03/01, 2024.3, 2024年3月1日, 20240301, or a spreadsheet's number of a day."""
    if number := NUMBER_OF_DAY.fullmatch(text):
        day = FIRST_DAY + timedelta(days=int(number[1]))
        return day if day.year >= FIRST_YEAR else None
    found = DAY.fullmatch(text) or EIGHT_DIGITS.fullmatch(text)
    if found is None:
        return None
    year, month, first = found.groups()
    try:
        day = date(int(year), int(month), int(first or 1))
    except ValueError:
        return None
    return day if day.year >= FIRST_YEAR else None


def said_of(text: str) -> str:
    """On one line, without what nobody sees."""
    if not text.isprintable():
        text = "".join(one if one.isprintable() else " " * one.isspace() for one in text)
    return " ".join(text.split())


def written(name: str) -> str:
    """As it must stand in a cell to be read as this name again."""
    odd = name.lower() in NOTHING or name.startswith((*RECKONED, "'"))
    return f"'{name}" if odd else name


def name_of(text: str) -> str:
    """A name as it is kept: offices put spaces into short names, to make columns even."""
    return EVENED.sub("", said_of(text))


@lru_cache(MOST_WORDS)
def path_of(text: str) -> tuple[str, ...]:
    """The names of a path, whatever stands between them."""
    return tuple(part for part in SEPARATORS.split(name_of(text)) if part)


@lru_cache(MOST_WORDS)
def alike(name: str) -> str:
    """By which names are compared: in any width, case and spacing, with any dot."""
    return unicodedata.normalize("NFKC", name_of(name).translate(DOTS)).casefold()


@lru_cache(MOST_WORDS)
def place_of(path: str) -> tuple[str, ...]:
    """By which paths are compared."""
    return tuple(map(alike, path_of(path)))


@lru_cache(MOST_WORDS)
def key_of(text: str) -> str:
    """By which words are compared: in any width and case, without signs and what is in brackets."""
    plain = IN_BRACKETS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(one for one in plain if one.isalnum())


def shortened(text: str) -> str:
    return text if len(text) <= SAID else text[: SAID - 1] + "…"
