"""How whoever was called for help finds the one who called."""

from domain.organisations import CallForHelp
from domain.safety import Caller
from storage.stores import Stores


async def caller_of(stores: Stores, call: CallForHelp) -> Caller:
    """The name, the cadre and the groups of whoever called."""
    person = None if call.person is None else await stores.people.get(call.person)
    if person is None:
        return Caller(None)
    contact = await stores.contacts.of(person.id)
    cadre = None if contact is None else await stores.cadres.get(contact.cadre)
    known = await stores.memberships.groups_of(person.id)
    groups = [await stores.groups.get(one) for one in known]
    lines = await stores.cadres.of_person(person.id, call.called_at.date())
    return Caller(
        person,
        None if cadre is None else cadre.roster_name,
        tuple(one.title for one in groups if one is not None),
        at_work=bool(lines or await stores.roles.of(person.id)),
    )
