"""The services of the quarter's reports, each by the name of its noun, on top of those of
wishes.
"""

from functools import cached_property

from services.quarterly_reports import QuarterlyReports
from services.report_reminders import ReportReminders
from services.report_submitting import ReportSubmitting
from services.report_talks import ReportRemarkTalks, ReportTextTalks
from services.services_of_wishes import ServicesOfWishes


class ServicesOfReports(ServicesOfWishes):
    """Each is made when it is first asked for, and lives as long as its transaction."""

    @cached_property
    def quarterly_reports(self) -> QuarterlyReports:
        return QuarterlyReports(self.desk)

    @cached_property
    def report_submitting(self) -> ReportSubmitting:
        return ReportSubmitting(self.desk)

    @cached_property
    def report_text_talks(self) -> ReportTextTalks:
        return ReportTextTalks(self.desk)

    @cached_property
    def report_remark_talks(self) -> ReportRemarkTalks:
        return ReportRemarkTalks(self.desk)

    @cached_property
    def report_reminders(self) -> ReportReminders:
        return ReportReminders(self.desk)
