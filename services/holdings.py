"""What is held about a person, in short: from the rows of all tables to what they ask about."""

from domain.consents import Holding, Purpose
from domain.people import Person
from services.desk import Desk

# Told in words of their own, or under another name: the person, and where a switch stands.
IN_WORDS = {"people", "consents", "contacts", "memberships", "cadres", "activity"}


async def holding_of(desk: Desk, person: Person, declined: bool) -> Holding:
    held = await desk.tx.my_data.of(person.id)
    contact = await desk.tx.contacts.of(person.id)
    cadre = None if contact is None else await desk.tx.cadres.get(contact.cadre)
    known = await desk.tx.memberships.groups_of(person.id)
    groups = [await desk.tx.groups.get(group) for group in known]
    counted = held.get("activity", [])
    return Holding(
        since=person.started_at,
        band=person.age_band,
        consents=frozenset(Purpose(str(row["purpose"])) for row in held.get("consents", [])),
        cadre=None if cadre is None else cadre.roster_name,
        groups=tuple(one.title for one in groups if one is not None),
        positions=tuple(str(row["roster_name"]) for row in held.get("cadres", [])),
        days=len({row["day"] for row in counted}),
        messages=sum(int(str(row["messages"])) for row in counted),
        rows={name: len(rows) for name, rows in held.items() if name not in IN_WORDS},
        declined=declined,
    )
