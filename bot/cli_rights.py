"""The command line's `rights` and `states`."""

from typing import Annotated, Literal

import typer


def rights(
    language: Annotated[Literal["zh", "en"], typer.Option(help="Of the table.")] = "zh",
) -> None:
    """Print who may do what, and where.

    The one table that the program asks at every click, as Markdown.
    """
    from bot.commands.rights import rights

    rights(language)


def states() -> None:
    """Print which step leads from which state to which.

    The tables by which the program decides, as Markdown.
    """
    from bot.commands.states import states

    states()
