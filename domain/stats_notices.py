"""Notices with figures, to whoever asked for them; `domain.notices` lists them with all others."""

from dataclasses import dataclass

from domain.organisations import CadreId, OrganisationId
from domain.people import PersonId


@dataclass(frozen=True, slots=True)
class StatsPicture:
    """To a cadre who asked: the figures of the own groups as a picture, of the spans that are not
    over, or of those before (`which`).
    """

    cadre: CadreId
    which: str = "now"


@dataclass(frozen=True, slots=True)
class OwnStatsPicture:
    """To a person who asked: their own numbers as a picture, for themselves alone."""

    person: PersonId
    which: str = "now"


@dataclass(frozen=True, slots=True)
class BranchFigures:
    """To somebody of an office who asked: the sums of the branch, a page of organisations below it.
    `message` is the one that they replace; 0: a new one.
    """

    office: OrganisationId
    span: str
    which: str
    page: int = 0
    message: int = 0


@dataclass(frozen=True, slots=True)
class BranchPicture:
    """To somebody of an office who asked: the sums of the branch as a picture."""

    office: OrganisationId
    which: str = "now"


@dataclass(frozen=True, slots=True)
class FiveOnesPicture:
    """To a cadre who asked: what counts for the Five Ones, kind by kind, in the period that begins
    with `first` (ISO).
    """

    cadre: CadreId
    first: str


StatsNotice = FiveOnesPicture | StatsPicture | OwnStatsPicture | BranchFigures | BranchPicture
