"""An activity step by step: which group, kind, name, place, time, seats, how often, and off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from domain.activities import (
    KINDS,
    MOST_SEATS,
    ORGAN_KINDS,
    Activity,
    ActivityKindUnknown,
    ActivitySeatsUnclear,
    Plan,
)
from domain.designs import DesignId, Option
from domain.five_ones import Kind
from domain.groups import Group, GroupId
from domain.obligations import ORGAN_LEVELS
from domain.organisations import CadreId, OrganisationId
from domain.people import Person
from domain.periods import day_of
from domain.policies import ListedKind
from domain.proposals import ProposalId, ProposalState
from domain.recurring import ONCE, Recurring, Repeat, repeated
from domain.talks import Given, Talk, TalkHasMovedOn
from services.activities import Activities, ActivityNotYours
from services.designs import Designs
from services.desk import Desk
from services.organ_activities import OrganActivities
from services.organs import office_of_line
from services.progress import place_of
from services.proposals import Proposals
from services.recurring import RecurringActivities
from services.talks import Talks

TALK = "hold"
GROUP, KIND, TITLE, PLACE, TIME, SEATS, REPEAT, PREVIEW = (
    *("group", "kind", "title", "place", "time", "seats", "repeat", "preview"),
)
PROPOSAL, OFFICE = "proposal", "office"
TYPED = {TITLE: PLACE, PLACE: TIME, TIME: SEATS, SEATS: REPEAT, REPEAT: PREVIEW}
"""What is answered by a text, and what is asked next."""
KNOWN = (*KINDS, *ORGAN_KINDS)
DIGITS = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class HoldAsked:
    """Where it stands. `plans` is one, or one for each day of every week. `talk` is None once the
    cards are on their way, whose activities are then `made`; `others` are groups that an office can
    invite besides. `weekly`: the time that was said is one of every week.
    """

    talk: Talk | None
    group: Group | None = None
    zone: tzinfo | None = None
    choice: Sequence[Group] = ()
    kinds: Sequence[str] = KINDS
    own: Sequence[ListedKind] = ()
    plans: Sequence[Plan] = ()
    weekly: bool = False
    repeat: Repeat | None = None
    made: Sequence[tuple[Activity, Recurring | None]] = ()
    others: int = 0


class ActivityTalks:
    """Bound to one transaction. Whether somebody may hold it is asked again at every step."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._talks = Talks(desk)
        self._activities = Activities(desk)
        self._organs = OrganActivities(desk)
        self._recurring = RecurringActivities(desk)

    async def begin(self, by: Person | None, kind: str = "") -> HoldAsked:
        """`kind` where it was chosen beforehand: a national one, or the name of an own one."""
        groups = await self._activities.groups_for(by)
        if by is None:
            raise ActivityNotYours
        known: dict[str, Given] = {KIND: kind} if kind else {}
        if len(groups) > 1:
            return await self._asked(by, await self._talks.begin(by, TALK, GROUP, **known))
        first, known = (TITLE if kind else KIND), {**known, GROUP: groups[0].id}
        return await self._asked(by, await self._talks.begin(by, TALK, first, **known))

    async def begin_own(self, by: Person | None, id: CadreId, number: int) -> HoldAsked:
        """The own kind of this number on the list of somebody's position."""
        lines = [] if by is None else await self._desk.lines_of(by.id)
        line = next((one for one in lines if one.id == id), None)
        if line is None:
            raise ActivityNotYours
        place = await place_of(self._desk.tx, line.organisation)
        kinds = place.rules(day_of(self._desk.now, place.zone)).kinds
        if not 0 <= number < len(kinds):
            raise ActivityKindUnknown
        return await self.begin(by, kinds[number].kind.own)

    async def begin_for_office(
        self, by: Person | None, office: OrganisationId, title: str = ""
    ) -> HoldAsked:
        """By its staff: in which group, and then as ever. It is held once."""
        groups = await self._organs.groups_of(by, office)
        if by is None:
            raise ActivityNotYours
        known: dict[str, Given] = {OFFICE: office, **({TITLE: title} if title else {})}
        if len(groups) > 1:
            return await self._asked(by, await self._talks.begin(by, TALK, GROUP, **known))
        talk = await self._talks.begin(by, TALK, KIND, **known, group=groups[0].id)
        return await self._asked(by, talk)

    async def from_proposal(self, by: Person | None, id: ProposalId) -> HoldAsked:
        """Group and name are known."""
        found, group = await Proposals(self._desk).for_activity(by, id)
        if by is None:
            raise ActivityNotYours
        talk = await self._talks.begin(
            by, TALK, KIND, group=group.id, title=found.text, proposal=id
        )
        return await self._asked(by, talk)

    async def from_design(self, by: Person | None, id: DesignId, place: int) -> HoldAsked:
        """What was chosen together: its name is known, and the group if it was asked in one."""
        option, office, groups = await Designs(self._desk).for_activity(by, id, place)
        if office is not None:
            return await self.begin_for_office(by, office, option.text)
        if by is None:
            raise ActivityNotYours
        proposal = await self._open_proposal(option)
        if proposal is not None:
            return await self.from_proposal(by, proposal)
        known: dict[str, Given] = {TITLE: option.text}
        if len(groups) > 1:
            return await self._asked(by, await self._talks.begin(by, TALK, GROUP, **known))
        talk = await self._talks.begin(by, TALK, KIND, **known, group=groups[0])
        return await self._asked(by, talk)

    async def chosen(self, by: Person | None, group: GroupId, mark: int) -> HoldAsked:
        talk = await self._talks.pressed(by, TALK, mark, GROUP)
        then = TITLE if KIND in talk.given else KIND
        return await self._asked(by, await self._talks.gave(talk, int(group), then=then))

    async def kind(self, by: Person | None, number: int, mark: int) -> HoldAsked:
        """The one of this number among those that are shown."""
        talk = await self._talks.pressed(by, TALK, mark, KIND)
        asked = await self._asked(by, talk)
        names = [*asked.kinds, *(one.kind.own for one in asked.own)]
        if not 0 <= number < len(names):
            raise ActivityKindUnknown
        then = PLACE if TITLE in talk.given else TITLE
        return await self._asked(by, await self._talks.gave(talk, names[number], then=then))

    async def said(self, by: Person | None, talk: Talk, text: str) -> HoldAsked:
        """The answer to what was asked; to something that has buttons it is asked again."""
        then = TYPED.get(talk.step)
        if then is None:
            return await self._asked(by, talk)
        asked = await self._asked(by, talk)
        written = text.strip()
        await self._check(talk, written, asked.group)
        if talk.step in {SEATS, REPEAT}:
            return await self._number(by, talk, written)
        gave = await self._talks.gave(talk, written, then=then)
        return await self._asked(by, gave)

    async def seats(self, by: Person | None, number: int, mark: int) -> HoldAsked:
        """0: for everybody who comes."""
        talk = await self._talks.pressed(by, TALK, mark, SEATS)
        return await self._number(by, talk, str(number))

    async def repeat(self, by: Person | None, number: int, mark: int) -> HoldAsked:
        """So many times, or what else is on the buttons."""
        talk = await self._talks.pressed(by, TALK, mark, REPEAT)
        return await self._number(by, talk, str(number))

    async def back(self, by: Person | None, mark: int) -> HoldAsked:
        return await self._asked(by, await self._talks.back(by, TALK, mark))

    async def send(self, by: Person | None, mark: int) -> HoldAsked:
        """Of two taps one announces it."""
        talk = await self._talks.pressed(by, TALK, mark, PREVIEW)
        asked = await self._asked(by, talk)
        if asked.group is None or not asked.plans:
            raise TalkHasMovedOn
        made = await self._announce(by, talk, asked.group.id, asked.plans, asked.repeat)
        activity, _ = made[0]
        if PROPOSAL in talk.given:
            number = ProposalId(int(talk.given[PROPOSAL]))
            await Proposals(self._desk).taken(number, activity.id)
        await self._talks.end(by)
        others = len(await self._organs.others(activity))
        return replace(asked, talk=None, plans=(), made=made, others=others)

    async def _open_proposal(self, option: Option) -> ProposalId | None:
        """Whoever wanted it then hears of it."""
        number = option.proposal
        found = None if number is None else await self._desk.tx.proposals.get(number)
        return number if found is not None and found.state is ProposalState.OPEN else None

    async def _number(self, by: Person | None, talk: Talk, written: str) -> HoldAsked:
        """Of seats, or of times."""
        number = int(written) if DIGITS.fullmatch(written) else MOST_SEATS + 1
        if talk.step == REPEAT:
            repeat = repeated(number)
            if repeat is not None:
                repeat.fitting()
        elif number > MOST_SEATS:
            raise ActivitySeatsUnclear(most=MOST_SEATS)
        return await self._asked(by, await self._talks.gave(talk, number, then=TYPED[talk.step]))

    async def _announce(
        self,
        by: Person | None,
        talk: Talk,
        group: GroupId,
        plans: Sequence[Plan],
        repeat: Repeat | None,
    ) -> list[tuple[Activity, Recurring | None]]:
        office = OrganisationId(int(talk.given[OFFICE])) if OFFICE in talk.given else None
        return await self._recurring.announce_all(by, group, plans, repeat, office)

    async def _groups(self, by: Person | None, talk: Talk) -> list[Group]:
        if OFFICE in talk.given:
            return await self._organs.groups_of(by, OrganisationId(int(talk.given[OFFICE])))
        return await self._activities.groups_for(by)

    async def _kinds(self, by: Person | None, group: Group) -> Sequence[str]:
        """Those of an organ, too, where the office of whoever holds it owes any."""
        if by is None:
            raise ActivityNotYours
        office = await office_of_line(self._desk, await self._activities.line_in(by, group))
        return KNOWN if office is not None and office.level in ORGAN_LEVELS else KINDS

    async def _check(self, talk: Talk, written: str, group: Group | None) -> None:
        """What would be refused in the end is refused at once."""
        step, now = talk.step, self._desk.now
        if step == TIME:
            for starts, ends in await self._spans(written, group):
                Plan("", "-", starts, ends, "-").checked(now)
        elif step == TITLE:
            Plan("", written, now, now, "-").fitting()
        elif step == PLACE:
            kind = str(talk.given[KIND])
            Plan(kind if kind in KNOWN else Kind.OWN.value, "-", now, now, written).fitting()

    async def _asked(self, by: Person | None, talk: Talk) -> HoldAsked:
        groups = await self._groups(by, talk)
        if talk.step == GROUP:
            return HoldAsked(talk, choice=groups)
        group = next((one for one in groups if one.id == int(talk.given.get(GROUP, 0))), None)
        if group is None:
            raise ActivityNotYours
        zone = await self._activities.zone_of(group)
        if talk.step != PREVIEW and OFFICE in talk.given:
            weekly = await self._is_weekly(talk, group)
            return HoldAsked(talk, group, zone, kinds=ORGAN_KINDS, weekly=weekly)
        if talk.step != PREVIEW:
            own = await self._activities.own_kinds([group])
            kinds, weekly = await self._kinds(by, group), await self._is_weekly(talk, group)
            return HoldAsked(talk, group, zone, kinds=kinds, own=own, weekly=weekly)
        plans, repeat = await self._plans(talk, group), repeated(int(talk.given.get(REPEAT, ONCE)))
        return HoldAsked(talk, group, zone, plans=plans, repeat=repeat)

    async def _is_weekly(self, talk: Talk, group: Group) -> bool:
        if talk.step != REPEAT:
            return False
        _, repeat = await self._recurring.spans(str(talk.given[TIME]), group, None)
        return repeat is not None

    async def _spans(self, written: str, group: Group | None) -> list[tuple[datetime, datetime]]:
        spans, _ = await self._recurring.spans(written, group, None)
        return spans

    async def _plans(self, talk: Talk, group: Group) -> list[Plan]:
        given = talk.given
        kind, seats = str(given[KIND]), int(given[SEATS])
        own = "" if kind in KNOWN else kind
        named, title, place = Kind.OWN.value if own else kind, str(given[TITLE]), str(given[PLACE])
        plans = [
            Plan(named, title, *span, place, seats or None, own)
            for span in await self._spans(str(given[TIME]), group)
        ]
        return [one.checked(self._desk.now) for one in plans]
