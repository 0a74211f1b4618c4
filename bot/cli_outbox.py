"""The command line of `yijiabai outbox`; what a command does is imported when it is called."""

from typing import Annotated

import typer

from bot.ending import Json, ended

outbox = typer.Typer(help="What was given up: dead letters and failed updates.")

References = Annotated[list[str], typer.Argument(metavar="REF...", help="Such as d12 or u3.")]


@outbox.command("list")
def outbox_list(
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Of each kind.")] = 100,
    as_json: Json = False,
) -> None:
    """List dead letters and failed updates, without what they say."""
    from bot.commands.outbox import show_all

    ended(show_all(limit, as_json=as_json))


@outbox.command("show")
def outbox_show(
    reference: Annotated[str, typer.Argument(metavar="REF", help="Such as d12 or u3.")],
    with_text: Annotated[
        bool, typer.Option("--text", help="With what it says; noted in the audit trail.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Tell what is known about one of them."""
    from bot.commands.outbox import show

    ended(show(reference, with_text=with_text, as_json=as_json))


@outbox.command("retry")
def outbox_retry(references: References, as_json: Json = False) -> None:
    """Send dead letters again, try failed updates again.

    The running bot does it, or the next one that is started.
    """
    from bot.commands.outbox import retry

    ended(retry(references, as_json=as_json))


@outbox.command("discard")
def outbox_discard(references: References, as_json: Json = False) -> None:
    """Forget them, text and all."""
    from bot.commands.outbox import discard

    ended(discard(references, as_json=as_json))
