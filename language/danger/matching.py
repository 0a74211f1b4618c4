"""Rules, and how one is held against a message.

A pattern is a row of names of words. They must follow each other within one sentence, at most
`gap` units apart, a comma counting for three; `A ~8 B` allows eight. `A + B` is two rows in any
order, near each other.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from language.danger.findings import DangerKind, Directness
from language.danger.lexicon import Span
from language.danger.reading import NEARBY, Reading

GAP = 4
COMMA = 3  # how many units a comma or a blank counts for
TRIES = 3  # how many continuations of one beginning are looked at
BEGINNINGS = 200  # how many beginnings of one rule are looked at

Guard = Callable[[Reading, Span], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """The next name of a row, and how many units may stand before it."""

    name: str
    gap: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the tables. It does not count where one of `unless` holds."""

    name: str
    kind: DangerKind
    directness: Directness
    rows: tuple[tuple[Step, ...], ...]
    needs: frozenset[str]
    unless: tuple[Guard, ...]


def rule(
    name: str,
    kind: DangerKind,
    directness: Directness,
    pattern: str,
    unless: tuple[Guard, ...] = (),
) -> Rule:
    rows = tuple(tuple(steps(row)) for row in pattern.split(" + "))
    needs = frozenset(step.name for row in rows for step in row)
    return Rule(name, kind, directness, rows, needs, unless)


def steps(row: str) -> Iterator[Step]:
    gap = GAP
    for word in row.split():
        if word.startswith("~"):
            gap = int(word[1:])
        else:
            yield Step(word, gap)
            gap = GAP


def match(rule: Rule, reading: Reading) -> Span | None:
    """Where the rule holds: its first row's span, every guard heard on it."""
    if not rule.needs <= reading.hits.keys():
        return None
    first, *others = rule.rows
    for span in islice(spans(first, reading), BEGINNINGS):
        if any(guard(reading, span) for guard in rule.unless):
            continue
        if all(beside(row, span, reading) for row in others):
            return span
    return None


def beside(row: tuple[Step, ...], span: Span, reading: Reading) -> bool:
    """Whether the row stands near the span without overlapping it."""
    return any(
        span.start - NEARBY <= other.start <= span.end + NEARBY
        and (other.end <= span.start or span.end <= other.start)
        for other in islice(spans(row, reading), BEGINNINGS)
    )


def spans(row: tuple[Step, ...], reading: Reading) -> Iterator[Span]:
    """From the first word of the row to its last, in the order of their beginnings."""
    for begin in reading.hits[row[0].name]:
        end = ended(row, 1, begin, reading)
        if end is not None:
            yield Span(begin.start, end)


def ended(row: tuple[Step, ...], place: int, before: Span, reading: Reading) -> int | None:
    """Where the row ends if its words from `place` on follow `before`; None if they do not."""
    if place == len(row):
        return before.end
    step = row[place]
    candidates = reading.hits[step.name]
    begin = bisect_left(candidates, (before.end, 0))
    for candidate in candidates[begin : begin + TRIES]:
        commas = reading.text.clause[candidate.start] - reading.text.clause[before.start]
        if candidate.start + COMMA * commas > before.end + step.gap:
            return None
        if reading.text.sentence[candidate.start] != reading.text.sentence[before.start]:
            return None
        end = ended(row, place + 1, candidate, reading)
        if end is not None:
            return end
    return None
