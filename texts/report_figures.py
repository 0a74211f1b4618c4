"""A report's figures in words: each says what it stands on, and what is unknown is no 0."""

import re
from datetime import date

from domain.five_ones import Kind
from domain.quarterly_facts import FigureName, FigureOf, Origin, ReportPart, kind_of
from domain.quarterly_reports import QuarterlyReport
from domain.wishes import WishState
from texts.catalogue import Sentences, named
from texts.five_ones import FiveOnesWords
from texts.stats import StatsWords

OF_KINDS = frozenset({FigureName.ACTIVITIES, FigureName.MOST_HELD})
WISH_STATES = frozenset(one.value for one in WishState)

INNER = str.maketrans("“”", "‘’")
STRAIGHT = re.compile('"([^"]*)"')


def quoted(title: str) -> str:
    """As it stands between quotation marks: its own become single ones."""
    return named(STRAIGHT.sub("‘\\1’", title).translate(INNER))


class ReportFigureWords(Sentences):
    """Section `quarterly_reports` of the catalogues; everything here is plain."""

    section = "quarterly_reports"

    def _sentence(self, figure: FigureOf) -> str:
        return self.plain(
            self._name(figure),
            value=self._number(figure.value),
            out_of=self._number(figure.out_of),
            about=self._about(figure),
        )

    def _number(self, value: int | None) -> str:
        return self.plain("unknown") if value is None else str(value)

    def _about(self, figure: FigureOf) -> str:
        if figure.name in OF_KINDS:
            return self._kind(figure.about)
        if figure.name is FigureName.WISHES:
            state = figure.about if figure.about in WISH_STATES else "other"
            return self.plain(f"wish_{state}") if figure.about else ""
        return quoted(figure.about) if figure.name is FigureName.BEST_ATTENDED else figure.about

    def _kind(self, key: str) -> str:
        """Of a kind that there is no more only its key is left."""
        try:
            kind = kind_of(key)
        except ValueError:
            return named(key)
        return named(kind.own) if kind.kind is Kind.OWN else FiveOnesWords(self.language).kind(kind)

    def part(self, part: ReportPart) -> str:
        return self.plain(f"part_{part.name.lower()}")

    def place(self, part: ReportPart) -> str:
        """一, 二 …"""
        return self.plain(f"number_{list(ReportPart).index(part) + 1}")

    def quarter(self, report: QuarterlyReport) -> str:
        return self.plain(f"quarter_{(report.first.month + 2) // 3}")

    def dated(self, day: date) -> str:
        return StatsWords(self.language).dated(day)

    def _name(self, figure: FigureOf) -> str:
        name = f"figure_{figure.name.name.lower()}"
        if figure.name is FigureName.WISHES and figure.about:
            return f"{name}_of"
        if figure.name is FigureName.WISHES and figure.value is None:
            return f"{name}_few"
        if figure.name is FigureName.ACTIVITIES and figure.origin is Origin.ENTERED:
            return f"{name}_entered"
        return name
