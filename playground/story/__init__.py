"""A quarter in a county: the real bot among people of the town, and the town's own books.

Nothing here is the bot's: the people act through `playground.telegram`, the bot answers over HTTP,
and what must have been counted is written down apart. Of ours only `bot` is imported.
"""

from pathlib import Path


def demo(out: Path, seed: int, replay: Path | None, serve: bool) -> int:
    """`yijiabai demo`: the exit status. Malformed, before anything starts, if the replay is."""
    from playground.story.telling import tell

    return tell(out, seed, replay, serve=serve)
