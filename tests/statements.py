"""What the database is asked, so that a test can say how often."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from sqlalchemy import event

from storage.database import Storage
from storage.many_rows import Question
from storage.one_trip import OneTripConnection, Row


@contextmanager
def statements(storage: Storage) -> Iterator[list[str]]:
    """Those of transactions that write, as they are sent; rows that nobody waits for an answer of
    go to SQLite unseen.
    """
    engine = storage._engines.write.sync_engine
    sent: list[str] = []
    ask = OneTripConnection.ask

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    async def noted(connection: OneTripConnection, asked: Sequence[Question]) -> list[list[Row]]:
        sent.extend(statement for statement, _ in asked)
        return await ask(connection, asked)

    event.listen(engine, "before_cursor_execute", note)
    try:
        with patch.object(OneTripConnection, "ask", noted):
            yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
