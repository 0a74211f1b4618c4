"""The quarter's report as it is read: four parts, what is known, what people wrote, its state."""

from datetime import datetime

from domain.periods import day_of
from domain.quarterly_facts import Case, FigureOf, Origin, ReportFacts, ReportPart
from domain.quarterly_reports import (
    TO_WRITE,
    ReportState,
    ReportView,
)
from domain.stats import Which
from texts.catalogue import escaped, named
from texts.report_figures import ReportFigureWords
from texts.words import Button, Rows, Words

GLIMPSE = 160
SHOWN_CASES = 10


class ReportViewWords(ReportFigureWords):
    """Section `quarterly_reports` of the catalogues: a report, or one part of it."""

    def whole(self, view: ReportView, now: datetime) -> Words:
        """To the office: all four parts, what people wrote only by its beginning."""
        return Words(self._whole(view, now), self._buttons(view, now))

    def for_reader(self, view: ReportView, now: datetime) -> Words:
        """To the level above: the same, with what people wrote as they wrote it."""
        return Words(self._whole(view, now, glimpse=False), self._answers(view))

    def part_of(self, view: ReportView, part: ReportPart) -> Words:
        """One part as a whole, with its cases, and what can be done with it."""
        parts = [self._heading(view), *self._part(view, part, glimpse=False)]
        if part is ReportPart.PRACTICE and view.facts.cases:
            parts.append(self._cases(view.facts))
        return Words("\n\n".join(parts), self._part_buttons(view, part))

    def _whole(self, view: ReportView, now: datetime, *, glimpse: bool = True) -> str:
        parts = [f"{self._heading(view)}\n{self._state(view, now)}"]
        for part in ReportPart:
            parts += self._part(view, part, glimpse=glimpse)
        parts.append(self.text("explained"))
        return "\n\n".join(parts)

    def _heading(self, view: ReportView) -> str:
        report = view.report
        facts = {"office": named(view.organisation.name), "year": report.first.year}
        return self.text("heading", **facts, quarter=self.quarter(report))

    def _state(self, view: ReportView, now: datetime) -> str:
        """Where it lies, whether it is late, and what was said when it was returned."""
        state = view.report.state
        last = view.shown or (view.submissions[-1] if view.submissions else None)
        if view.shown is not None and view.shown.accepted is False:
            state = ReportState.RETURNED
        name = f"state_{state.value}"
        if state is ReportState.DRAFT and _is_over(view, now):
            name = "state_draft_over"
        day = view.facts.as_of if last is None else day_of(last.submitted_at, view.zone)
        above = named("" if view.above is None else view.above.name)
        lines = [self.text(name, day=self.dated(day), above=above)]
        if view.late:
            lines.append(self.text("late"))
        lines += [
            self.text("remark", number=one.number, text=one.remark)
            for one in view.submissions
            if one.remark
        ]
        return "\n".join(lines)

    def _part(self, view: ReportView, part: ReportPart, *, glimpse: bool) -> list[str]:
        lines = [self.text("part_heading", number=self.place(part), part=self.part(part))]
        figures = view.facts.of(part)
        text = view.text(part)
        if part in TO_WRITE:
            lines.append(self._written(text, "written", glimpse=glimpse))
            if figures:
                lines.append(self.text("offered" if part is ReportPart.EXPERIENCE else "coming"))
        if part is ReportPart.PROBLEM:
            figures = view.facts.problems
            lines.append(self.text("filled_in"))
            if not figures:
                lines.append(self.text("no_problems"))
        lines += [self._figure(one) for one in figures]
        if part not in TO_WRITE and text:
            lines.append(self._written(text, "added", glimpse=glimpse))
        return ["\n".join(lines)]

    def _written(self, text: str, name: str, *, glimpse: bool) -> str:
        if not text:
            return self.text("to_write")
        if glimpse and len(text) > GLIMPSE:
            return self.text("written_glimpse", text=f"{text[:GLIMPSE]}…")
        return self.text(name, text=text)

    def _figure(self, figure: FigureOf) -> str:
        return f"• {escaped(self._sentence(figure))}"

    def _cases(self, facts: ReportFacts) -> str:
        most = sorted(facts.cases, key=lambda one: -one.present)[:SHOWN_CASES]
        shown = sorted(most, key=lambda one: (one.day, one.activity))
        lines = [self.text("cases", shown=len(shown)), *(self._case(one) for one in shown)]
        more = facts.more + len(facts.cases) - len(shown)
        if more:
            lines.append(self.text("more_cases", more=more))
        return "\n".join(lines)

    def _case(self, case: Case) -> str:
        return self.text(
            "case" if case.origin is Origin.RECORDED else "case_entered",
            day=self.dated(case.day),
            kind=self._kind(case.kind),
            title=named(case.title),
            office=named(case.office),
            present=case.present,
        )

    def _buttons(self, view: ReportView, now: datetime) -> Rows:
        report = view.report
        other = Which.NOW if _is_over(view, now) else Which.BEFORE
        looks = [
            Button(self.part(part), data=f"report:part:{report.id}:{part.value}")
            for part in ReportPart
        ]
        rows: list[tuple[Button, ...]] = [tuple(looks[:2]), tuple(looks[2:])]
        last = [Button(self.plain("document"), data=f"report:file:{report.id}")]
        if report.lies_with_office:
            last.append(Button(self.plain("submit"), data=f"report:submit:{report.id}"))
        rows.append(tuple(last))
        around = [
            Button(self.plain(other.value), data=f"report:of:{report.organisation}:{other.value}")
        ]
        if report.state is not ReportState.ACCEPTED:
            around.insert(0, Button(self.plain("refresh"), data=f"report:show:{report.id}"))
        return (*rows, tuple(around))

    def _part_buttons(self, view: ReportView, part: ReportPart) -> Rows:
        report, text = view.report, view.text(part)
        back = Button(self.plain("back"), data=f"report:show:{report.id}")
        if view.shown is not None or not report.lies_with_office:
            return ((back,),)
        key = f"{report.id}:{part.value}"
        edits = [Button(self.plain("edit"), data=f"report:edit:{key}")]
        if text:
            edits.append(Button(self.plain("add"), data=f"report:add:{key}"))
        rows: list[tuple[Button, ...]] = [tuple(edits)]
        if text:
            revision = view.written[part].revision
            clear = Button(self.plain("clear"), data=f"report:clear:{key}:{revision}")
            rows.append((clear,))
        return (*rows, (back,))

    def _answers(self, view: ReportView) -> Rows:
        shown = view.shown
        if shown is None:
            return ()
        file = Button(self.plain("document"), data=f"report:paper:{shown.id}")
        if shown.accepted is not None or shown.before is None:
            return ((file,),)
        return (
            (file,),
            (
                Button(self.plain("accept"), data=f"report:accept:{shown.id}"),
                Button(self.plain("give_back"), data=f"report:return:{shown.id}"),
            ),
        )


def _is_over(view: ReportView, now: datetime) -> bool:
    return day_of(now, view.zone) >= view.report.quarter.after
