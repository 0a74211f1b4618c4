"""A search that would find a sentence of the talk in the database, in a table as in the file."""

import sqlite3
from pathlib import Path

import pytest

from playground.story.traces import traces_of

SAID = "周末一起去河边走走，带上相机吧"
SENTENCES = (SAID, "好的", "What about the north gate?")


def database(folder: Path, *kept: str) -> Path:
    path = folder / "yijiabai.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
        connection.executemany("INSERT INTO notes VALUES (?)", [(one,) for one in kept])
    connection.close()
    return path


@pytest.mark.parametrize(
    ("kept", "found"),
    [
        ((), []),
        (("别的话，周末一起去河边走走，带上相机", "好的"), []),
        ((f'{{"text":"{SAID}"}}',), [SAID]),
        (("What about the north gate? asked", SAID), ["What about the north gate?", SAID]),
    ],
)
def test_what_was_kept_is_found_and_nothing_else(
    tmp_path: Path, kept: tuple[str, ...], found: list[str]
) -> None:
    assert traces_of(database(tmp_path, *kept), SENTENCES) == found


def test_what_was_deleted_but_stands_in_the_file_is_found(tmp_path: Path) -> None:
    path = database(tmp_path)
    path.write_bytes(path.read_bytes() + SAID.encode())
    assert traces_of(path, SENTENCES) == [SAID]
