"""The words that offices use in rosters: headers, positions and levels, of all languages."""

from collections.abc import Iterator
from functools import cache

from domain.organisations import Level, Position
from domain.rosters import Column, Vocabulary
from domain.rosters_words import key_of
from texts.catalogue import LANGUAGES, catalogue

SECTION = "rosters"


@cache
def vocabulary() -> Vocabulary:
    """A word that stands first is the one we use ourselves; it is preferred as a header too."""
    return Vocabulary(
        {key: (column, rank) for column in Column for rank, key in keys(f"header_{column.value}")},
        {key: one for one in Position for _, key in keys(f"word_{one.name.lower()}")},
        {key: one for one in Level for _, key in keys(f"level_{one.name.lower()}")},
    )


def keys(name: str) -> Iterator[tuple[int, str]]:
    for language in LANGUAGES:
        for rank, word in enumerate(words(language, name)):
            yield rank, key_of(word)


def words(language: str, name: str) -> list[str]:
    return [one.strip() for one in catalogue(language)[SECTION][name].split("|")]


def usual(language: str, name: str) -> str:
    """The word that we write ourselves, into a template and an export."""
    return words(language, name)[0]
