"""The command line: `yijiabai <command>`. What a command does is imported when it is called."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from typer.exceptions import TyperException

from bot.cli_export import export
from bot.cli_outbox import outbox
from bot.cli_policies import policy
from bot.cli_rights import rights, states
from bot.cli_rosters import import_roster
from bot.ending import Json, ended
from bot.problem import DONE, WRONG
from domain.organisations import Level, Position, Profile
from domain.rosters import LONGEST_NAME, LONGEST_ORGANISATION

INTERRUPTED = 130

# Plain help: rich would double the time in which it appears.
app = typer.Typer(
    name="yijiabai", add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)
database = typer.Typer(help="The schema of the database.")
app.add_typer(export, name="export")
app.add_typer(database, name="db")
app.add_typer(outbox, name="outbox")
app.add_typer(policy, name="policy")


@app.callback()
def program() -> None:
    """一加百: the assistant in the group chats of the 1+100 programme."""


@app.command()
def run(
    roles: Annotated[
        str, typer.Option(help="What this process does; several processes need PostgreSQL.")
    ] = "intake,delivery,scheduler",
) -> None:
    """Run the bot until it is told to stop."""
    from bot.commands.running import run

    ended(run(roles))


@app.command()
def init(
    organisation: Annotated[str, typer.Option(help="The name of the first organisation.")],
    level: Annotated[Level, typer.Option(help="Where it stands in the tree.")],
    profile: Annotated[
        Profile, typer.Option(help="Ranking as the notice of 2017 asks, or private progress only.")
    ],
    language: Annotated[Literal["zh", "en"], typer.Option(help="What the office speaks.")] = "zh",
    as_json: Json = False,
) -> None:
    """Set up the first organisation.

    Prints the administrator's link, which opens once; an empty database gets its tables.
    """
    from bot.commands.setting_up import init

    ended(
        init(named(organisation, LONGEST_ORGANISATION), level, profile, language, as_json=as_json)
    )


@app.command()
def invite(
    name: Annotated[str, typer.Argument(help="The cadre's name on the roster.")],
    position: Annotated[Position, typer.Option(help="It decides what the cadre owes.")],
    organisation: Annotated[
        str | None,
        typer.Option(help="Its name or path; where the name stands, or the first, if not said."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Add a cadre to the roster.

    Prints the cadre's link, which opens once; a new one, if the name stands there already.
    """
    from bot.commands.setting_up import invite

    ended(invite(named(name, LONGEST_NAME), position, organisation, as_json=as_json))


app.command("import-roster")(import_roster)


@app.command()
def erase(
    telegram_id: Annotated[int, typer.Argument(min=1, help="The person's Telegram id.")],
) -> None:
    """Erase everything about one person.

    As /forgetme does: sums stay as they are.
    """
    from bot.commands.erasing import erase

    ended(erase(telegram_id))


@database.command("upgrade")
def upgrade() -> None:
    """Bring an empty or older database to the newest schema."""
    from bot.commands.database import upgrade

    ended(upgrade())


@database.command("current")
def current() -> None:
    """Say which schema the database has."""
    from bot.commands.database import current

    ended(current())


@database.command("backup")
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="It must not exist yet.")],
) -> None:
    """Copy the SQLite database as a whole, also while the bot runs."""
    from bot.commands.backing_up import backup

    ended(backup(target))


Force = Annotated[
    bool, typer.Option("--force", help="Although the journal is lost, or knows of nothing newer.")
]


@database.command("restore")
def restore(
    backup: Annotated[Path, typer.Argument(metavar="FILE", help="What `db backup` wrote.")],
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Put a backup of the SQLite database back, and do what `restored` does."""
    from bot.commands.restoring import restore

    ended(restore(backup, force=force, as_json=as_json))


@database.command("restored")
def restored(
    journal: Annotated[
        list[Path] | None, typer.Option(help="Of another machine; may be given several times.")
    ] = None,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """After a backup was put back by other means.

    Applies again what people asked for since: erasures, refusals, leaving. Marks the lost time, and
    puts aside what may have been sent in it.
    """
    from bot.commands.restoring import restored

    ended(restored(journal or [], force=force, as_json=as_json))


@app.command()
def doctor(as_json: Json = False) -> None:
    """Look for what is wrong and how to mend it.

    The exit status is 1 if something is.
    """
    from bot.commands.doctor import doctor

    ended(doctor(as_json=as_json))


@app.command()
def verify(as_json: Json = False) -> None:
    """Look whether what is kept agrees with itself.

    The exit status is 1 at the first difference.
    """
    from bot.commands.verifying import verify

    ended(verify(as_json=as_json))


app.command()(rights)
app.command()(states)


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Folder for the results.")] = Path("demo"),
    seed: Annotated[int, typer.Option(help="Another seed tells another story.")] = 1,
    replay: Annotated[
        Path | None, typer.Option(help="Real conversations to be spoken, as JSON Lines.")
    ] = None,
    serve: Annotated[bool, typer.Option(help="Keep town and bot running at the end.")] = True,
) -> None:
    """Live through a quarter in a county.

    With the real bot; in the end the town's books and the export are compared.
    """
    from bot.commands.town import demo

    ended(demo(out, seed, replay, serve=serve))


@app.command()
def playground(
    no_bot: Annotated[
        bool, typer.Option("--no-bot", help="Serve the local Bot API server alone.")
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8081,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one line of JSON when ready, nothing else.")
    ] = False,
    people: Annotated[int, typer.Option(min=2, help="How many people live there.")] = 12,
    groups: Annotated[int, typer.Option(min=1, help="How many groups they have.")] = 3,
    limits: Annotated[
        bool, typer.Option(help="Enforce Telegram's limits on what a bot sends.")
    ] = True,
) -> None:
    """Open a town with people and groups.

    The real bot lives in it, or any client of yours.
    """
    from bot.commands.town import playground

    ended(
        playground(
            port,
            with_bot=not no_bot,
            people=people,
            groups=groups,
            limits=limits,
            as_json=as_json,
        )
    )


def main() -> None:
    """The console script: whatever goes wrong is one line on standard error, and a status."""
    if len(sys.argv) == 1:
        sys.argv.append("--help")
    try:
        status = app(standalone_mode=False)
    except TyperException as error:
        status = refused(error.format_message(), error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the outermost edge: nobody above could tell it
        status = explained(error)
    sys.exit(status or DONE)


def named(name: str, longest: int) -> str:
    """A name on one line, as a roster takes it; wrong usage if nothing is left of it."""
    line = " ".join(name.split())
    if not line:
        raise typer.BadParameter("a name is missing")
    if len(line) > longest:
        raise typer.BadParameter(f"the name is longer than {longest} letters")
    return line


def explained(error: Exception) -> int:
    """One line with the cure; of a mistake of the program its place, never its words."""
    from bot.errors import problem_of

    problem = problem_of(error)
    if problem is not None:
        return refused(problem.sentence, problem.status)
    from bot.logs import described

    facts = described(error)
    return refused(
        f"this is a mistake of the program, please report it: {facts['error']} at "
        f"{facts['came_through']}",
        WRONG,
    )


def refused(sentence: str, status: int) -> int:
    line = " ".join(sentence.split()).replace(" Value error, ", " ")
    print(f"yijiabai: {line}", file=sys.stderr)
    return status
