"""The command line of `yijiabai export`: a table of nouns, each with the options it takes.

What a command does is imported when it is called: `bot.commands.exporting_<noun>`.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated

import typer

from bot.ending import ended
from exports.tables import Format

export = typer.Typer(help="Write what is kept into a file.")

Form = Annotated[
    Format | None, typer.Option("--format", help="By the ending of --out, or jsonl, if not named.")
]
Out = Annotated[Path | None, typer.Option(help="Instead of standard output.")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")]


def option(name: str, kind: object, default: object = None) -> Parameter:
    """One of a noun's work as well as of its command."""
    return Parameter(name, Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=kind)


def day(help: str) -> Parameter:
    named = typer.Option("--on", formats=["%Y-%m-%d"], metavar="DAY", help=help)
    return option("on", Annotated[datetime | None, named])


def switch(name: str, flag: str, help: str) -> Parameter:
    return option(name, Annotated[bool, typer.Option(flag, help=help)], default=False)


FILE = (option("form", Form), option("out", Out))
DAYS = (option("since", Day), option("until", Day))


@dataclass(frozen=True, slots=True)
class Noun:
    """What `--help` says of it, and its options in the order in which they stand there."""

    name: str
    help: str
    options: tuple[Parameter, ...] = FILE

    @property
    def work(self) -> Callable[..., Coroutine[object, object, int]]:
        """Takes each option under its name, days as dates."""
        name = self.name.replace("-", "_")
        found: Callable[..., Coroutine[object, object, int]] = getattr(
            import_module(f"bot.commands.exporting_{name}"), name
        )
        return found


NOUNS = (
    Noun(
        "activity",
        "Counts by group, person and day.\n\nThe first and the last day are included.",
        (
            *DAYS,
            *FILE,
            switch("with_telegram_ids", "--with-telegram-ids", "Noted in the audit trail."),
        ),
    ),
    Noun(
        "activities",
        "What was announced, held and entered afterwards, by the day on which it begins.\n\n"
        "The first and the last day are included. Numbers, and nobody's name.",
        (*DAYS, *FILE),
    ),
    Noun(
        "topics",
        "Topics and what came of them, in sums.\n\n"
        "By the day on which they were opened; the first and the last day are included.",
        (*DAYS, *FILE),
    ),
    Noun(
        "five-ones",
        "What cadres and offices owe in the periods of a day, and what counts.\n\n"
        "Nothing of any young person.",
        (day("Today, if not named."), *FILE),
    ),
    Noun(
        "reports",
        "The quarter's reports as they were handed up: figures, texts, and answers.\n\n"
        "Nothing of any young person.",
        (day("Of the quarter; or all."), *FILE),
    ),
    Noun(
        "wishes",
        "How wishes went: states, categories and days, without words and without anybody.\n\n"
        "Sums are of the last year; what few people stand behind is left out.",
        (switch("sums", "--sums", "Office by office, instead of wish by wish."), *FILE),
    ),
    Noun(
        "designs",
        "What young people decided together: each option of each question, in sums.\n\n"
        "Nobody's name, and of fewer than five people how many they were.",
    ),
    Noun(
        "series",
        "Every issue of every series with its sums: subscribers, deliveries, reads.\n\n"
        "Nobody's name, and no number below three.",
    ),
    Noun(
        "evaluations",
        "How young people found the work of each office, quarter by quarter: sums.\n\n"
        "Of quarters that are over, with at least five who said something.",
    ),
)


def command_of(noun: Noun) -> Callable[..., None]:
    def command(**given: object) -> None:
        dated = {
            name: value.date() if isinstance(value, datetime) else value
            for name, value in given.items()
        }
        ended(noun.work(**dated))

    command.__signature__ = Signature(noun.options)  # type: ignore[attr-defined]  # read by typer
    return command


for one in NOUNS:
    export.command(one.name, help=one.help)(command_of(one))
