"""Words in place of commands: who writes 统计 to the bot means /stats."""

import re
from collections.abc import Mapping
from functools import cache

from texts.catalogue import LANGUAGES, Sentences, catalogue

SECTION = "spoken"
BETWEEN = re.compile(r"\s*[、,]\s*")
AROUND = " \t\r\n。，、！？!?.,~～…：:"
# What may follow in the same breath: 许愿：一把伞.
WITH_WORDS = frozenset({"wish", "pressure"})
# After a Chinese word a blank is enough; "wish you were here" is no command.
WITH_MORE = re.compile(
    r"(?P<word>[^：:]+?)(?:\s*[：:]|(?<![a-z])\s)\s*(?P<more>.+)", re.DOTALL | re.IGNORECASE
)
SHOWN = ("wish", "stats", "join", "leave", "mydata", "language", "help")


@cache
def commands() -> Mapping[str, str]:
    """Word, in small letters → command. Every language is understood, whatever is spoken."""
    return {
        word.lower(): command
        for language in LANGUAGES
        for command, words in catalogue(language)[SECTION].items()
        for word in BETWEEN.split(words)
    }


def as_command(text: str) -> str | None:
    """`/stats` for 统计, `/wish 一把伞` for 许愿：一把伞; None for everything that is no such word.

    A sentence in which the word only occurs is none: "加入" is one, "我想加入你们" is not.
    """
    said = text.strip(AROUND)
    command = commands().get(said.lower())
    if command is not None:
        return f"/{command}"
    found = WITH_MORE.fullmatch(said)
    command = None if found is None else commands().get(found["word"].lower())
    return f"/{command} {found['more']}" if found and command in WITH_WORDS else None


class SpokenWords(Sentences):
    """Section `spoken` of the catalogues: command → the words that stand for it."""

    section = SECTION

    def shown(self) -> str:
        """One word for each of those commands that everybody has, for the help."""
        named = catalogue(self.language)[SECTION]
        return "、".join(BETWEEN.split(named[one])[0] for one in SHOWN)
