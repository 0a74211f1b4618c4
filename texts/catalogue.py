"""The catalogues: one sentence by one name, in Chinese and in English."""

import tomllib
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

from domain.seeing import says_something

LANGUAGES = ("zh", "en")
FIRST_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
SHOWN_NAME = 64
NAMELESS = "—"
# Marks, embeddings, overrides and isolates: none of them belongs into a name.
DIRECTIONS = dict.fromkeys(
    [0x61C, *range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
TURNING = dict.fromkeys(range(0x202A, 0x202F))

Catalogue = Mapping[str, Mapping[str, str]]


@cache
def catalogue(language: str) -> Catalogue:
    """Section → name → sentence. Read once."""
    path = Path(__file__).with_name(f"{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def language_of(code: str | None) -> str:
    """A catalogue for Telegram's language code: Chinese also when nothing is told, else English."""
    return "zh" if code is None or code.lower().startswith("zh") else "en"


class Sentences:
    """One section of one catalogue; arguments are escaped here, and nowhere else."""

    section = ""

    def __init__(self, language: str) -> None:
        self.language = language

    def has(self, name: str) -> bool:
        return name in catalogue(self.language)[self.section]

    def text(self, name: str, /, **arguments: object) -> str:
        """The sentence of this name as HTML. KeyError if there is none or a placeholder is open."""
        sentence = catalogue(self.language)[self.section][name]
        return sentence.format(**{key: escaped(value) for key, value in arguments.items()})

    def plain(self, name: str, /, **arguments: object) -> str:
        """For places without HTML: labels of buttons, alerts."""
        sentence = catalogue(self.language)[self.section][name]
        return sentence.format(**{key: straight(value) for key, value in arguments.items()})


def escaped(value: object) -> str:
    """Safe inside Telegram's HTML."""
    return escape(straight(value), quote=False)


def straight(value: object) -> str:
    """Without what turns around the text that stands beside it."""
    return str(value).translate(TURNING)


def named(name: str) -> str:
    """Somebody's own name inside a sentence: shortened, on one line, never invisible, and unable to
    turn the text around it. Give it to `text`, which escapes it.
    """
    line = " ".join(name.translate(DIRECTIONS).split())
    if not says_something(line):
        line = NAMELESS
    short = line if len(line) <= SHOWN_NAME else line[: SHOWN_NAME - 1] + "…"
    return f"{FIRST_ISOLATE}{short}{POP_ISOLATE}"
