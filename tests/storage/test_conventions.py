"""The conventions of the schema, read from the tables themselves."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import Column, Date, DateTime, Table, UniqueConstraint

from storage.columns import UtcDateTime
from storage.tables import metadata
from tests.conventions.tree import modules

COLUMNS = [(table, column) for table in metadata.sorted_tables for column in table.columns]
IDENTITY = {"telegram_id", "username", "first_name", "last_name", "phone", "user_id", "sender_id"}
MOMENTS = {"due", "expires", "since", "until", "lease_until"}


def named(one: tuple[Table, Column[object]]) -> str:
    return f"{one[0].name}.{one[1].name}"


def test_identity_stands_in_people_only() -> None:
    elsewhere = [
        named(one)
        for one in COLUMNS
        if one[0].name != "people" and (one[1].name in IDENTITY or "username" in one[1].name)
    ]
    assert elsewhere == []


def test_nobodys_name_or_language_stands_beside_their_number() -> None:
    """Names and languages elsewhere are those of organisations, groups, threads, columns, marks."""
    tables = {table.name for table, column in COLUMNS if column.name in {"name", "language"}}
    known = {"people", "organisations", "groups", "threads", "outbox", "keys", "marks", "series"}
    assert tables == known


def test_every_moment_is_kept_in_utc() -> None:
    """What is called like one and is a day says so by its type."""
    plain = [named(one) for one in COLUMNS if isinstance(one[1].type, DateTime)]
    moments = [one for one in COLUMNS if not isinstance(one[1].type, Date)]
    called = [one for one in moments if one[1].name.endswith("_at") or one[1].name in MOMENTS]
    assert plain + [named(one) for one in called if not isinstance(one[1].type, UtcDateTime)] == []
    assert len(called) > 20


def test_a_number_that_is_shown_is_never_handed_out_again() -> None:
    counted = [
        table.name
        for table in metadata.sorted_tables
        if "id" in table.c and not table.dialect_options["sqlite"]["autoincrement"]
    ]
    assert counted == []


def test_the_key_of_activity_begins_with_the_day() -> None:
    key = [column.name for column in metadata.tables["activity"].primary_key.columns]
    assert key == ["day", "group_id", "person_id"]


def test_what_refers_to_a_row_has_an_index_for_the_day_it_goes() -> None:
    """Without one, erasing a person reads the whole table."""
    missing = [
        named((table, column)) for table, column in referring() if not indexed(table, column)
    ]
    assert missing == []


def referring() -> Iterator[tuple[Table, "Column[object]"]]:
    return ((table, column) for table, column in COLUMNS if column.foreign_keys)


def indexed(table: Table, column: "Column[object]") -> bool:
    """A unique constraint is an index in both databases."""
    once = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    keys = [table.primary_key.columns, *(index.columns for index in table.indexes)]
    keys += [one.columns for one in once]
    return any(key.keys()[0] == column.name for key in keys)


def test_sql_never_asks_the_database_what_time_it_is() -> None:
    words = ("func.now", "CURRENT_TIMESTAMP", "NOW(", "current_timestamp", "datetime('now'")
    found = [
        path.name
        for path in modules("storage")
        if any(word in path.read_text(encoding="utf-8") for word in words)
    ]
    assert found == []


def test_a_block_is_ten_minutes_in_three_words() -> None:
    assert timedelta(minutes=10) * 3 * 48 == timedelta(days=1)
