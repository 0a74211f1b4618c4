"""Calls for help as messages, to whoever is called and to whoever called; and who is called now."""

from zoneinfo import ZoneInfo

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.notices import HelpCalled, HelpTaken, SafetyContactNamed
from services.callers import caller_of


async def help_called(desk: WordingDesk, notice: HelpCalled) -> Outgoing | None:
    """None if somebody has taken it, or whoever called was erased."""
    call = await desk.view.calls_for_help.get(notice.call)
    if call is None or call.taken_at is not None or not call.text:
        return None
    office = await desk.view.organisations.get(call.organisation)
    zone = desk.zone if office is None else ZoneInfo(office.zone)
    caller = await caller_of(desk.view, call)
    return message(desk.say.safety.called(call, caller, call.called_at.astimezone(zone)))


async def help_taken(desk: WordingDesk, notice: HelpTaken) -> Outgoing | None:
    call = await desk.view.calls_for_help.get(notice.call)
    if call is None or call.taken_at is None:
        return None
    return message(desk.say.safety.taken())


async def safety_contact_named(desk: WordingDesk, notice: SafetyContactNamed) -> Outgoing | None:
    """None to the contact: who it is by now knows it."""
    office = await desk.view.organisations.get(notice.organisation)
    if office is None or office.safety_contact is None:
        return None
    contact = await desk.view.people.get(office.safety_contact)
    if contact is None or (desk.reader is not None and desk.reader.id == contact.id):
        return None
    return message(desk.say.organisations.safety_named(office, contact))


RENDERERS: dict[type, Renderer] = {
    HelpCalled: help_called,
    HelpTaken: help_taken,
    SafetyContactNamed: safety_contact_named,
}
