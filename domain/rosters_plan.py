"""What a roster changes: its rows compared with the tree and with the lines that are known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.organisations import Cadre, CadreId, Level
from domain.rosters import (
    LONGEST_NAME,
    LONGEST_ORGANISATION,
    Branch,
    Change,
    Counted,
    Dated,
    Entry,
    Fault,
    NewLine,
    NewOrganisation,
    Plan,
    Reason,
)
from domain.rosters_words import alike, path_of, place_of, shortened

# How high a level stands; a child stands below its parent.
HEIGHT: Mapping[Level, int] = {
    Level.NATIONAL: 0,
    Level.PROVINCE: 1,
    Level.SYSTEM: 1,
    Level.CITY: 2,
    Level.COUNTY: 3,
    Level.GRASSROOTS_COMMITTEE: 4,
    Level.GENERAL_BRANCH: 5,
    Level.BRANCH: 6,
}
SHOWN_NAMES = 10

Path = tuple[str, ...]


def stands_below(level: Level, parent: Level) -> bool:
    """A branch may stand directly below a county; nothing stands below a branch."""
    return HEIGHT[level] > HEIGHT[parent]


def planned(
    entries: Sequence[Entry], branch: Branch, today: date
) -> tuple[Plan, tuple[Fault, ...]]:
    """The plan, and every fault. A roster with a fault changes nothing."""
    tree = Tree(branch)
    tree.grow([one for one in entries if one.organisation is not None])
    people = People(branch, today)
    for entry in entries:
        where = tree.place_of(entry)
        if where is not None:
            people.take(where, entry)
    plan = people.plan(tuple(tree.grown))
    return plan, tuple(sorted(tree.faults + people.faults))


def parts_of(path: Path) -> Iterator[tuple[int, int]]:
    """Of everything that it may be called by: begun anywhere, ended anywhere."""
    return ((start, end) for end in range(1, len(path) + 1) for start in range(end))


def counted(plan: Plan, ignored: Iterable[str] = (), sheets: Iterable[str] = ()) -> Counted:
    return Counted(
        len(plan.organisations),
        len(plan.fresh),
        len(plan.changed),
        len(plan.dated),
        plan.unchanged,
        len(plan.missing),
        tuple(one.name for one in plan.organisations[:SHOWN_NAMES]),
        tuple(ignored),
        tuple(sheets),
    )


@dataclass
class Tree:
    """The organisations of the branch by the paths that an office may write, and new ones."""

    branch: Branch
    faults: list[Fault] = field(default_factory=list)
    grown: list[NewOrganisation] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._by_path: dict[Path, set[int]] = defaultdict(set)
        self._whole: dict[int, Path] = {}
        self._levels: dict[int, Level] = {}
        self._row_of: dict[int, int] = {}
        self._faulty: set[int] = set()
        for one, names in self.branch.paths.items():
            path = tuple(part for name in names for part in place_of(name))
            self._learn(one, path, self.branch.organisations[one].level)
        above = [self._whole[one][:-1] for one in self.branch.own]
        self._above = {path[start:end] for path in above for start, end in parts_of(path)}

    def grow(self, entries: Sequence[Entry]) -> None:
        """Whatever is not known and has a level becomes new, parents first whatever their row."""
        waiting = [one for one in entries if one.level is not None and not self._found(one)]
        while ready := [one for one in waiting if self._parents(one)]:
            for entry in ready:
                if not self._found(entry):
                    self._add(entry)
            tried = {one.row for one in ready}
            waiting = [one for one in waiting if one.row not in tried]

    def at(self, path: str) -> set[int]:
        """What an office may mean by it."""
        return self._at(place_of(path))

    def place_of(self, entry: Entry) -> int | None:
        """None: a fault, which is noted."""
        if entry.row in self._faulty:
            return None
        own = set[int](self.branch.own)
        found = own if entry.organisation is None else self._found(entry)
        if len(found) != 1:
            self._wrong(entry, Reason.ORGANISATION_AMBIGUOUS if found else self._unknown(entry))
            return None
        [where] = found
        if entry.level is not None and entry.level is not self._levels[where]:
            self._wrong(entry, Reason.LEVEL_OTHER, self._row_of.get(where, 0))
            return None
        return where

    def _unknown(self, entry: Entry) -> Reason:
        """Whether it is named as one above the office, or beside it below one of those."""
        path = place_of(entry.organisation or "")
        starts = [path[:end] for end in range(1, len(path) + 1)]
        outside = any(one in self._above for one in starts) and not any(map(self._at, starts))
        return Reason.ORGANISATION_OUTSIDE if outside else Reason.ORGANISATION_UNKNOWN

    def _found(self, entry: Entry) -> set[int]:
        return self.at(entry.organisation or "")

    def _at(self, path: Path) -> set[int]:
        """Whose path ends so; of several the one whose whole path it is, then the one that stands
        directly below the office.
        """
        found = self._by_path.get(path, set())
        if len(found) < 2:
            return found
        whole = {one for one in found if self._whole[one] == path}
        if whole:
            return whole
        offices = {self._whole[one] for one in self.branch.own}
        below = {one for one in found if self._whole[one][: -len(path)] in offices}
        return below if len(below) == 1 else found

    def _add(self, entry: Entry) -> None:
        name = path_of(entry.organisation or "")[-1]
        parents = self._parents(entry)
        if len(parents) != 1 or entry.level is None:
            self._wrong(entry, Reason.ORGANISATION_AMBIGUOUS)
            return
        [parent] = parents
        if len(name) > LONGEST_ORGANISATION:
            self._wrong(entry, Reason.ORGANISATION_TOO_LONG)
            return
        if not stands_below(entry.level, self._levels[parent]):
            self._wrong(entry, Reason.LEVEL_ORDER, self._row_of.get(parent, 0))
            return
        number = -1 - len(self.grown)
        self.grown.append(NewOrganisation(number, parent, entry.level, name))
        self._row_of[number] = entry.row
        self._learn(number, (*self._whole[parent], alike(name)), entry.level)

    def _parents(self, entry: Entry) -> set[int]:
        """Where a new organisation would stand; the office's own if nothing is before its name."""
        above = place_of(entry.organisation or "")[:-1]
        return self._at(above) if above else set(self.branch.own)

    def _learn(self, number: int, path: Path, level: Level) -> None:
        self._whole[number] = path
        self._levels[number] = level
        for start in range(len(path)):
            self._by_path[path[start:]].add(number)

    def _wrong(self, entry: Entry, reason: Reason, other: int = 0) -> None:
        said = entry.organisation or ""
        self._faulty.add(entry.row)
        self.faults.append(Fault(entry.row, reason, shortened(said), other))


@dataclass
class People:
    """The lines of the branch, and what the rows make of them."""

    branch: Branch
    today: date
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._named: dict[int, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        self._known: dict[tuple[int, str], list[Cadre]] = defaultdict(list)
        for line in self.branch.lines:
            self._known[line.organisation, alike(line.roster_name)].append(line)

    def take(self, where: int, entry: Entry) -> None:
        """A row whose organisation is known or new."""
        if entry.position is None:
            return
        people = self._named[where]
        name = alike(entry.name)
        before, known = people[name], self._known.get((where, name), ())
        if len(before) >= max(1, len(known)):
            self.faults.append(
                Fault(entry.row, Reason.DOUBLED, shortened(entry.name), before[0].row)
            )
        elif not known and len(entry.name) > LONGEST_NAME:
            self.faults.append(Fault(entry.row, Reason.NAME_TOO_LONG, shortened(entry.name)))
        elif not known and entry.name.isdigit():
            self.faults.append(Fault(entry.row, Reason.NAME_UNKNOWN, shortened(entry.name)))
        elif entry.since is not None and entry.since > self.today:
            said = entry.since.isoformat()
            self.faults.append(Fault(entry.row, Reason.SINCE_AHEAD, said))
        before.append(entry)

    def plan(self, organisations: tuple[NewOrganisation, ...]) -> Plan:
        changes = Changes(self.today)
        for where, people in self._named.items():
            for name, entries in people.items():
                changes.compare(where, entries, self._known.get((where, name), []))
        met = {(where, name) for where, people in self._named.items() for name in people}
        missing = (
            line
            for (where, name), lines in self._known.items()
            if where in self._named and (where, name) not in met
            for line in lines
        )
        return Plan(
            organisations,
            tuple(changes.fresh),
            tuple(changes.changed),
            tuple(changes.dated),
            changes.unchanged,
            tuple(changes.met),
            tuple(missing),
        )


@dataclass
class Changes:
    today: date
    fresh: list[NewLine] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    dated: list[Dated] = field(default_factory=list)
    unchanged: int = 0
    met: list[CadreId] = field(default_factory=list)

    def compare(self, where: int, entries: Sequence[Entry], known: Sequence[Cadre]) -> None:
        """People of one name in one organisation: first those whose position is as it was."""
        self.met += [one.id for one in known]
        left, rest = list(known), list[Entry]()
        for entry in entries:
            same = next((one for one in left if one.position is entry.position), None)
            if same is None:
                rest.append(entry)
            else:
                left.remove(same)
                self._same(entry, same)
        for entry in rest:
            self._other(where, entry, left.pop(0) if left else None)

    def _same(self, entry: Entry, line: Cadre) -> None:
        if entry.since is None or entry.since == line.held_from:
            self.unchanged += 1
        else:
            self.dated.append(Dated(line.id, entry.since))

    def _other(self, where: int, entry: Entry, line: Cadre | None) -> None:
        if entry.position is None:
            return
        since = entry.since or self.today
        if line is None:
            self.fresh.append(NewLine(where, entry.name, entry.position, since))
        else:
            self.changed.append(Change(line, entry.position, since))
