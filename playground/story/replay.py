"""Real conversations to be spoken in the story: read whole and checked before anything starts."""

import json
from dataclasses import dataclass
from pathlib import Path

from playground.telegram.acting import composing
from playground.telegram.acting.someone import Impossible

FIELDS: dict[str, tuple[type, ...]] = {
    "dialog": (str, int),
    "turn": (int,),
    "speaker": (str, int),
    "text": (str,),
}


class NoUtterance(ValueError):
    """A line is none. The words say why."""


class Malformed(Exception):
    """The file cannot be replayed. The sentence names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Utterance:
    speaker: str
    text: str


Dialog = tuple[Utterance, ...]


def read(path: Path) -> list[Dialog]:
    """The dialogs in the order in which they begin in the file, each in the order of its turns.

    Malformed if a line is no utterance, if one is there twice, or if there is none at all.
    """
    dialogs: dict[str, dict[int, Utterance]] = {}
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            dialog, turn, utterance = _utterance(line)
        except NoUtterance as error:
            raise Malformed(f"{path}, line {number}: {error}") from None
        turns = dialogs.setdefault(dialog, {})
        if turn in turns:
            raise Malformed(f"{path}, line {number}: turn {turn} of {dialog} is there twice")
        turns[turn] = utterance
    if not dialogs:
        raise Malformed(f"{path}, line 1: there is nothing to say in this file")
    return [tuple(turns[turn] for turn in sorted(turns)) for turns in dialogs.values()]


def _lines(path: Path) -> list[str]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Malformed(f"{path} cannot be read: {error.strerror}") from None
    try:
        return content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        number = content[: error.start].count(b"\n") + 1
        raise Malformed(f"{path}, line {number}: this is not UTF-8") from None


def _utterance(line: str) -> tuple[str, int, Utterance]:
    """NoUtterance with the reason if the line is none."""
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise NoUtterance(f"this is not JSON ({error.msg})") from None
    if not isinstance(fields, dict):
        raise NoUtterance('a line is an object {"dialog", "turn", "speaker", "text"}')
    for name, types in FIELDS.items():
        if name not in fields:
            raise NoUtterance(f"{name} is missing")
        if not isinstance(fields[name], types) or isinstance(fields[name], bool):
            raise NoUtterance(f"{name} is not {' or '.join(WORDS[one] for one in types)}")
    try:
        composing.text(fields["text"])
    except Impossible as error:
        raise NoUtterance(f"text cannot be said: {error}") from None
    return str(fields["dialog"]), fields["turn"], Utterance(str(fields["speaker"]), fields["text"])


WORDS = {str: "a text", int: "a whole number"}
