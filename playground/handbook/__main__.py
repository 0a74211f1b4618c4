"""`python -m playground.handbook`: the talks and pictures of the handbook, and the transcripts."""

import asyncio
import sys
import tempfile
from pathlib import Path

from playground.handbook import pages
from playground.handbook.papers import first_page


async def write() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = await pages.live_through(Path(folder))
    now = pages.HANDBOOK.read_text(encoding="utf-8")
    pages.HANDBOOK.write_text(pages.written(now, made.talks), encoding="utf-8")
    for name, content in made.pictures.items():
        (pages.PICTURES / name).write_bytes(content)
    page = first_page(made.paper)
    if page is not None:
        (pages.PICTURES / pages.OF_PAPER).write_bytes(page)
    for name in pages.NAMES:
        with tempfile.TemporaryDirectory() as folder:
            told = await pages.transcript(Path(folder), name)
        (pages.TRANSCRIPTS / name).write_text(told.text, encoding="utf-8")


def main() -> int:
    from bot import quick_aiogram

    quick_aiogram.warm_up()
    asyncio.run(write())
    return 0


if __name__ == "__main__":
    sys.exit(main())
