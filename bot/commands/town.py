"""`playground` and `demo`: the town alone, with the real bot in it, or through a whole quarter."""

import asyncio
from pathlib import Path

from bot.problem import DONE, WRONG, Problem


def playground(
    port: int, *, with_bot: bool, people: int, groups: int, limits: bool, as_json: bool
) -> int:
    """Until SIGINT or SIGTERM."""
    if with_bot:
        from playground.living import serve_with_bot as serve
    else:
        from playground.serving import serve

    town = serve(port, people=people, groups=groups, limits=limits, as_json=as_json)
    try:
        asyncio.run(town)
    except OSError as error:
        reason = error.strerror
        raise Problem(
            f"port {port} cannot be used ({reason}): choose another with --port", WRONG
        ) from None
    return DONE


def demo(out: Path, seed: int, replay: Path | None, *, serve: bool) -> int:
    """The status is the story's own: 1 if the books and the export differ."""
    from playground.story import demo as lived

    return lived(out, seed, replay, serve)
