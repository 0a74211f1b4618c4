"""The command line of rosters; what a command does is imported when it is called."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.cli_export import Form, export
from bot.cli_export import Out as ToFile
from bot.ending import Json, ended

File = Annotated[Path, typer.Argument(metavar="FILE", help="An .xlsx or .csv file.")]
Out = Annotated[Path, typer.Option(help="The file to be written.")]
Language = Annotated[Literal["zh", "en"], typer.Option(help="Of the file.")]


def import_roster(
    file: File,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")
    ] = False,
    end_missing: Annotated[
        bool, typer.Option("--end-missing", help="End the lines of its organisations it lacks.")
    ] = False,
    template: Annotated[
        bool, typer.Option("--template", help="Write an empty roster into FILE instead.")
    ] = False,
    language: Annotated[Literal["zh", "en"], typer.Option(help="Of the template.")] = "zh",
    as_json: Json = False,
) -> None:
    """Bring a roster in: all of it, or nothing.

    Every faulty row is named. Prints one link for each cadre who has none.
    """
    if template:
        from bot.commands.rosters import template as empty

        ended(empty(file, language))
    from bot.commands.import_roster import Wanted, import_roster

    ended(import_roster(file, Wanted(dry_run, end_missing), as_json=as_json))


@export.command("roster")
def export_roster(out: Out, language: Language = "zh") -> None:
    """The roster, ready to be brought in again."""
    from bot.commands.rosters import export

    ended(export(out, language))


@export.command("links")
def export_links(
    out: Out,
    everybody: Annotated[
        bool, typer.Option("--all", help="Also for those whose link works; it opens no longer.")
    ] = False,
    language: Language = "zh",
) -> None:
    """New links with QR codes, as pages to be printed.

    For cadres who have not started yet.
    """
    from bot.commands.rosters import links

    ended(links(out, language, everybody=everybody))


@export.command("activation")
def export_activation(form: Form = None, out: ToFile = None) -> None:
    """How far each organisation has come, with all below it: sums only."""
    from bot.commands.rosters import activation

    ended(activation(form, out))
