"""The quarter's report as an official document: its sentences, headings and tables."""

import re
from collections.abc import Iterator, Sequence

from domain.official_documents import Block, Grid, Heading, OfficialDocument, Passage
from domain.periods import day_of
from domain.quarterly_facts import (
    OWN_KIND,
    FigureName,
    FigureOf,
    Origin,
    ReportFacts,
    ReportPart,
)
from domain.quarterly_reports import ReportView
from texts.catalogue import FIRST_ISOLATE, POP_ISOLATE
from texts.report_figures import ReportFigureWords

BASICS = (
    FigureName.GROUPS,
    FigureName.STARTED,
    FigureName.REACHED,
    FigureName.TOPICS,
    FigureName.CAMPAIGNS,
)
MET = (FigureName.CADRES_MET, FigureName.ORGANS_MET)
APART = re.compile("(?<=[\u3000-\u9fff]) (?=[0-9\u2014])|(?<=[0-9\u2014]) (?=[\u3000-\u9fff])")
# What keeps a name apart on a screen; on paper nothing turns.
ISOLATES = str.maketrans("", "", FIRST_ISOLATE + POP_ISOLATE)
OF_KINDS, OF_CASES = (8, 4, 4, 5, 5), (6, 8, 12, 10, 4)


class ReportPaperWords(ReportFigureWords):
    """Section `quarterly_reports` of the catalogues, as a document in the office's language."""

    def document(self, view: ReportView) -> OfficialDocument:
        report, office = view.report, view.organisation
        shown = view.shown
        day = view.facts.as_of if shown is None else day_of(shown.submitted_at, view.zone)
        quarter = self.quarter(report)
        title = self.plain("paper_title", year=report.first.year, quarter=quarter)
        draft = self.plain("paper_draft", day=self.dated(view.facts.as_of))
        return OfficialDocument(
            title=(office.name, title),
            subtitle=draft if shown is None else "",
            to="" if view.above is None else self.plain("paper_to", above=view.above.name),
            blocks=tuple(self._blocks(view)),
            signed=office.name,
            dated=self.dated(day),
            language=self.language,
        )

    def _blocks(self, view: ReportView) -> Iterator[Block]:
        for part in ReportPart:
            number = self.place(part)
            yield Heading(self.plain("paper_part", number=number, part=self.part(part)))
            match part:
                case ReportPart.PRACTICE:
                    yield from self._practice(view)
                case ReportPart.PROBLEM:
                    yield from self._problems(view)
                case _:
                    yield from self._to_write(view, part)
        yield Passage(self.plain("paper_explained", day=self.dated(view.facts.as_of)))

    def _practice(self, view: ReportView) -> Iterator[Block]:
        facts, text = view.facts, view.text(ReportPart.PRACTICE)
        figures = facts.of(ReportPart.PRACTICE)
        sections: list[tuple[str, list[Block]]] = [
            ("paper_basics", [self._sentences(of(figures, *BASICS))]),
            ("paper_activities", [self._sentences(of(figures, *MET)), *self._kinds(figures)]),
            ("paper_cases", list(self._cases(facts))),
            ("paper_wishes", [self._sentences(of(figures, FigureName.WISHES))]),
            ("paper_added", [Passage(text)] if text else []),
        ]
        there = [(name, blocks) for name, blocks in sections if blocks]
        for place, (name, blocks) in enumerate(there, start=1):
            number = self.plain(f"number_{place}")
            yield Heading(self.plain("paper_section", number=number, title=self.plain(name)), 2)
            yield from blocks

    def _problems(self, view: ReportView) -> Iterator[Block]:
        """Numbered, and first: nothing that people add stands in their place."""
        found = view.facts.problems
        if not found:
            yield Passage(self.plain("paper_no_problems"))
        for number, one in enumerate(found, start=1):
            sentence = f"{self._sentence(one)}{self.plain('full_stop')}"
            yield Passage(self.plain("paper_item", number=number, text=sentence))
        if view.text(ReportPart.PROBLEM):
            yield Passage(view.text(ReportPart.PROBLEM))

    def _to_write(self, view: ReportView, part: ReportPart) -> Iterator[Block]:
        yield Passage(view.text(part) or self.plain("paper_to_write"))
        figures = view.facts.of(part)
        if figures:
            head = self.plain("paper_facts" if part is ReportPart.EXPERIENCE else "paper_coming")
            yield Passage(f"{head}{self._joined(figures)}")

    def _kinds(self, figures: Sequence[FigureOf]) -> Iterator[Block]:
        """Kind by kind; what was entered afterwards in columns of its own."""
        held = of(figures, FigureName.ACTIVITIES)
        if not held:
            return
        found = {(one.about, one.origin): one for one in held}
        rows = []
        for about in dict.fromkeys(one.about for one in held):
            row = [self._kind(about)]
            for origin in Origin:
                one = found.get((about, origin))
                row += [str(0 if one is None else one.value), str(0 if one is None else one.out_of)]
            rows.append(tuple(row))
        names = ("kind", "counted", "held", "entered_counted", "entered_held")
        columns = tuple(self.plain(f"column_{name}") for name in names)
        yield Grid(columns, tuple(rows), OF_KINDS)

    def _cases(self, facts: ReportFacts) -> Iterator[Block]:
        if not facts.cases:
            return
        names = ("day", "kind", "title", "office", "present")
        columns = tuple(self.plain(f"column_{name}") for name in names)
        rows = tuple(
            (
                f"{one.day.month:02}-{one.day.day:02}",
                self._kind(one.kind) + self._mark(one.origin),
                one.title,
                one.office,
                str(one.present),
            )
            for one in facts.cases
        )
        yield Grid(columns, rows, OF_CASES)
        if facts.more:
            yield Passage(self.plain("paper_more", more=facts.more))

    def _sentence(self, figure: FigureOf) -> str:
        """On paper nothing stands between a numeral and what it counts; a title stays as it is."""
        whole = super()._sentence(figure)
        own = figure.name is FigureName.BEST_ATTENDED or figure.about.startswith(OWN_KIND)
        title = self._about(figure) if own else ""
        before, shown, after = whole.partition(title) if title else (whole, "", "")
        return f"{APART.sub('', before)}{shown}{APART.sub('', after)}"

    def _about(self, figure: FigureOf) -> str:
        return super()._about(figure).translate(ISOLATES)

    def _kind(self, key: str) -> str:
        return super()._kind(key).translate(ISOLATES)

    def _mark(self, origin: Origin) -> str:
        return self.plain("entered_mark") if origin is Origin.ENTERED else ""

    def _sentences(self, figures: Sequence[FigureOf]) -> Passage:
        return Passage(self._joined(figures))

    def _joined(self, figures: Sequence[FigureOf]) -> str:
        whole = self.plain("semicolon").join(self._sentence(one) for one in figures)
        return f"{whole}{self.plain('full_stop')}"


def of(figures: Sequence[FigureOf], *names: FigureName) -> tuple[FigureOf, ...]:
    return tuple(one for one in figures if one.name in names)
