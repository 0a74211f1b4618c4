"""The command line of rosters; what a command does is imported when it is called."""

from pathlib import Path
from typing import Annotated

import typer

from bot.ending import Json, ended

File = Annotated[Path, typer.Argument(metavar="FILE", help="An .xlsx or .csv file.")]


def import_roster(
    file: File,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
    ] = False,
    end_missing: Annotated[
        bool, typer.Option("--end-missing", help="End the lines of its organisations it lacks.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Bring a roster in: all of it, or nothing.

    Every faulty row is named. Prints one link for each cadre who has none.
    """
    from bot.commands.import_roster import Wanted, import_roster

    ended(import_roster(file, Wanted(dry_run, end_missing), as_json=as_json))
