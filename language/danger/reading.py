"""One message while it is looked at: its units, the words found in it, and who is spoken of."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from language.danger.lexicon import Span, found
from language.danger.units import Units, split

NEARBY = 60  # units: how far apart two halves of one thought may stand
POSSESSIVE = 1  # units between 我 and 室友 in 我的室友


class Reading:
    """Everything the rules ask about a message. Built once, read only."""

    def __init__(self, text: str) -> None:
        self.text: Units = split(text)
        self.hits: dict[str, list[Span]] = found(self.text.units, self.text.clause)

    @cached_property
    def people(self) -> list[tuple[Span, str]]:
        """Everybody spoken of, in order, with the name they stand under."""
        return sorted(self._people())

    def _people(self) -> Iterator[tuple[Span, str]]:
        near = self.hits.get("NEAR", [])
        starts = [span.start for span in near]
        for span in self.hits.get("ME", ()):
            place = bisect_left(starts, span.end)
            owned = place < len(near) and starts[place] - span.end <= self._of(span)
            if not owned:
                yield span, "ME"
        for name in ("YOU", "ANYONE", "PRON", "NEAR"):
            for span in self.hits.get(name, ()):
                yield span, name

    def _of(self, me: Span) -> int:
        """How far from `me` a person may begin and still be the writer's own: 我室友, 我的室友."""
        units = self.text.units
        return POSSESSIVE if me.end < len(units) and units[me.end] in {"的", "嘅"} else 0

    def within(self, name: str, start: int, end: int) -> Span | None:
        """The first word of this name that begins in `start:end`."""
        spans = self.hits.get(name)
        if spans is None:
            return None
        place = bisect_left(spans, (start, 0))
        return spans[place] if place < len(spans) and spans[place].start < end else None

    def near(self, name: str, span: Span, reach: int = NEARBY) -> bool:
        return self.within(name, span.start - reach, span.end + reach) is not None

    def in_clause(self, name: str, span: Span) -> bool:
        """Whether a word of this name stands in the clause in which the span begins."""
        clause = self.text.clause
        spans = self.hits.get(name, [])
        place = bisect_left(spans, (span.start - NEARBY, 0))
        return any(
            clause[other.start] == clause[span.start]
            for other in spans[place:]
            if other.start < span.end + NEARBY
        )

    def in_sentence(self, name: str, span: Span) -> bool:
        """Whether a word of this name stands in one sentence with the span, not too far away."""
        sentence = self.text.sentence
        spans = self.hits.get(name, [])
        place = bisect_left(spans, (span.start - NEARBY, 0))
        for other in spans[place:]:
            if other.start >= span.end + NEARBY:
                return False
            if sentence[other.start] == sentence[span.start]:
                return True
        return False

    def subject(self, span: Span) -> str | None:
        """Who is last named in the span's clause before its last word: ME, YOU, NEAR …"""
        clause = self.text.clause
        place = bisect_left(self.people, (Span(span.end, 0), ""))
        for person, name in reversed(self.people[max(0, place - 8) : place]):
            if clause[person.start] < clause[span.start]:
                return None
            if person.end < span.end:
                return name
        return None

    def bearer(self, span: Span) -> str | None:
        """Who is last named in the span's clause before it begins."""
        place = bisect_left(self.people, (Span(span.start, 0), ""))
        if not place:
            return None
        person, name = self.people[place - 1]
        return name if self.text.clause[person.start] == self.text.clause[span.start] else None
