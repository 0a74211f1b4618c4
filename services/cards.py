"""The card of an activity: it shows the present numbers, and is edited as seldom as possible."""

from datetime import datetime, timedelta

from domain.activities import Activity
from domain.activity_notices import ActivityCardChanged
from domain.groups import Group
from domain.organisations import Role
from domain.outbox import Priority
from domain.people import PersonId
from services.desk import Desk

RECEIPT = "activity-card"
DEBOUNCE = 5  # seconds between two edits of one card, at least
SETTLING = timedelta(seconds=1)


async def card_changed(desk: Desk, activity: Activity) -> None:
    """However many tap: one edit for every few seconds, which shows what holds then."""
    if activity.group is None:
        return
    stretch, settled = settling(desk.now)
    await desk.tell(
        ActivityCardChanged(activity.id),
        group=activity.group,
        due=settled,
        priority=Priority.GROUP,
        dedupe_key=f"{RECEIPT}:{activity.id}:{stretch}",
    )


def settling(now: datetime, cards: int = 1) -> tuple[int, datetime]:
    """The number of the stretch in which a card changes, and when it is edited; longer where many
    `cards` show the same.
    """
    long = DEBOUNCE * max(cards, 1)
    stretch = int(now.timestamp()) // long
    return stretch, datetime.fromtimestamp((stretch + 1) * long, now.tzinfo) + SETTLING


async def group_of(desk: Desk, activity: Activity) -> Group | None:
    """In which its card stands; None for those between two people, and those of an organ."""
    return None if activity.group is None else await desk.tx.groups.get(activity.group)


async def holders_of(desk: Desk, activity: Activity, group: Group) -> list[PersonId]:
    """Who runs the group, or of what an office's staff holds all of them."""
    if activity.cadre is None and activity.organ is not None:
        return await desk.tx.roles.holders(activity.organ, Role.ORGAN_STAFF)
    return await desk.run_by(group)
