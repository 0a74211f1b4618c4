"""Searching what a program has written for what it must never write.

`nothing_of(town).in_(log, metrics)`: neither tokens nor ids, names or texts, however they are
written: plain, as JSON with escapes, in an address, or as Python shows a string.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, quote_plus

from playground.telegram import Town

# Whatever is shorter stands in other words by chance, and tells nobody anything.
SHORTEST = 2
# A piece of a text betrays the text.
PIECE = 10
WORD = re.compile(r"[A-Za-z0-9_]+")
Place = str | bytes | Path


@dataclass(frozen=True, slots=True)
class Found:
    """`kind` of secret and where it stands: a failing test must not repeat the secret either."""

    kind: str
    place: str
    line: int


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is searched for, by kind."""

    kinds: dict[str, frozenset[str]]

    def in_(self, *places: Place) -> None:
        """AssertionError names kind, place and line of what was found. A folder is searched whole;
        an empty place proves nothing and fails too.
        """
        found = self.all_in(*places)
        if found:
            raise AssertionError(f"{len(found)} secrets: {found[:10]}")

    def all_in(self, *places: Place) -> list[Found]:
        """AssertionError if there is nothing to search for, or nothing to search in."""
        texts = [(name, text) for place in places for name, text in read(place)]
        if not any(self.kinds.values()) or not texts or not all(text for _, text in texts):
            raise AssertionError("there is nothing to search for, or nothing to search in")
        return [one for name, text in texts for one in self.found(name, text)]

    def found(self, name: str, text: str) -> list[Found]:
        near = Nearness(text)
        return [
            Found(kind, name, text.count("\n", 0, hit.start()) + 1)
            for kind, secrets in self.kinds.items()
            for secret in filter(near.may_hold, secrets)
            for hit in searching(secret).finditer(text)
        ]


class Nearness:
    """What a text surely does not hold is seen from its words and its pairs of signs: thousands of
    secrets are looked for at once.
    """

    def __init__(self, text: str) -> None:
        self._words = set(WORD.findall(text))
        self._pairs = set(pairwise(text))

    def may_hold(self, secret: str) -> bool:
        if WORD.fullmatch(secret):
            return secret in self._words
        return any(self._pairs.issuperset(pairwise(one)) for one in spelt(secret))


def nothing_of(
    town: Town | None = None,
    *,
    tokens: Iterable[str] = (),
    ids: Iterable[int] = (),
    names: Iterable[str] = (),
    texts: Iterable[str] = (),
) -> Secrets:
    """Everything of a town, and whatever else is named."""
    secrets: dict[str, set[str]] = {
        "token": {part for token in tokens for part in parts_of(token)},
        "id": {str(abs(one)) for one in ids},
        "name": set(names),
        "text": {piece for text in texts for piece in pieces_of(text)},
    }
    if town is not None:
        for kind, more in of_town(town).items():
            secrets[kind] |= more
    return Secrets({kind: frozenset(filter(worth_it, found)) for kind, found in secrets.items()})


def of_town(town: Town) -> dict[str, set[str]]:
    world = town.world
    people, bots = world.people.values(), world.bots.values()
    chats = [*world.chats.values(), *world.dialogs.values()]
    said = [str(call.params.get("text", "")) for call in town.calls.latest()]
    written = [one.formatted.text for chat in chats for one in chat.messages.values()]
    return {
        "token": {part for bot in bots for part in parts_of(bot.token)},
        "id": {str(abs(one)) for one in (*world.people, *(chat.id for chat in chats))},
        "name": {
            name
            for one in people
            for name in (one.first_name, one.last_name, one.username)
            if name is not None
        }
        | {chat.title for chat in chats if chat.title is not None},
        "text": {piece for text in (*said, *written) for piece in pieces_of(text)},
    }


def parts_of(token: str) -> tuple[str, str]:
    """The secret alone opens as much as the whole."""
    return token, token.partition(":")[2]


def pieces_of(text: str) -> Iterator[str]:
    """The whole if it is short, else its pieces. A command is no secret."""
    if text.startswith("/"):
        text = text.partition(" ")[2]
    if len(text) <= PIECE:
        yield text
        return
    for start in {*range(0, len(text) - PIECE, PIECE), len(text) - PIECE}:
        yield text[start : start + PIECE]


def worth_it(secret: str) -> bool:
    return len(secret.strip()) >= SHORTEST


def spelt(secret: str) -> set[str]:
    return {
        secret,
        repr(secret)[1:-1],
        json.dumps(secret)[1:-1],
        quote(secret, safe=""),
        quote_plus(secret),
    }


def searching(secret: str) -> re.Pattern[str]:
    """In all its spellings; a number or a word only as a whole."""
    any_of = "|".join(re.escape(one) for one in sorted(spelt(secret)))
    before = r"(?<![A-Za-z0-9_])" if re.match(r"[A-Za-z0-9_]", secret) else ""
    after = r"(?![A-Za-z0-9_])" if re.match(r"[A-Za-z0-9_]", secret[-1]) else ""
    return re.compile(f"{before}(?:{any_of}){after}")


def read(place: Place) -> Iterator[tuple[str, str]]:
    match place:
        case Path() if place.is_dir():
            for path in sorted(place.rglob("*")):
                if path.is_file():
                    yield from read(path)
        case Path():
            yield place.name, place.read_bytes().decode(errors="replace")
        case bytes():
            yield "bytes", place.decode(errors="replace")
        case str():
            yield "text", place
