"""What whoever looks after wishes sees of them: cards, and lists of these."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.categories import Category
from domain.people import PersonId
from domain.resources import Resource
from domain.wishes import Wish

PAGE = 8


class Shelf(StrEnum):
    """OPEN: nobody has claimed them. MINE: what somebody looks after, they themselves or a
    colleague of their side. POOL: what their
    branch may read without a name. DONE: what has ended, or waits for the wisher's word.
    """

    OPEN = "open"
    MINE = "mine"
    POOL = "pool"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class WishCard:
    """A wish as one reader sees it. `own_side`: by its cadre or a deputy, not by the pool alone;
    `matches`: they may give it something of their office's. `similar` is how many others of the
    same readers sound alike, `days` how long it has been in its state.
    """

    wish: Wish
    theirs: bool
    own_side: bool
    matches: bool
    days: int
    resource: Resource | None = None
    similar: int = 0


@dataclass(frozen=True, slots=True)
class WishPage:
    """`category` None: of all. `counts` says how many stand on each shelf, `days` of each wish how
    many calendar days it has been in its state.
    """

    shelf: Shelf
    category: Category | None
    number: int
    wishes: tuple[Wish, ...]
    more: bool
    counts: Mapping[Shelf, int]
    days: tuple[int, ...]
    reader: PersonId | None = None
    own_wishes: bool = False
    keeps_resources: bool = False
