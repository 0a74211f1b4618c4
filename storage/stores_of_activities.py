"""The stores of activities and of what belongs to them, each by the name of its noun."""

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.activities import Activities
from storage.activity_reminders import ActivityReminders
from storage.activity_rows import ActivityRows
from storage.check_ins import CheckIns
from storage.held import HeldActivities
from storage.photos import Photos
from storage.proposals import Proposals
from storage.ratings import Ratings
from storage.recurring import RecurringActivities
from storage.resources import Resources
from storage.wish_cards import WishCards
from storage.wish_clocks import WishClocks
from storage.wish_sums import WishesSummed


class StoresOfActivities:
    """Each store is made when it is first asked for, and lives as long as its transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @cached_property
    def activities(self) -> Activities:
        return Activities(self._connection)

    @cached_property
    def activity_reminders(self) -> ActivityReminders:
        return ActivityReminders(self._connection)

    @cached_property
    def check_ins(self) -> CheckIns:
        return CheckIns(self._connection)

    @cached_property
    def held(self) -> HeldActivities:
        return HeldActivities(self._connection)

    @cached_property
    def proposals(self) -> Proposals:
        return Proposals(self._connection)

    @cached_property
    def recurring(self) -> RecurringActivities:
        return RecurringActivities(self._connection)

    @cached_property
    def wish_cards(self) -> WishCards:
        return WishCards(self._connection)

    @cached_property
    def wish_clocks(self) -> WishClocks:
        return WishClocks(self._connection)

    @cached_property
    def wishes_summed(self) -> WishesSummed:
        return WishesSummed(self._connection)

    @cached_property
    def resources(self) -> Resources:
        return Resources(self._connection)

    @cached_property
    def photos(self) -> Photos:
        return Photos(self._connection)

    @cached_property
    def ratings(self) -> Ratings:
        return Ratings(self._connection)

    @cached_property
    def activity_rows(self) -> ActivityRows:
        return ActivityRows(self._connection)
