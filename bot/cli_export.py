"""The command line of `yijiabai export`; what a command does is imported when it is called."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.ending import ended
from exports.tables import Format

export = typer.Typer(help="Write what is kept into a file.")

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")]


@export.command("activity")
def export_activity(
    since: Day = None,
    until: Day = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="By the ending of --out, or jsonl, if not named."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Instead of standard output.")] = None,
    with_telegram_ids: Annotated[
        bool, typer.Option("--with-telegram-ids", help="Noted in the audit trail.")
    ] = False,
) -> None:
    """Counts by group, person and day.

    The first and the last day are included.
    """
    from bot.commands.exporting import activity

    days = (None if since is None else since.date(), None if until is None else until.date())
    ended(activity(*days, form, out, with_telegram_ids=with_telegram_ids))


@export.command("activities")
def export_activities(
    since: Day = None,
    until: Day = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="By the ending of --out, or jsonl, if not named."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Instead of standard output.")] = None,
) -> None:
    """What was announced, held and entered afterwards, by the day on which it begins.

    The first and the last day are included. Numbers, and nobody's name.
    """
    from bot.commands.exporting_activities import activities

    days = (None if since is None else since.date(), None if until is None else until.date())
    ended(activities(*days, form, out))


@export.command("topics")
def export_topics(
    since: Day = None,
    until: Day = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="By the ending of --out, or jsonl, if not named."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Instead of standard output.")] = None,
) -> None:
    """Topics and what came of them, in sums.

    By the day on which they were opened; the first and the last day are included.
    """
    from bot.commands.exporting_topics import topics

    days = (None if since is None else since.date(), None if until is None else until.date())
    ended(topics(*days, form, out))


@export.command("five-ones")
def export_five_ones(
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], metavar="DAY", help="Today, if not named."),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="By the ending of --out, or jsonl, if not named."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Instead of standard output.")] = None,
) -> None:
    """What cadres and offices owe in the periods of a day, and what counts.

    Nothing of any young person.
    """
    from bot.commands.exporting_five_ones import five_ones

    ended(five_ones(None if on is None else on.date(), form, out))


@export.command("reports")
def export_reports(
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], metavar="DAY", help="Of the quarter; or all."),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="By the ending of --out, or jsonl, if not named."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Instead of standard output.")] = None,
) -> None:
    """The quarter's reports as they were handed up: figures, texts, and answers.

    Nothing of any young person.
    """
    from bot.commands.exporting_reports import reports

    ended(reports(None if on is None else on.date(), form, out))


@export.command("wishes")
def export_wishes(
    sums: Annotated[
        bool, typer.Option("--sums", help="Office by office, instead of wish by wish.")
    ] = False,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="By the ending of --out, or jsonl, if not named."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Instead of standard output.")] = None,
) -> None:
    """How wishes went: states, categories and days, without words and without anybody.

    Sums are of the last year; what few people stand behind is left out.
    """
    from bot.commands.exporting_wishes import wishes

    ended(wishes(form, out, sums=sums))


@export.command("series")
def export_series(
    form: Annotated[
        Format | None,
        typer.Option("--format", help="By the ending of --out, or jsonl, if not named."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Instead of standard output.")] = None,
) -> None:
    """Every issue of every series with its sums: subscribers, deliveries, reads.

    Nobody's name, and no number below three.
    """
    from bot.commands.exporting_series import series

    ended(series(form, out))
