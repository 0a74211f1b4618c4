"""Kinds of columns that both databases keep alike, and the conventions of their names."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    TypeDecorator,
    literal_column,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMES)

# SQLite counts up only in a column of type INTEGER, which there holds 64 bits as well.
BigNumber = BigInteger().with_variant(Integer, "sqlite")


class NaiveMoment(TypeError):
    """A moment without a zone was about to be stored."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: stored in UTC, handed out aware, refused when naive (SQLite drops zones)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveMoment("a moment without a zone is not stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def number() -> Column[int]:
    """The internal number of a thing. Its table needs `sqlite_autoincrement=True`."""
    return Column("id", BigNumber, primary_key=True, autoincrement=True)


def moment(name: str, *, optional: bool = False, index: bool = False) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=optional, index=index)


def refers(
    name: str,
    target: str,
    *,
    optional: bool = False,
    erased: str = "RESTRICT",
    key: bool = False,
    index: bool = False,
) -> Column[int]:
    """A column that names a row elsewhere; `erased` says what happens when that row goes."""
    return Column(
        name,
        BigNumber,
        ForeignKey(target, ondelete=erased),
        nullable=optional,
        primary_key=key,
        autoincrement=False,
        index=index,
    )


def is_person(column: Column[Any], person: Any) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Somebody's rows, where 0 stands for nobody: the databases find them by a partial index, and
    SQLite only if it is told that it is not 0.
    """
    return column == person, column != literal_column("0")
