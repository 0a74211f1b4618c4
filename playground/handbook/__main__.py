"""`python -m playground.handbook`: the talks and the picture of the handbook, made anew."""

import asyncio
import sys
import tempfile
from pathlib import Path

from playground.handbook.writing import PAGE, live_through, written


def main() -> int:
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    from bot import quick_aiogram

    quick_aiogram.warm_up()
    with tempfile.TemporaryDirectory() as folder:
        made = asyncio.run(live_through(Path(folder)))
    page.write_text(written(page.read_text(encoding="utf-8"), made.talks), encoding="utf-8")
    picture = page.parent / "pictures" / "stats.png"
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(made.picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
