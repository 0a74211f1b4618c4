"""Notices about wishes; `domain.notices` has them all. None of them names the wisher."""

from dataclasses import dataclass

from domain.organisations import OrganisationId
from domain.wishes import WishId


@dataclass(frozen=True, slots=True)
class WishSubmitted:
    """To the cadre and the deputies: a wish, with buttons."""

    wish: WishId


@dataclass(frozen=True, slots=True)
class WishLooksAlike:
    """To the wisher: another own open wish sounds the same; is it this one?"""

    wish: WishId


@dataclass(frozen=True, slots=True)
class WishClaimed:
    """To the wisher: somebody is looking after it."""

    wish: WishId


@dataclass(frozen=True, slots=True)
class WishReleased:
    """To the wisher: whoever looked after it gave it back, and it waits again."""

    wish: WishId


@dataclass(frozen=True, slots=True)
class WishFulfilled:
    """To the wisher: it is said to have come true; is that so, and how was it?"""

    wish: WishId


@dataclass(frozen=True, slots=True)
class WishAnswered:
    """To the helper: the wisher has confirmed it, said "not yet", withdrawn it or taken it out of
    the pool; or a colleague has fulfilled it, put it back, offered it to the pool or declined it.
    """

    wish: WishId
    action: str


@dataclass(frozen=True, slots=True)
class WishOffered:
    """To the wisher: their cadre cannot do it; may the branch read it without a name?"""

    wish: WishId


@dataclass(frozen=True, slots=True)
class WishPooled:
    """To the office: a wish without a name has come into the pool."""

    wish: WishId


@dataclass(frozen=True, slots=True)
class WishMatched:
    """To the wisher: an office has something that fits."""

    wish: WishId


@dataclass(frozen=True, slots=True)
class WishDeclined:
    """To the wisher: it cannot be, and why."""

    wish: WishId


@dataclass(frozen=True, slots=True)
class WishCardChanged:
    """To whoever has a card of it: it shows the present state. `before`: it is before them still;
    `matches`: they may give it something of their office's.
    """

    wish: WishId
    message: int
    before: bool
    matches: bool


@dataclass(frozen=True, slots=True)
class WishesDue:
    """To a cadre: which of the wishes before them have waited for days; one for each morning."""

    day: str


@dataclass(frozen=True, slots=True)
class WishesLeft:
    """To an office: how many wishes nobody has taken on for two weeks or more, without their text
    unless they are in the pool; one for each morning.
    """

    organisation: OrganisationId
    day: str


@dataclass(frozen=True, slots=True)
class WishReturned:
    """To the wisher (`helped` False) and to whoever had it: a week without a step, so that it
    stands on top of the list again.
    """

    wish: WishId
    helped: bool


@dataclass(frozen=True, slots=True)
class WishLapsed:
    """To the wisher (`helped` False) and the helper: nobody confirmed it for two weeks."""

    wish: WishId
    helped: bool


@dataclass(frozen=True, slots=True)
class WishFollowUp:
    """To the wisher, four weeks later: solved, half, or not?"""

    wish: WishId


@dataclass(frozen=True, slots=True)
class WishReopened:
    """To the office: what had come true was no help after all."""

    wish: WishId


WishNotice = (
    WishSubmitted
    | WishLooksAlike
    | WishClaimed
    | WishReleased
    | WishFulfilled
    | WishAnswered
    | WishOffered
    | WishPooled
    | WishMatched
    | WishDeclined
    | WishCardChanged
    | WishesDue
    | WishesLeft
    | WishReturned
    | WishLapsed
    | WishFollowUp
    | WishReopened
)
