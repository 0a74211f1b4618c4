"""The command line: `yijiabai <command>`."""

import asyncio
import sys
from typing import Annotated

import typer

app = typer.Typer(
    name="yijiabai",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def program() -> None:
    """一加百: the assistant in the group chats of the 1+100 programme."""


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
    """Open a town: a local Bot API server with people and groups, for any client."""
    if not no_bot:
        _refuse("name --no-bot: so far the playground is the local Bot API server alone", 2)
    from playground.serving import serve

    town = serve(port, people=people, groups=groups, limits=limits, as_json=as_json)
    try:
        asyncio.run(town)
    except OSError as error:
        _refuse(f"port {port} cannot be used ({error.strerror}): choose another with --port", 1)


def main() -> None:
    """The console script."""
    app()


def _refuse(sentence: str, status: int) -> None:
    print(f"yijiabai: {sentence}", file=sys.stderr)
    raise typer.Exit(status)
