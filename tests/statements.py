"""What the database is asked, so that a test can say how often."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from storage.database import Storage


@contextmanager
def statements(storage: Storage) -> Iterator[list[str]]:
    """Those of transactions that write, as they are sent; `ManyRows` goes to SQLite unseen."""
    engine = storage._engines.write.sync_engine
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
