"""Words in place of commands: who writes 统计 to the bot means /stats."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from texts.catalogue import LANGUAGES, Sentences, catalogue

SECTION = "spoken"
BETWEEN = re.compile(r"\s*[、,]\s*")
AROUND = " \t\r\n/。，、！？!?.,~～…：:；;"
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
# Between Chinese letters a blank means nothing.
EVENED = re.compile(r"(?<=[\u2e80-\u9fff])\s+(?=[\u2e80-\u9fff])")
# What may follow in the same breath: 许愿：一把伞.
WITH_WORDS = frozenset({"wish", "pressure", "propose"})
# After a Chinese word a blank is enough; "wish you were here" is no command.
WITH_MORE = re.compile(
    r"(?P<word>[^：:]+?)(?:\s*[：:]|(?<![a-z])\s)\s*(?P<more>.+)", re.DOTALL | re.IGNORECASE
)
SHOWN = ("wish", "stats", "join", "leave", "mydata", "language", "help")


@cache
def commands() -> Mapping[str, str]:
    """Word, as `key_of` makes it → command. Every language is understood, whatever is spoken."""
    return {
        key_of(word): command
        for language in LANGUAGES
        for command, words in catalogue(language)[SECTION].items()
        for word in BETWEEN.split(words)
    }


def as_command(text: str) -> str | None:
    """`/stats` for 统计, `/wish 一把伞` for 许愿：一把伞; None for everything that is no such word.

    A sentence in which the word only occurs is none: "加入" is one, "我想加入你们" is not.
    """
    command = commands().get(key_of(text))
    if command is not None:
        return f"/{command}"
    found = WITH_MORE.fullmatch(text.strip(AROUND))
    command = None if found is None else commands().get(key_of(found["word"]))
    return f"/{command} {found['more']}" if found and command in WITH_WORDS else None


def key_of(text: str) -> str:
    """By which words are compared: in any width and case, without signs and blanks around them."""
    plain = unicodedata.normalize("NFKC", text)
    seen = "".join(one for one in plain if one.isprintable() or one.isspace())
    return EVENED.sub("", " ".join(EDGES.sub("", seen).split())).lower()


class SpokenWords(Sentences):
    """Section `spoken` of the catalogues: command → the words that stand for it."""

    section = SECTION

    def shown(self) -> list[str]:
        """One word for each of those commands that everybody has, for the help."""
        named = catalogue(self.language)[SECTION]
        return [BETWEEN.split(named[one])[0] for one in SHOWN]
