"""The town's own list of what was held for the Five Ones, and by the rules on paper what counts.

Like the books it is told of every deed, and shares nothing with the bot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from playground.story.decisions import Decision
from playground.story.staff import Held

FIVE, ENOUGH, WHOLE = 5, 3, 100
BETWEEN_TWO = ("谈心谈话", "办实事")
OF_OFFICE = ("机关开放", "面对面", "集中志愿服务", "1+100分享活动", "自主设计活动")
GUIDANCE, SELF_DESIGNED = "联系指导", "自主设计活动"
IN_TWO_MONTHS = ("full-time", "seconded")


class Why(Enum):
    """Why something does not count. Each is the words by which a cadre knows it."""

    WITHDRAWN = "撤回"
    CANCELLED = "取消"
    DECLINED = "没有同意"
    OF_OFFICE = "算机关的"
    NOT_APPROVED = "核准"
    NOT_CONFIRMED = "对方"
    TOO_FEW = "签到或确认"
    NOT_OWED = "没有任务"


@dataclass(slots=True)
class Occasion:
    """Something that was held. `cadre`: by whom, the office's own name where its staff holds it;
    `there`: who is noted by name; `nameless`: how many more said so; `office`: for which it was
    held; `stars`: how they liked it.
    """

    cadre: str
    kind: str
    title: str
    day: date
    office: str | None = None
    there: set[int] = field(default_factory=set)
    nameless: int = 0
    cancelled: bool = False
    withdrawn: bool = False
    afterwards: bool = False
    approved: bool = False
    declined: bool = False
    photos: int = 0
    stars: dict[int, int] = field(default_factory=dict)

    @property
    def present(self) -> int:
        return len(self.there) + self.nameless

    @property
    def label(self) -> str:
        """As it stands on a cadre's screen."""
        what = f"{self.kind}｜{self.title}" if self.title else self.kind
        return f"{what}，{self.day.month}月{self.day.day}日"

    @property
    def name(self) -> str:
        """Nobody holds two of one name on a day."""
        return f"{self.cadre} {self.label}"

    def why_not(self, *, for_office: bool) -> Why | None:
        """The first thing that stands against it; None: it counts."""
        if self.withdrawn:
            return Why.WITHDRAWN
        if self.cancelled:
            return Why.CANCELLED
        if self.declined:
            return Why.DECLINED
        if self.office is not None and not for_office:
            return Why.OF_OFFICE
        if self.afterwards and not self.approved:
            return Why.NOT_APPROVED
        if self.kind in BETWEEN_TWO:
            return None if self.present else Why.NOT_CONFIRMED
        return None if self.present >= ENOUGH else Why.TOO_FEW


@dataclass(slots=True)
class Proposed:
    """What somebody would like to do, and who wants it too."""

    by: int
    supporters: set[int] = field(default_factory=set)
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Owed:
    """What somebody or an office owed in the period of a day, and has done; `first` is the period's
    first day. `said`: what has to stand there, and why it does not count.
    """

    first: date
    done: int
    said: Mapping[str, Why | None]

    @property
    def percent(self) -> int:
        return min(WHOLE, WHOLE * self.done // FIVE)


class Duties:
    """Told of every deed that can matter."""

    def __init__(self) -> None:
        self.held: list[Occasion] = []
        self.met: dict[tuple[str, int], bool] = {}
        self.proposed: dict[str, Proposed] = {}
        self.decided: dict[str, Decision] = {}

    def holds(self, occasion: Occasion) -> Occasion:
        self.held.append(occasion)
        return occasion

    def meets(self, name: str, person: int, *, confirmed: bool) -> None:
        """A cadre says that they met this year, and the contact says so or nothing."""
        self.met[name, person] = confirmed

    def no_longer_counted(self, person: int) -> None:
        """Nothing names them any more, and what they proposed has no words."""
        for one in self.held:
            one.there.discard(person)
            one.stars.pop(person, None)
        for proposal in self.proposed.values():
            proposal.supporters.discard(person)
        for decision in self.decided.values():
            decision.forgets(person)
        own = [text for text, proposal in self.proposed.items() if proposal.by == person]
        for text in own:
            del self.proposed[text]

    def let_go(self, person: int) -> None:
        """They are nobody's contact any more."""
        self.met = {key: said for key, said in self.met.items() if key[1] != person}

    def of_cadre(self, name: str, held: Held, day: date) -> Owed | None:
        """In the period of a day; None: it began before they came, or after they had left."""
        first, after = period_of(held.position, day)
        if held.since > first or (held.until is not None and held.until <= first):
            return None
        own = [one for one in self.held if one.cadre == name and first <= one.day < after]
        said = {one.label: one.why_not(for_office=False) for one in own}
        return Owed(first, sum(why is None for why in said.values()), said)

    def unowed(self, name: str, held: Held, day: date) -> dict[str, Why | None]:
        """What was held in a period in which nothing is owed: it is listed, and counts for none."""
        first, after = period_of(held.position, day)
        own = [one for one in self.held if one.cadre == name and first <= one.day < after]
        gone = (Why.WITHDRAWN, Why.CANCELLED, Why.DECLINED)
        standing = [one for one in own if one.why_not(for_office=True) not in gone]
        return {one.label: Why.NOT_OWED for one in standing}

    def of_office(self, name: str, day: date) -> Owed:
        """One of each kind; guidance is taken for the self-designed one."""
        first, after = quarter(day)
        own = [one for one in self.held if one.office == name and first <= one.day < after]
        said = {one.label: one.why_not(for_office=True) for one in own}
        kinds = {one.kind for one in own if said[one.label] is None}
        if GUIDANCE in kinds:
            kinds = kinds - {GUIDANCE} | {SELF_DESIGNED}
        return Owed(first, len(kinds), said)

    @property
    def counting(self) -> int:
        """For a cadre or for an office, whether anybody owes anything or not."""
        return sum(one.why_not(for_office=one.office is not None) is None for one in self.held)

    def facts(self) -> dict[str, dict[str, object]]:
        """Of every occasion, every cadre who has met somebody, and every proposal, by name."""
        found: dict[str, dict[str, object]] = {
            one.name: {
                "office": one.office,
                "present": one.present,
                "cancelled": one.cancelled,
                "withdrawn": one.withdrawn,
                "afterwards": one.afterwards,
                "approved": one.approved,
                "declined": one.declined,
                "photos": one.photos,
                "rated": (len(one.stars), sum(one.stars.values())),
            }
            for one in self.held
        }
        found |= dict(self._meetings())
        for text, one in self.proposed.items():
            found[text] = {"supporters": len(one.supporters), "taken": one.taken}
        return found | {asked: one.facts() for asked, one in self.decided.items()}

    def _meetings(self) -> Iterator[tuple[str, dict[str, object]]]:
        for cadre in {name for name, _ in self.met}:
            said = [confirmed for (name, _), confirmed in self.met.items() if name == cadre]
            yield f"{cadre} 年度面谈", {"noted": len(said), "confirmed": sum(said)}


def period_of(position: str, day: date) -> tuple[date, date]:
    return two_months(day) if position in IN_TWO_MONTHS else quarter(day)


def two_months(day: date) -> tuple[date, date]:
    return _from(day.year, day.month - (day.month - 1) % 2, 2)


def quarter(day: date) -> tuple[date, date]:
    return _from(day.year, day.month - (day.month - 1) % 3, 3)


def _from(year: int, month: int, length: int) -> tuple[date, date]:
    """Its first day, and the first one that no longer belongs to it."""
    after = month + length
    return date(year, month, 1), date(year + (after > 12), after - 12 * (after > 12), 1)
