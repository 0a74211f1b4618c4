"""Where a story leaves its files."""

import shutil
from pathlib import Path

FILES = (
    "yijiabai.db",
    "yijiabai.db-wal",
    "yijiabai.db-shm",
    "yijiabai.db.running",
    "yijiabai.db.journal",
    "report.json",
    "chart.png",
    "calls.jsonl",
    "updates.jsonl",
    "bot.log",
)


class Occupied(Exception):
    """Something else lies there. The sentence says what to do."""


def prepared(folder: Path) -> Path:
    """The folder, empty: an earlier story's files make way, anything else is left alone."""
    if folder.exists() and not folder.is_dir():
        raise Occupied(f"{folder} is a file: name a folder with --out")
    strangers = sorted(one.name for one in folder.iterdir()) if folder.exists() else []
    strangers = [name for name in strangers if name not in FILES]
    if strangers:
        raise Occupied(
            f"{folder} holds something else ({strangers[0]}): name an empty folder with --out"
        )
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
    except OSError as error:
        raise Occupied(
            f"{folder} cannot be made ({error.strerror}): name another with --out"
        ) from None
    return folder.resolve()
