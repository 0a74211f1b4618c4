"""The services of wishes, each by the name of its noun, on top of those of topics."""

from functools import cached_property

from services.resources import Resources
from services.services_of_topics import ServicesOfTopics
from services.wish_cards import WishCards
from services.wish_clocks import WishClocks
from services.wish_lists import WishLists
from services.wish_pool import WishPool
from services.wish_sums import WishSumsSeen
from services.wishes import Wishes


class ServicesOfWishes(ServicesOfTopics):
    """Each is made when it is first asked for, and lives as long as its transaction."""

    @cached_property
    def wishes(self) -> Wishes:
        return Wishes(self.desk)

    @cached_property
    def wish_pool(self) -> WishPool:
        return WishPool(self.desk)

    @cached_property
    def wish_lists(self) -> WishLists:
        return WishLists(self.desk)

    @cached_property
    def wish_cards(self) -> WishCards:
        return WishCards(self.desk)

    @cached_property
    def wish_sums(self) -> WishSumsSeen:
        return WishSumsSeen(self.desk)

    @cached_property
    def wish_clocks(self) -> WishClocks:
        return WishClocks(self.desk)

    @cached_property
    def resources(self) -> Resources:
        return Resources(self.desk)
