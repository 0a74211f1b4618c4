"""What is due to somebody, read from the stores at a moment: for a prompt and for its words."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.dues import (
    DueIn,
    LineDue,
    MeetingsDue,
    OfficeDue,
    asks_for_meetings,
    is_short,
    still_open,
)
from domain.obligations import period_of
from domain.organisations import Cadre, CadreId, Organisation, OrganisationId
from domain.people import PersonId
from domain.periods import day_of, quarter_of
from domain.progress import FiveOnesOfLine
from domain.prompts import Stage
from domain.stats import Quota
from services.progress import of_lines, of_organ, place_of, quota_of
from storage.stores import Stores

# Names of contacts, and of cadres who hear nothing, that one message shows.
NAMES = 6

Lines = Mapping[PersonId, Sequence[tuple[Cadre, str]]]


class Dues:
    """Bound to one transaction that reads, to a zone, its stages and a moment."""

    def __init__(
        self, stores: Stores, zone: ZoneInfo, stages: Sequence[Stage], now: datetime
    ) -> None:
        self._stores = stores
        self._zone = zone
        self._now = now
        self._today = day_of(now, zone)
        self._stages = [one for one in stages if self._today in one.period]
        self._organs: dict[OrganisationId, OfficeDue | None] = {}

    async def of(self, among: Collection[PersonId]) -> Mapping[PersonId, tuple[DueIn, ...]]:
        """Only those to whom anything is due."""
        lines: Lines = await self._stores.prompts.lines(self._zone.key, among, self._today)
        offices: Mapping[PersonId, list[Organisation]] = {}
        if any(one.is_quarter for one in self._stages):
            offices = await self._stores.prompts.offices(self._zone.key, among)
        progress = await self._progress(lines)
        found = {}
        for person in among:
            dues = [
                DueIn(
                    stage,
                    self._today,
                    tuple([await self._of_line(one, stage, progress) for one in lines[person]]),
                    await self._of_offices(offices.get(person, ()), stage),
                )
                for stage in self._stages
            ]
            if still := still_open(dues):
                found[person] = still
        return found

    async def _progress(self, lines: Lines) -> Mapping[CadreId, FiveOnesOfLine]:
        """All of them at once."""
        asked = [
            (line, period_of(line.position, self._today))
            for several in lines.values()
            for line, _ in several
        ]
        found = await of_lines(self._stores, asked, self._now)
        return {one.line.id: one for one in found}

    async def _of_line(
        self, named: tuple[Cadre, str], stage: Stage, known: Mapping[CadreId, FiveOnesOfLine]
    ) -> LineDue:
        line, office = named
        found = known[line.id]
        progress = found.progress if found.period == stage.period else None
        if progress is not None and not progress.missing:
            progress = None
        quota, meetings, has_groups = None, None, True
        if stage.is_quarter and line.holds_on(stage.period.first):
            quota = await self._quota(found, stage)
            meetings = await self._meetings(line) if asks_for_meetings(stage) else None
        if quota is not None:
            has_groups = bool(await self._stores.groups.run_by([line.id]))
        return LineDue(line, office, progress, found.kinds, quota, meetings, has_groups)

    async def _quota(self, found: FiveOnesOfLine, stage: Stage) -> Quota | None:
        quota, first = found.quota, stage.period.first
        if quarter_of(found.period.first).first != first:
            place = await place_of(self._stores, found.line.organisation)
            quota = await quota_of(self._stores, found.line, first, place)
        return quota if is_short(quota) else None

    async def _meetings(self, line: Cadre) -> MeetingsDue | None:
        year = self._today.year
        _, noted = await self._stores.meetings.counts(line.id, year)
        missing = await self._stores.contacts.count(line.id) - noted
        if missing <= 0:
            return None
        shown = await self._stores.meetings.open(line.id, year, NAMES)
        return MeetingsDue(missing, tuple(one.name for one in shown))

    async def _of_offices(
        self, offices: Sequence[Organisation], stage: Stage
    ) -> tuple[OfficeDue, ...]:
        if not stage.is_quarter:
            return ()
        found = [await self._of_office(one, stage.period.first) for one in offices]
        return tuple(one for one in found if one is not None)

    async def _of_office(self, office: Organisation, first: date) -> OfficeDue | None:
        """Asked once, however many act for it."""
        if office.id not in self._organs:
            progress = await of_organ(self._stores, office, first, self._now)
            if progress is None or not progress.missing:
                self._organs[office.id] = None
            else:
                silent = await self._stores.prompts.unreachable(office.id, self._today)
                self._organs[office.id] = OfficeDue(office, progress, tuple(silent))
        return self._organs[office.id]
