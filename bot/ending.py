"""How every command ends, and how it answers a script."""

from collections.abc import Coroutine
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def ended(work: int | Coroutine[object, object, int]) -> None:
    """A command ends with its status."""
    import asyncio

    raise typer.Exit(work if isinstance(work, int) else asyncio.run(work))
