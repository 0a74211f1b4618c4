"""Rosters as an office brings them in: columns, rows, what is wrong with them, what they change.

`rosters_rows` reads rows from a grid of texts, `rosters_plan` compares them with what is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.organisations import Cadre, CadreId, Level, Organisation, OrganisationId, Position

LONGEST_NAME = 64
LONGEST_ORGANISATION = 100
MOST_ROWS = 20_000
MOST_BYTES = 5 << 20


class Column(StrEnum):
    """What a roster can say; everything else in it is not read."""

    ORGANISATION = "organisation"
    LEVEL = "level"
    NAME = "name"
    POSITION = "position"
    SINCE = "since"


REQUIRED = (Column.NAME, Column.POSITION)


class Unreadable(StrEnum):
    """Why a file is no roster at all."""

    EMPTY = "empty"
    TOO_BIG = "too-big"
    TOO_MANY_ROWS = "too-many-rows"
    OLD_EXCEL = "old-excel"
    LOCKED = "locked"
    OTHER_KIND = "other-kind"
    BROKEN = "broken"
    ENCODING = "encoding"
    LOST = "lost"
    NOT_YOURS = "not-yours"
    QUOTES = "quotes"
    NO_HEADER = "no-header"
    DOUBLED_HEADER = "doubled-header"


class UnreadableRoster(Exception):
    """The file as a whole cannot be read; `said` is the place or the header it is about."""

    def __init__(self, why: Unreadable, said: str = "") -> None:
        super().__init__(why.value)
        self.why = why
        self.said = said


class Reason(StrEnum):
    """What is wrong with one row."""

    FORMULA = "formula"
    MERGED = "merged"
    NAME_MISSING = "name-missing"
    NAME_UNKNOWN = "name-unknown"
    NAME_TOO_LONG = "name-too-long"
    POSITION_MISSING = "position-missing"
    POSITION_UNKNOWN = "position-unknown"
    ORGANISATION_MISSING = "organisation-missing"
    ORGANISATION_UNKNOWN = "organisation-unknown"
    ORGANISATION_OUTSIDE = "organisation-outside"
    ORGANISATION_AMBIGUOUS = "organisation-ambiguous"
    ORGANISATION_TOO_LONG = "organisation-too-long"
    LEVEL_UNKNOWN = "level-unknown"
    LEVEL_OTHER = "level-other"
    LEVEL_ORDER = "level-order"
    SINCE_UNKNOWN = "since-unknown"
    SINCE_AHEAD = "since-ahead"
    DOUBLED = "doubled"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`row` is its number as a spreadsheet shows it, `said` what stands there, `other` a row that
    this one contradicts.
    """

    row: int
    reason: Reason
    said: str = ""
    other: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet as texts; `formulas` are the places of cells that are reckoned."""

    number: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one, as `A5:A9`. Rows as a spreadsheet numbers them, columns from 0; both ends
    belong.
    """

    cells: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet without its empty rows; `name` is what stands on its tab. `cut`: it has more rows."""

    lines: tuple[Line, ...]
    merged: tuple[Merged, ...] = ()
    name: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that offices use, by their key (`key_of`). Of two headers for one column the one
    with the lower rank is read.
    """

    headers: Mapping[str, tuple[Column, int]]
    positions: Mapping[str, Position]
    levels: Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that can be understood by itself. Without an organisation: the office's own. Without a
    name and position it only says that there is an organisation.
    """

    row: int
    organisation: str | None
    level: Level | None
    name: str
    position: Position | None
    since: date | None


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says, and what is wrong in it. `ignored`: headers of columns not read. `sheets`:
    others of the book that are rosters too, and were not read.
    """

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    ignored: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """What is known below (and with) the organisations whose office brings the roster in.

    `paths`: the names from the root down to each of them. `lines`: positions held today.
    """

    own: tuple[OrganisationId, ...]
    organisations: Mapping[OrganisationId, Organisation]
    paths: Mapping[OrganisationId, tuple[str, ...]]
    lines: tuple[Cadre, ...]


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """`parent` and `number` are numbers of organisations; those of new ones are negative."""

    number: int
    parent: int
    level: Level
    name: str


@dataclass(frozen=True, slots=True)
class NewLine:
    """`organisation` is negative for a new one."""

    organisation: int
    name: str
    position: Position
    since: date


@dataclass(frozen=True, slots=True)
class Change:
    """The position that a cadre holds from a day on."""

    line: Cadre
    position: Position
    since: date

    @property
    def corrects(self) -> bool:
        """Nothing ends: the position was wrong from its first day on."""
        return self.since <= self.line.held_from


@dataclass(frozen=True, slots=True)
class Dated:
    """A line that stays, and was held since another day than is known."""

    line: CadreId
    since: date


@dataclass(frozen=True, slots=True)
class Plan:
    """What a roster changes. `met`: the lines that it knows again, changed or not. `missing`: lines
    of organisations that it names which it lacks; they end only if that is asked for.
    """

    organisations: tuple[NewOrganisation, ...] = ()
    fresh: tuple[NewLine, ...] = ()
    changed: tuple[Change, ...] = ()
    dated: tuple[Dated, ...] = ()
    unchanged: int = 0
    met: tuple[CadreId, ...] = ()
    missing: tuple[Cadre, ...] = ()

    @property
    def changes(self) -> bool:
        return bool(self.organisations or self.fresh or self.changed or self.dated)


@dataclass(frozen=True, slots=True)
class Counted:
    """A plan as an office is told of it: how many of each, and the first of the new names."""

    organisations: int = 0
    fresh: int = 0
    changed: int = 0
    dated: int = 0
    unchanged: int = 0
    missing: int = 0
    new_names: tuple[str, ...] = field(default=())
    ignored: tuple[str, ...] = field(default=())
    sheets: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Activation:
    """Sums of one organisation: lines of the roster, links handed out, opened, groups counting."""

    lines: int = 0
    invited: int = 0
    opened: int = 0
    groups: int = 0

    def plus(self, other: "Activation") -> "Activation":
        return Activation(
            self.lines + other.lines,
            self.invited + other.invited,
            self.opened + other.opened,
            self.groups + other.groups,
        )


@dataclass(frozen=True, slots=True)
class BranchActivation:
    """The sums of an organisation with all below it; `own` are those of its office alone, `below`
    those of each branch directly below it.
    """

    office: Organisation
    whole: Activation
    own: Activation
    below: tuple[tuple[Organisation, Activation], ...]
