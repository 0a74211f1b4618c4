"""`/roster` and sheets that are sent to the bot, for whoever manages a roster."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from domain.roster_files import RosterId
from handlers.answers import Answer, follow, replace, reply
from handlers.filters import Command, InGroup, Numbered, PressedAs, Private, Started
from services.activations import Activations
from services.desk import Desk
from services.roster_files import RosterFiles
from texts.say import Say

router = Router(name="rosters")

ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".et", ".ods")
KINDS = ("spreadsheet", "excel", "csv")


class WithSheet(Filter):
    """A file that looks like a sheet; hands on its `file` and `size`."""

    async def __call__(self, message: Message) -> bool | dict[str, object]:
        document = message.document
        if document is None:
            return False
        name, kind = (document.file_name or "").lower(), (document.mime_type or "").lower()
        if not name.endswith(ENDINGS) and not any(one in kind for one in KINDS):
            return False
        return {"file": document.file_id, "size": document.file_size or 0}


@router.message(InGroup(), Command("roster"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.rosters.in_group(desk.bot.link("roster")))


@router.message(Private(), Command("roster"))
@router.message(Private(), Started("roster"))
async def home(message: Message, me: Person | None, roster_files: RosterFiles, say: Say) -> Answer:
    return reply(message, say.rosters.home(await roster_files.home(me)))


@router.message(Private(), WithSheet())
async def sent(
    message: Message,
    file: str,
    size: int,
    me: Person | None,
    roster_files: RosterFiles,
    say: Say,
) -> Answer:
    """Whoever manages no roster is told so."""
    await roster_files.receive(me, file, size)
    return reply(message, say.rosters.received())


@router.callback_query(Private(), Numbered("roster", "import"))
async def confirmed(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    roster_files: RosterFiles,
    say: Say,
) -> Answer:
    await roster_files.confirm(me, RosterId(numbers[0]), end_missing=False)
    return replace(pressed, say.rosters.confirmed())


@router.callback_query(Private(), Numbered("roster", "end"))
async def confirmed_with_end(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    roster_files: RosterFiles,
    say: Say,
) -> Answer:
    await roster_files.confirm(me, RosterId(numbers[0]), end_missing=True)
    return replace(pressed, say.rosters.confirmed())


@router.callback_query(Private(), Numbered("roster", "cancel"))
async def cancelled(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    roster_files: RosterFiles,
    say: Say,
) -> Answer:
    await roster_files.cancel(me, RosterId(numbers[0]))
    return replace(pressed, say.rosters.cancelled())


@router.callback_query(Private(), PressedAs("roster:template"))
async def template(
    pressed: CallbackQuery, me: Person | None, roster_files: RosterFiles, say: Say
) -> Answer:
    await roster_files.send_template(me)
    return follow(pressed, say.rosters.coming())


@router.callback_query(Private(), PressedAs("roster:export"))
async def export(
    pressed: CallbackQuery, me: Person | None, roster_files: RosterFiles, say: Say
) -> Answer:
    await roster_files.send_export(me)
    return follow(pressed, say.rosters.coming())


@router.callback_query(Private(), PressedAs("roster:sheet"))
async def ask_which(
    pressed: CallbackQuery, me: Person | None, roster_files: RosterFiles, say: Say
) -> Answer:
    await roster_files.home(me)
    return follow(pressed, say.rosters.sheet_question())


@router.callback_query(Private(), PressedAs("roster:links:(?P<which>without|all)"))
async def links(
    pressed: CallbackQuery, which: str, me: Person | None, roster_files: RosterFiles, say: Say
) -> Answer:
    """The question stays, for the next sheet."""
    sheet = await roster_files.send_links(me, only_without=which == "without")
    return follow(pressed, say.rosters.sheet_made(sheet.made, sheet.left))


@router.callback_query(Private(), PressedAs("roster:sums"))
async def sums(
    pressed: CallbackQuery, me: Person | None, activations: Activations, say: Say
) -> Answer:
    return follow(pressed, say.rosters.all_sums(await activations.of(me)))
