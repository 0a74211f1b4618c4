"""Whether anything of what people said to each other was kept: a search through the database."""

import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path

SHORTEST = 8
"""Characters from which on a sentence is nobody else's by chance."""


def traces_of(database: Path, sentences: Collection[str]) -> list[str]:
    """Those that stand anywhere in the database file, its log, or a table."""
    wanted = {one for one in sentences if len(one) >= SHORTEST}
    beginnings = {one[:SHORTEST] for one in wanted}
    met: set[str] = set()
    for text in _everything(database) if wanted else ():
        pieces = (text[n : n + SHORTEST] for n in range(len(text) - SHORTEST + 1))
        met.update(piece for piece in pieces if piece in beginnings)
    if not met:
        return []
    whole = "\n".join(_everything(database))
    return sorted(one for one in wanted if one[:SHORTEST] in met and one in whole)


def _everything(database: Path) -> Iterator[str]:
    """The raw files as text, and every text of every table."""
    for file in (database, database.with_name(f"{database.name}-wal")):
        if file.exists():
            yield file.read_bytes().decode("utf-8", errors="ignore")
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        yield from _texts(connection)
    finally:
        connection.close()


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    for (table,) in tables.fetchall():
        for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608  # names of tables
            yield from (str(cell) for cell in row if isinstance(cell, str | bytes))
