"""The stores of what periods ask for, each by the name of its noun."""

from functools import cached_property

from storage.mornings import Mornings
from storage.muting import Muting
from storage.own_reminders import OwnReminders
from storage.prompts import Prompts
from storage.quarterly_facts import QuarterlyFacts
from storage.quarterly_reports import QuarterlyReports
from storage.report_submissions import ReportSubmissions
from storage.reports_submitting import ReportsSubmitting
from storage.stores_of_activities import StoresOfActivities


class StoresOfPeriods(StoresOfActivities):
    """Each store is made when it is first asked for, and lives as long as its transaction."""

    @cached_property
    def prompts(self) -> Prompts:
        return Prompts(self._connection)

    @cached_property
    def mornings(self) -> Mornings:
        return Mornings(self._connection)

    @cached_property
    def quarterly_facts(self) -> QuarterlyFacts:
        return QuarterlyFacts(self._connection)

    @cached_property
    def quarterly_reports(self) -> QuarterlyReports:
        return QuarterlyReports(self._connection)

    @cached_property
    def report_submissions(self) -> ReportSubmissions:
        return ReportSubmissions(self._connection)

    @cached_property
    def reports_submitting(self) -> ReportsSubmitting:
        return ReportsSubmitting(self._connection)

    @cached_property
    def own_reminders(self) -> OwnReminders:
        return OwnReminders(self._connection)

    @cached_property
    def muting(self) -> Muting:
        return Muting(self._connection)
