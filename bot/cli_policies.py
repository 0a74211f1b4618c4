"""The command line's `policy`."""

from typing import Annotated

import typer

from bot.ending import Json, ended
from domain.policies import Matter

policy = typer.Typer(help="What an organisation sets for those below it.")

Where = Annotated[
    int | None, typer.Option("--organisation", help="Its number; the first one if left out.")
]


@policy.command("show")
def show(organisation: Where = None, as_json: Json = False) -> None:
    """Say what holds, what will hold later, and which raises were refused."""
    from bot.commands.policies import show

    ended(show(organisation, as_json=as_json))


@policy.command("set")
def set_one(
    matter: Annotated[Matter, typer.Argument(help="What it is about.")],
    value: Annotated[str, typer.Argument(help="A number; yes or no; kinds with commas between.")],
    start: Annotated[
        str, typer.Option("--from", metavar="DAY", help="The next quarter's first day if left out.")
    ] = "",
    organisation: Where = None,
    as_json: Json = False,
) -> None:
    """Set a policy from a day on; a target over the national figure is refused."""
    from bot.commands.policies import set_policy

    ended(set_policy(organisation, matter, value, start, as_json=as_json))
