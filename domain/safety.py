"""Calls for help: who is called, and who next, until somebody takes it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.organisations import CallForHelpId, OrganisationId
from domain.people import AgeBand, Person, PersonId

PATIENCE = timedelta(minutes=30)
"""How long one level has, day and night, before the next one is called."""
RESTLESS, LASTING = timedelta(hours=6), timedelta(hours=12)
"""So long everybody is called every half hour; afterwards twice a day, until somebody takes it."""


def patience(called_at: datetime, now: datetime) -> timedelta:
    """How long whoever is called now has; nothing is given up by a timeout."""
    return PATIENCE if now - called_at < RESTLESS else LASTING


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a call: an organisation's safety contact by name, or its administrators."""

    organisation: str
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """What is said at once to whoever sounded in danger.

    `kind` says who is in danger, as `language.danger` names it. `call` and `reader` are None while
    there is nobody before whom it could be put. `made_known`: the program did not know the person
    before, and says so. `person` is None for an anonymous administrator, who cannot be written to.
    """

    kind: str
    hotlines: tuple[str, ...]
    person: Person | None
    call: CallForHelpId | None = None
    reader: Reader | None = None
    made_known: bool = False


@dataclass(frozen=True, slots=True)
class Caller:
    """How whoever was called finds who it is about: by name, and through those who know them.

    `person` is None when nobody knows who it was. `at_work`: a cadre or with a role, and so an
    adult who was never asked their age.
    """

    person: Person | None
    cadre: str | None = None
    groups: tuple[str, ...] = ()
    at_work: bool = False

    @property
    def is_adult(self) -> bool:
        band = None if self.person is None else self.person.age_band
        return band is AgeBand.ADULT or (band is None and self.at_work)


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation as far as a call for help needs it: only people who can be written to."""

    organisation: OrganisationId
    contact: PersonId | None
    administrators: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Rung:
    """Who is called at one level. `organisation` is None when it is everybody there is."""

    people: tuple[PersonId, ...]
    organisation: OrganisationId | None = None
    by_contact: bool = False


def rung_of(level: int, offices: Sequence[Office], caller: PersonId | None) -> Rung:
    """Who is called at a level, from 0; `offices` are the caller's own and those above, in order.

    Where no safety contact is named the administrators are called. Above the last office everybody
    is, again and again. Nobody is called about themselves, unless there is nobody else.
    """
    ladder = list(rungs(offices, caller))
    if level < len(ladder):
        return ladder[level]
    everybody = tuple(dict.fromkeys(one for office in offices for one in staff(office)))
    others = tuple(one for one in everybody if one != caller)
    return Rung(others or everybody)


def rungs(offices: Iterable[Office], caller: PersonId | None) -> Iterator[Rung]:
    """One for each office that has somebody to call."""
    for office in offices:
        if office.contact is not None and office.contact != caller:
            yield Rung((office.contact,), office.organisation, by_contact=True)
            continue
        others = tuple(one for one in office.administrators if one != caller)
        if others:
            yield Rung(others, office.organisation)


def called_so_far(
    level: int, offices: Sequence[Office], caller: PersonId | None
) -> frozenset[PersonId]:
    """Everybody who may take a call that has gone up to this level."""
    return frozenset(
        one for below in range(level + 1) for one in rung_of(below, offices, caller).people
    )


def staff(office: Office) -> tuple[PersonId, ...]:
    return (
        office.administrators
        if office.contact is None
        else (office.contact, *office.administrators)
    )
