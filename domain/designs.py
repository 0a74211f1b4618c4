"""Co-design: young people choose in private what is done next, and what comes of it is sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import NewType

from domain.evaluations import told
from domain.groups import GroupId
from domain.lengths import length_of
from domain.obligations import ORGAN_LEVELS
from domain.organisations import Organisation, OrganisationId
from domain.people import PersonId
from domain.polls import FEWEST_OPTIONS, option_in
from domain.proposals import LONGEST as LONGEST_OPTION
from domain.proposals import ProposalId
from domain.refusals import Refusal

DesignId = NewType("DesignId", int)
DesignCardId = NewType("DesignCardId", int)

MOST_OPTIONS = 8
LONGEST_QUESTION, LONGEST_IDEA = 200, 200
MOST_GROUPS = 50
"""So many get a card at most: each of them shows the present number."""
OPEN_AT_MOST = 3
"""Of one asker at a time."""


class DesignState(StrEnum):
    """SHARED: its groups were told what they chose."""

    OPEN = "open"
    CLOSED = "closed"
    SHARED = "shared"
    WITHDRAWN = "withdrawn"


class DesignAction(StrEnum):
    """The asker CLOSEs it, and so does its time; WITHDRAWs it, and nothing of it is told; SHAREs
    what came of it with the groups.
    """

    CLOSE = "close"
    WITHDRAW = "withdraw"
    SHARE = "share"


NEXT: dict[tuple[DesignState, DesignAction], DesignState] = {
    (DesignState.OPEN, DesignAction.CLOSE): DesignState.CLOSED,
    (DesignState.OPEN, DesignAction.WITHDRAW): DesignState.WITHDRAWN,
    (DesignState.CLOSED, DesignAction.SHARE): DesignState.SHARED,
}


class DesignMovedOn(Refusal):
    """The button is older than the question: its state allows this no longer."""


class DesignNotYours(Refusal):
    """Another one's, or asked in a group or for an office that is theirs no longer."""


class DesignNeedsAGroup(Refusal):
    """They are in none of its groups, or have not agreed to be counted: nothing is keyed by them,
    and without a key nobody can tell one vote from two.
    """


class DesignWithoutGroup(Refusal):
    """There is no group that is set up in which it could be asked."""


class DesignTooWide(Refusal):
    """`groups` groups are more than `most`."""


class DesignsEnough(Refusal):
    """`most` of theirs are open already."""


class DesignTextTooLong(Refusal):
    """A question of more than `question` characters, or an option of more than `option`."""


class DesignOptionsUnclear(Refusal):
    """Fewer than `fewest`, or more than `most`."""


class IdeaTooLong(Refusal):
    """More than `limit` characters."""


class DesignTooFew(Refusal):
    """With fewer than `fewest` people nobody learns what was chosen."""


@dataclass(frozen=True, slots=True)
class Option:
    """`votes` is a sum, and 0 until the question is closed. `proposal`: what it was before."""

    place: int
    text: str
    votes: int = 0
    proposal: ProposalId | None = None


@dataclass(frozen=True, slots=True)
class Design:
    """`asker` None: they were erased. `organ`: asked for an office, in the groups of its branch.

    `ideas`: each may hand over one of their own as well.
    """

    id: DesignId
    state: DesignState
    asker: PersonId | None
    organ: OrganisationId | None
    question: str
    options: tuple[Option, ...]
    ideas: bool
    asked_at: datetime
    closes_at: datetime

    @property
    def is_over(self) -> bool:
        """Its sums are there."""
        return self.state in {DesignState.CLOSED, DesignState.SHARED}

    @property
    def people(self) -> int:
        """How many chose; each has one vote. Only of one that is over."""
        return sum(one.votes for one in self.options)

    @property
    def chosen(self) -> tuple[Option, ...] | None:
        """What most people chose comes first. None: too few people, or it goes on."""
        sums: Mapping[int, int] | None = told({one.place: one.votes for one in self.options})
        if sums is None or not self.is_over:
            return None
        return tuple(sorted(self.options, key=lambda one: (-one.votes, one.place)))

    @property
    def winners(self) -> tuple[Option, ...]:
        """Several if as many people want each; none if it is not told."""
        chosen = self.chosen or ()
        return tuple(one for one in chosen if one.votes == chosen[0].votes)

    def after(self, action: DesignAction) -> DesignState:
        """DesignMovedOn if the table has no such step."""
        state = NEXT.get((self.state, action))
        if state is None:
            raise DesignMovedOn(state=self.state.value)
        return state

    def takes_votes(self, now: datetime) -> bool:
        """Until its time is over, whether or not the clock has rung."""
        return self.state is DesignState.OPEN and now < self.closes_at


@dataclass(frozen=True, slots=True)
class DesignCard:
    """In one of its groups. `message` None: on its way, or the chat is another one since."""

    id: DesignCardId
    design: DesignId
    group: GroupId
    message: int | None


@dataclass(frozen=True, slots=True)
class Panel:
    """To whoever asked. `people`: so many have chosen; `missing`: so many of its `cards` stand
    nowhere yet. `holds`: what was chosen can become an activity of theirs.
    """

    design: Design
    people: int
    cards: int
    missing: int
    ideas: tuple[str, ...]
    zone: tzinfo
    holds: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """As one person sees it: what they chose, the idea they handed over, and how many chose."""

    design: Design
    place: int | None
    idea: str | None
    people: int
    zone: tzinfo

    @property
    def own(self) -> str:
        """The words of what they chose."""
        return next((one.text for one in self.design.options if one.place == self.place), "")

    @property
    def is_open(self) -> bool:
        return self.design.state is DesignState.OPEN


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be asked."""

    question: str
    options: tuple[str, ...] = ()
    ideas: bool = True

    def with_options(self, more: Sequence[str]) -> tuple[str, ...]:
        """The same one twice is one. DesignOptionsUnclear past the most."""
        options = tuple(dict.fromkeys((*self.options, *more)))
        if any(length_of(one) > LONGEST_OPTION for one in options):
            raise DesignTextTooLong(question=LONGEST_QUESTION, option=LONGEST_OPTION)
        if len(options) > MOST_OPTIONS:
            raise DesignOptionsUnclear(fewest=FEWEST_OPTIONS, most=MOST_OPTIONS)
        return options

    def checked(self) -> "Draft":
        if not self.question or length_of(self.question) > LONGEST_QUESTION:
            raise DesignTextTooLong(question=LONGEST_QUESTION, option=LONGEST_OPTION)
        if len(self.with_options(())) < FEWEST_OPTIONS:
            raise DesignOptionsUnclear(fewest=FEWEST_OPTIONS, most=MOST_OPTIONS)
        return self


def can_hold(design: Design, office: Organisation | None) -> bool:
    """An office that owes no activities holds none."""
    return design.organ is None or (office is not None and office.level in ORGAN_LEVELS)


def options_in(text: str) -> tuple[str, ...]:
    """One in each line, with a dash before it or without."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(option_in(line) or line for line in lines if line.strip("-– ")))


def asked_in(text: str) -> Draft:
    """The first line asks, the others can be chosen."""
    first, *others = [line for line in text.splitlines() if line.strip()] or [""]
    draft = Draft(" ".join(first.split()))
    if length_of(draft.question) > LONGEST_QUESTION:
        raise DesignTextTooLong(question=LONGEST_QUESTION, option=LONGEST_OPTION)
    return Draft(draft.question, draft.with_options(options_in("\n".join(others))))


def idea_in(text: str) -> str:
    """On one line. IdeaTooLong with too many characters."""
    said = " ".join(text.split())
    if length_of(said) > LONGEST_IDEA:
        raise IdeaTooLong(limit=LONGEST_IDEA)
    return said
