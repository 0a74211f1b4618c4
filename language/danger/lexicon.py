"""All tables of words as one tree, and the one pass that finds them in a message."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from language.danger.units import split
from language.danger.words import TABLES
from language.danger.words.contexts import CONTEXTS
from language.danger.words.moods import MOODS

HIDES = "!"  # ends the name of words that hide what they overlap


class Span(NamedTuple):
    """Half-open, in units."""

    start: int
    end: int


class Branch:
    """Where a unit of some word may be followed by the next; `names` of words that end here."""

    __slots__ = ("names", "next")

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ()
        self.next: dict[str, Branch] = {}


def words() -> Iterator[tuple[str, str]]:
    """Every word of every table, after the name it stands under."""
    for table in TABLES:
        for name, listed in table.items():
            for word in dict.fromkeys(listed.split()):
                yield name, word


def grown() -> Branch:
    root = Branch()
    for name, word in words():
        branch = root
        for unit in split(word.replace("_", " ")).units:
            branch = branch.next.setdefault(unit, Branch())
        branch.names = (*branch.names, name)
    return root


HIDING = {name for name, _ in words() if name.endswith(HIDES)}
ROOT = grown()
ALONE = {unit: branch.names for unit, branch in ROOT.next.items() if branch.names}
PAIRS = {
    (first, second): longer
    for first, branch in ROOT.next.items()
    for second, longer in branch.next.items()
}


def found(units: list[str], clause: list[int]) -> dict[str, list[Span]]:
    """Name → where its words stand, in order; of words that begin together only the longest.

    No word reaches across a comma.
    """
    hits: defaultdict[str, list[Span]] = defaultdict(list)
    for start, pair in enumerate(pairwise([*units, ""])):
        branch = PAIRS.get(pair)
        if branch is not None:
            for name, span in longest(branch, start, units, clause).items():
                hits[name].append(span)
        elif pair[0] in ALONE:
            span = Span(start, start + 1)
            for name in ALONE[pair[0]]:
                hits[name].append(span)
    return uncovered(hits)


def longest(branch: Branch, start: int, units: list[str], clause: list[int]) -> dict[str, Span]:
    """For each name its longest word that begins at `start`; `branch` is where two units lead."""
    spans = dict.fromkeys(ALONE.get(units[start], ()), Span(start, start + 1))
    end = start + 1
    further: Branch | None = branch
    while further is not None and clause[end] == clause[start]:
        end += 1
        if further.names:
            spans.update(dict.fromkeys(further.names, Span(start, end)))
        further = further.next.get(units[end]) if end < len(units) else None
    return spans


BACKGROUND = {*MOODS, *CONTEXTS} - {"NEG"}  # a joke inside an idiom is still a joke


def uncovered(hits: dict[str, list[Span]]) -> dict[str, list[Span]]:
    """The hits that no hiding word overlaps; one that holds the hiding word itself stays."""
    cover: dict[int, list[Span]] = {}
    for name in hits.keys() & HIDING:
        for mask in hits[name]:
            for unit in range(mask.start, mask.end):
                cover.setdefault(unit, []).append(mask)
    left: dict[str, list[Span]] = {}
    for name, spans in hits.items():
        plain = name.rstrip(HIDES)
        seen = spans if not cover or plain in BACKGROUND else uncovered_of(spans, cover)
        if seen:
            left[plain] = sorted([*left[plain], *seen]) if plain in left else seen
    return left


def uncovered_of(spans: list[Span], cover: dict[int, list[Span]]) -> list[Span]:
    return [
        span
        for span in spans
        if (span.start not in cover and span.end - 1 not in cover) or not is_hidden(span, cover)
    ]


def is_hidden(span: Span, cover: dict[int, list[Span]]) -> bool:
    return any(
        not (span.start <= mask.start and mask.end <= span.end)
        for unit in {span.start, span.end - 1}
        for mask in cover.get(unit, ())
    )
