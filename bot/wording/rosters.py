"""Rosters and what belongs to them, as messages and files; files are made in the worker process."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.wording.messages import message
from bot.wording.outgoing import File, Outgoing, Renderer, WordingDesk
from bot.wording.pictures import WORKER
from domain.organisations import Organisation
from domain.roster_files import Card, Report
from domain.roster_notices import LinkSheet, RosterExport, RosterLookedAt, RosterTemplate
from services.organisations import PAYLOAD
from services.rosters import known_of, offices_of

Facts = TypeVar("Facts")
MARK = "\ufeff"  # tells old editors that it is UTF-8


async def looked_at(desk: WordingDesk, notice: RosterLookedAt) -> Outgoing | None:
    """None if it went on since. Faults that fill more than a message come as a file."""
    file = await desk.view.roster_files.get(notice.roster)
    if file is None or file.state.value != notice.state:
        return None
    words = desk.say.rosters.looked_at(file)
    if not file.report.faults:
        return message(words)
    listed = desk.say.rosters.faults(file.report)
    if listed is None:
        return faults_file(desk, file.report, words.text)
    return message(type(words)(f"{words.text}\n\n{listed}", words.buttons))


def faults_file(desk: WordingDesk, report: Report, head: str) -> Outgoing:
    say = desk.say.rosters
    content = (MARK + say.faults_file(report)).encode()
    return document(
        f"{head}\n{say.faults_follow()}", desk.say.roster_sheets.file_name("faults"), content
    )


async def template(desk: WordingDesk, notice: RosterTemplate) -> Outgoing | None:
    from exports.rosters import roster_book

    say = desk.say.roster_sheets
    content = await drawn(roster_book, say.template())
    return document(say.template_caption(), say.file_name("template"), content)


async def export(desk: WordingDesk, notice: RosterExport) -> Outgoing | None:
    """None if nothing is theirs to manage any more."""
    from exports.rosters import roster_book

    offices = await offices_of(desk.view, notice.person)
    if not offices:
        return None
    known = await known_of(desk.view, offices, desk.now)
    branch, say = known.branch, desk.say.roster_sheets
    table = say.export(tuple(branch.organisations.values()), branch.paths, branch.lines)
    content = await drawn(roster_book, table)
    caption = say.export_caption(offices, len(branch.lines))
    return document(caption, say.file_name("export"), content)


async def link_sheet(desk: WordingDesk, notice: LinkSheet) -> Outgoing | None:
    """Without those who have started meanwhile. None if the office is somebody else's by now."""
    from exports.link_sheets import link_sheet

    offices = [] if desk.reader is None else await offices_of(desk.view, desk.reader.id)
    if not offices:
        return None
    cards = await cards_of(desk, notice, offices)
    if not cards:
        return None
    content = await drawn(link_sheet, cards)
    say = desk.say.roster_sheets
    return document(say.caption(len(cards)), say.file_name("sheet"), content)


async def cards_of(desk: WordingDesk, notice: LinkSheet, offices: list[Organisation]) -> list[Card]:
    known = await known_of(desk.view, offices, desk.now)
    lines = {line.id: line for line in known.branch.lines}
    expires = datetime.fromisoformat(notice.expires).astimezone(ZoneInfo(offices[0].zone))
    found = []
    for number, token in notice.links:
        line = lines.get(number)
        if line is not None and line.person is None:
            path = known.branch.paths[line.organisation]
            link = desk.bot.link(PAYLOAD + token)
            found.append(desk.say.roster_sheets.card(line, path, link, expires))
    return found


async def drawn(function: Callable[[Facts], bytes], facts: Facts) -> bytes:
    return await WORKER.draw(function, facts)


def document(caption: str, name: str, content: bytes) -> Outgoing:
    fields = {"caption": caption, "parse_mode": "HTML"}
    return Outgoing("sendDocument", fields, File("document", name, content))


RENDERERS: dict[type, Renderer] = {
    RosterLookedAt: looked_at,
    RosterTemplate: template,
    RosterExport: export,
    LinkSheet: link_sheet,
}
