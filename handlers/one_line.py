"""An activity on one line: announced once or every week, or entered afterwards."""

from dataclasses import dataclass

from domain.activities import ActivityWithoutTitle, Plan
from domain.five_ones import Kind
from domain.groups import Group
from domain.organisations import OrganisationId
from domain.people import Person
from domain.recurring import Repeat
from services.activities import Activities
from services.entering import Entering
from services.organ_activities import of_organ
from services.recurring import RecurringActivities
from texts.activities import is_afterwards, kind_of, own_kind_of, parts_of, seats_of
from texts.recurring import repeat_in
from texts.say import Say
from texts.words import Words

MOST_PARTS = 5


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds something, in which group, and for which office as its staff."""

    me: Person | None
    group: Group
    office: OrganisationId | None


async def look_over(
    written: str, by: Holding, activities: Activities, recurring: RecurringActivities
) -> None:
    """What cannot be is refused before a group is asked for."""
    past = is_afterwards(parts_of(written)[0])
    plans, _ = await plans_of(written, by.group, activities, recurring, past=past)
    if by.office is not None:
        of_organ(Kind(plans[0].kind))


async def carried_out(
    written: str,
    by: Holding,
    activities: Activities,
    recurring: RecurringActivities,
    entering: Entering,
    say: Say,
) -> Words:
    """Announced, or entered afterwards."""
    if not is_afterwards(parts_of(written)[0]):
        return await announced(written, by, activities, recurring, say)
    (plan, *_), _ = await plans_of(written, by.group, activities, recurring, past=True)
    await entering.enter(by.me, by.group.id, plan, by.office)
    return say.entering.entered(by.group)


async def announced(
    written: str, by: Holding, activities: Activities, recurring: RecurringActivities, say: Say
) -> Words:
    """Once, or every week."""
    group = by.group
    plans, repeat = await plans_of(written, group, activities, recurring)
    made = await recurring.announce_all(by.me, group.id, plans, repeat, by.office)
    return say.recurring.announced(made, repeat, group, await activities.zone_of(group))


async def plans_of(
    written: str,
    group: Group | None,
    activities: Activities,
    recurring: RecurringActivities,
    *,
    past: bool = False,
) -> tuple[list[Plan], Repeat | None]:
    """Kind; title; time; place; seats, of which the seats may be left out; and how often. One for
    each day of the week that is named.
    """
    parts, repeat = parts_of(written)[int(past) :], None
    if not past:
        parts, repeat = repeat_in(parts)
    kind, title, when, place, seats = (*parts, *[""] * MOST_PARTS)[:MOST_PARTS]
    own = own_kind_of(kind, await activities.own_kinds([] if group is None else [group]))
    named = Kind.OWN.value if own else kind_of(kind)
    if not title or not when:
        raise ActivityWithoutTitle
    spans = [await activities.span(when, group, ahead=False)] if past else []
    if not past:
        spans, repeat = await recurring.spans(when, group, repeat)
    plans = [Plan(named, title, *span, place, seats_of(seats), own) for span in spans]
    return plans, repeat
