"""Words about the quarter's report: to the office that writes it, and to the level above."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from domain.organisations import Organisation
from domain.periods import day_of
from domain.quarterly_facts import ReportPart
from domain.quarterly_reports import (
    HandedUp,
    HandingUp,
    QuarterlyReport,
    ReportId,
    ReportState,
    ReportView,
    Submission,
    Written,
    is_late,
)
from domain.stats import Which
from texts.catalogue import named
from texts.report_figures import ReportFigureWords
from texts.words import Button, Words

GLIMPSE = 160
SHOWN_CASES = 10


class QuarterlyReportWords(ReportFigureWords):
    """Section `quarterly_reports` of the catalogues, as messages."""

    def choose(self, offices: Sequence[Organisation]) -> Words:
        rows = tuple(
            (Button(named(one.name), data=f"report:of:{one.id}:{Which.NOW.value}"),)
            for one in offices
        )
        return Words(self.text("choose"), rows)

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def coming_up(self) -> Words:
        return Words(self.text("coming_up"))

    def lying(self, found: Sequence[tuple[Submission, Organisation]]) -> Words:
        """What waits for an answer, each with a button."""
        lines = [
            self.text("lying", office=named(office.name), day=self._day(one.submitted_at, office))
            for one, office in found
        ]
        rows = tuple(
            (
                Button(
                    f"{self.plain('read')}{self.plain('colon')}{named(office.name)}",
                    data=f"report:read:{one.id}",
                ),
            )
            for one, office in found
        )
        return Words("\n".join([self.text("waiting"), *lines]), rows)

    def drafted(self, report: QuarterlyReport, office: Organisation, now: datetime) -> Words:
        zone = ZoneInfo(office.zone)
        over = is_late(now, report.quarter, zone)
        facts = {"office": named(office.name), "quarter": self.quarter(report)}
        day = self.dated(report.quarter.last)
        text = self.text("drafted_late" if over else "drafted", **facts, day=day)
        return Words(text, (self._open(report.id),))

    def due(self, report: QuarterlyReport, office: Organisation, now: datetime) -> Words:
        """One that was returned was submitted: it is neither missing nor late."""
        days = (report.quarter.after - day_of(now, ZoneInfo(office.zone))).days
        name = "overdue" if days <= 0 else "due_today" if days == 1 else "due_in"
        if report.state is ReportState.RETURNED:
            name = "due_again"
        facts = {"office": named(office.name), "quarter": self.quarter(report)}
        return Words(self.text(name, **facts, days=days), (self._open(report.id),))

    def ask_text(self, part: ReportPart, standing: Written, *, added: bool) -> Words:
        text = self.text("ask_more" if added else "ask_text", part=self.part(part))
        if standing.text:
            text = f"{text}\n\n{self.text('standing', text=standing.text)}"
        return Words(text)

    def preview_text(self, part: ReportPart, text: str, mark: int) -> Words:
        save = Button(self.plain("save"), data=f"report-text:save:{mark}")
        return Words(self.text("preview_text", part=self.part(part), text=text), ((save,),))

    def no_text(self) -> Words:
        return Words(self.text("no_text"))

    def text_not_taken(self, report: ReportId) -> Words:
        """It was handed up while somebody wrote."""
        return Words(self.text("text_not_taken"), (self._open(report),))

    def remark_not_taken(self, office: Organisation) -> Words:
        return Words(self.text("remark_not_taken", office=named(office.name)))

    def saved(self, report: ReportId, part: ReportPart) -> Words:
        return Words(self.text("saved", part=self.part(part)), (self._back(report, part),))

    def cleared(self, report: ReportId, part: ReportPart, *, was_empty: bool) -> Words:
        name = "nothing_to_clear" if was_empty else "cleared"
        return Words(self.text(name, part=self.part(part)), (self._back(report, part),))

    def confirm(self, asked: HandingUp) -> Words:
        """To whom it goes, and that it stands still then."""
        report, above = asked.report, asked.above
        text = self.text(
            "confirm_own" if above is None else "confirm",
            office=named(asked.office.name),
            quarter=self.quarter(report),
            above=named("" if above is None else above.name),
        )
        if asked.late:
            text = f"{text}\n{self.text('confirm_late')}"
        label = self.plain("send_own" if above is None else "send")
        send = Button(label, data=f"report:send:{report.id}:{asked.times}")
        return Words(text, ((send,), self._open(report.id)))

    def submitting(self) -> Words:
        """While it is added up."""
        return Words(self.text("submitting"))

    def not_submitted(self, report: QuarterlyReport) -> Words:
        return Words(self.text("not_submitted"), (self._open(report.id),))

    def submitted(self, found: HandedUp) -> Words:
        day = self._day(found.submission.submitted_at, found.office)
        if found.above is None:
            return Words(self.text("filed", day=day))
        return Words(self.text("submitted", day=day, above=named(found.above.name)))

    def received(
        self, submission: Submission, report: QuarterlyReport, office: Organisation
    ) -> Words:
        """To the level above."""
        text = self.text(
            "received",
            office=named(office.name),
            quarter=self.quarter(report),
            number=submission.number,
        )
        if submission.number == 1 and self._is_late(submission, report, office):
            text = f"{text}\n{self.text('late')}"
        return Words(text, ((Button(self.plain("read"), data=f"report:read:{submission.id}"),),))

    def accepted_by_you(self, office: Organisation) -> Words:
        return Words(self.text("accepted_by_you", office=named(office.name)))

    def ask_remark(self, office: Organisation) -> Words:
        return Words(self.text("ask_remark", office=named(office.name)))

    def preview_remark(self, office: Organisation, text: str, mark: int) -> Words:
        send = Button(self.plain("send_back"), data=f"report-remark:send:{mark}")
        return Words(self.text("preview_remark", office=named(office.name), text=text), ((send,),))

    def returned_by_you(self, office: Organisation) -> Words:
        return Words(self.text("returned_by_you", office=named(office.name)))

    def answered(
        self,
        submission: Submission,
        report: QuarterlyReport,
        office: Organisation,
        above: Organisation,
    ) -> Words:
        """To the office that submitted it."""
        name = "answer_accepted" if submission.accepted else "answer_returned"
        text = self.text(
            name,
            office=named(office.name),
            above=named(above.name),
            quarter=self.quarter(report),
            text=submission.remark,
        )
        return Words(text, (self._open(report.id),))

    def caption(self, view: ReportView) -> str:
        report, office = view.report, named(view.organisation.name)
        return self.text(
            "caption", office=office, year=report.first.year, quarter=self.quarter(report)
        )

    def file_name(self, report: QuarterlyReport) -> str:
        return self.plain("file_name", year=report.first.year, quarter=self.quarter(report))

    def _open(self, report: ReportId) -> tuple[Button, ...]:
        return (Button(self.plain("open"), data=f"report:show:{report}"),)

    def _back(self, report: ReportId, part: ReportPart) -> tuple[Button, ...]:
        one = Button(self.part(part), data=f"report:part:{report}:{part.value}")
        return (one, Button(self.plain("back"), data=f"report:show:{report}"))

    def _day(self, moment: datetime, office: Organisation) -> str:
        return self.dated(day_of(moment, zone_of(office)))

    def _is_late(
        self, submission: Submission, report: QuarterlyReport, office: Organisation
    ) -> bool:
        return is_late(submission.submitted_at, report.quarter, zone_of(office))


def zone_of(office: Organisation) -> tzinfo:
    return ZoneInfo(office.zone)
