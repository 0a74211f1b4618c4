"""`import-roster`: an office's sheet becomes the roster, all of it or nothing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bot import settings as environment
from bot.clock import Clock, SystemClock
from bot.commands.opening import carried_out, opened
from bot.commands.setting_up import expires, once, the_bot
from bot.commands.telling import tell
from bot.problem import DONE, USAGE, WRONG, Problem
from bot.rosters import Checked, checked, not_overtaken
from bot.settings import Settings
from domain.organisations import Organisation
from domain.rosters import MOST_BYTES, UnreadableRoster
from services.desk import BotIdentity
from services.rosters import Link
from services.services import Services
from storage.database import Storage
from texts.say import Say

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for besides the file."""

    dry_run: bool = False
    end_missing: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    checked: Checked
    ended: int
    links: Sequence[Link]


async def import_roster(file: Path, wanted: Wanted, *, as_json: bool) -> int:
    """Status 1 if any row is wrong: then all of them were named, and nothing was changed."""
    clock, settings = SystemClock(), environment.load()
    content = read(file)
    bot = None if wanted.dry_run else await the_bot(settings)
    async with opened(settings) as storage:
        try:
            done = await not_overtaken(
                lambda: brought_in(storage, settings, clock, content, wanted, bot)
            )
        except UnreadableRoster as problem:
            raise Problem(Say(LANGUAGE).rosters.unreadable(problem.why, problem.said)) from None
    if done.checked.faults:
        return tell_faults(done.checked, as_json=as_json)
    tell(document(done, wanted, clock, bot), lines(done, wanted, clock, bot), as_json=as_json)
    return DONE


async def brought_in(
    storage: Storage,
    settings: Settings,
    clock: Clock,
    content: bytes,
    wanted: Wanted,
    bot: BotIdentity | None,
) -> Done:
    """Checked against what is known now, and written if that is wanted and nothing is wrong."""
    found = await checked(storage, content, await roots(storage), clock.now())
    if found.faults or bot is None:
        return Done(found, 0, ())

    async def work(services: Services) -> Sequence[Link]:
        known, rosters = found.known, services.rosters
        paths = await rosters.carry_out(known, found.plan, end_missing=wanted.end_missing)
        return (await rosters.links(paths, known.branch.own, known.today)).links

    links = await carried_out(storage, settings, clock, work, bot)
    return Done(found, found.counted.missing if wanted.end_missing else 0, links)


async def roots(storage: Storage) -> list[Organisation]:
    async with storage.read_only() as view:
        found = await view.organisations.roots()
    if not found:
        raise Problem("there is no organisation yet: begin with `yijiabai init`")
    return found


def read(file: Path) -> bytes:
    if not file.is_file():
        raise Problem(f"there is no file {file}", USAGE)
    with file.open("rb") as opened_file:
        return opened_file.read(MOST_BYTES + 1)


def tell_faults(found: Checked, *, as_json: bool) -> int:
    say = Say(LANGUAGE).rosters
    named = [{**asdict(one), "sentence": say.fault(one)} for one in found.faults]
    rows = len({one.row for one in found.faults})
    wrong = "1 row is wrong" if rows == 1 else f"{rows} rows are wrong"
    nothing = f"Nothing was changed: {wrong}."
    told = [*(say.fault(one) for one in found.faults), "", nothing]
    tell({"faults": named}, told, as_json=as_json)
    return WRONG


def document(
    done: Done, wanted: Wanted, clock: Clock, bot: BotIdentity | None
) -> dict[str, object]:
    links = [
        {
            "cadre": one.line.id,
            "name": one.line.roster_name,
            "position": one.line.position.value,
            "organisation": "/".join(one.path),
            "link": address(one, bot),
            "expires": expires(clock).isoformat(),
        }
        for one in done.links
    ]
    told = {**asdict(done.checked.counted), "ended": done.ended}
    return {"dry_run": wanted.dry_run, **told, "faults": [], "links": links}


def lines(done: Done, wanted: Wanted, clock: Clock, bot: BotIdentity | None) -> list[str]:
    said = done.checked.counted
    told = [
        f"New organisations: {said.organisations}; new cadres: {said.fresh}.",
        f"Another position: {said.changed}; another first day: {said.dated}.",
        f"As before: {said.unchanged}.",
    ]
    if said.ignored:
        told.append(f"Columns that were not read: {', '.join(said.ignored)}.")
    if said.sheets:
        told.append(f"Sheets that were not read, only the first: {', '.join(said.sheets)}.")
    if done.ended:
        told.append(f"Ended, since the file lacks them: {done.ended}.")
    elif said.missing:
        told.append(
            f"On the roster, not in the file: {said.missing}. They stay; --end-missing ends them."
        )
    if wanted.dry_run:
        return [*told, "", "Nothing was changed: this was a dry run."]
    if done.links:
        told += ["", f"A link for each cadre who has none that works, {once(clock)}:"]
    return told + [
        "\t".join(("/".join(one.path), one.line.roster_name, address(one, bot)))
        for one in done.links
    ]


def address(link: Link, bot: BotIdentity | None) -> str:
    from services.organisations import PAYLOAD

    return "" if bot is None else bot.link(PAYLOAD + link.token)
