"""Checks that ask nobody outside: the database, the safety contact, the calendar, the fonts."""

from collections.abc import Iterator
from datetime import date

from bot import errors
from bot.checks.finding import Finding, fine, note, of_problem, wrong
from domain.groups import Group
from domain.organisations import Organisation
from domain.people import Person
from storage.database import Storage
from storage.schema import Schema

BORDER = note(
    "data protection",
    "personal data that goes through Telegram crosses the border of mainland China, and Telegram "
    "cannot be reached there without special arrangements",
    "clear that with your office before real people join",
)


def of_schema(state: Schema) -> Finding:
    if state is Schema.CURRENT:
        return fine("database", "it is there, with the newest schema")
    return of_problem("database", errors.of_schema(state))


async def kept(storage: Storage) -> tuple[list[tuple[Organisation, Person | None]], list[Group]]:
    """The first organisations, each with its safety contact, and all groups."""
    async with storage.read_only() as view:
        roots = [
            (one, None if one.safety_contact is None else await view.people.get(one.safety_contact))
            for one in await view.organisations.roots()
        ]
        return roots, await view.groups.all()


def of_organisations(roots: list[tuple[Organisation, Person | None]]) -> Iterator[Finding]:
    if not roots:
        yield wrong("organisation", "there is none yet", "run `yijiabai init`")
    for _, contact in roots:
        yield of_safety_contact(contact)


def of_safety_contact(contact: Person | None) -> Finding:
    if contact is None:
        return wrong(
            "safety contact",
            "nobody would read a call for help",
            "an administrator writes /safety to the bot and names somebody",
        )
    if not contact.reachable:
        return wrong(
            "safety contact",
            "the safety contact has blocked the bot: calls for help go to the administrators",
            "the contact unblocks it, or an administrator writes /safety and names somebody else",
        )
    return fine("safety contact", "somebody reads calls for help")


def calendar(today: date) -> Finding:
    """The holidays of a year are published in the autumn before it, so that a program which does
    not know them in December can be mended in time.
    """
    from scheduling.calendar import last_known_year, spring_festival

    last = last_known_year()
    if today < date(last, 12, 1):
        return fine("calendar", f"holidays are known up to {last}")
    year = max(today.year, last + 1)
    return note(
        "calendar",
        f"holidays are known up to {last} only: after that weekends and the days that the law names"
        f" are off, as those of the Spring Festival of {spring_festival(year)}, and nothing that is"
        " exchanged for them",
        "install a newer version of the program"
        + ("" if today.year > last else f" before {last} is over"),
    )


def fonts() -> Finding:
    from exports.fonts import missing

    lacking = missing()
    if not lacking:
        return fine("fonts", "pictures show Chinese")
    return wrong("fonts", "pictures cannot show Chinese", "install the program anew: `make venv`")
