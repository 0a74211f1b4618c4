"""Books and export are compared row by row and figure by figure."""

import json
from datetime import date

import pytest

from playground.story.books import Books, Spoken
from playground.story.comparison import ELSEWHERE, FIGURES, differences, exported, written

NOON = 1_775_016_000.0
KEY = (-100, 2, date(2026, 4, 1))


def line(**changed: object) -> str:
    counts = dict.fromkeys((*FIGURES, *ELSEWHERE), 0)
    row = {"group": -100, "person": 7, "day": "2026-04-01", "telegram_id": 2, **counts}
    return json.dumps(row | {"messages": 1, "blocks": 1} | changed)


def books() -> Books:
    kept = Books()
    kept.group("g", cadre=1)
    kept.counts("g", counted=True)
    kept.agrees(2, agreed=True)
    kept.said(Spoken("g", 10, 2, NOON))
    return kept


def found(*lines: str) -> list[tuple[str, int, int]]:
    ours = written(books(), {"g": -100})
    return [(one.name, one.books, one.export) for one in differences(ours, exported(lines))]


def test_what_is_the_same_has_no_difference() -> None:
    assert found(line()) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], [("messages", 1, 0), ("blocks", 1, 0)]),
        ([line(messages=2)], [("messages", 1, 2)]),
        ([line(voices=1)], [("voices", 0, 1)]),
        ([line(), line(person=None, telegram_id=None, blocks=0)], [("messages", 0, 1)]),
        ([line(), line(day="2026-04-02", messages=0, blocks=0)], []),
    ],
)
def test_every_other_figure_is_a_difference(
    lines: list[str], expected: list[tuple[str, int, int]]
) -> None:
    assert found(*lines) == expected


def test_the_anonymous_row_is_known_by_having_no_person() -> None:
    assert exported([line(person=None, telegram_id=None)]).keys() == {(-100, None, KEY[2])}


def test_two_rows_of_one_key_are_a_fault_of_the_export() -> None:
    with pytest.raises(ValueError, match="two rows"):
        exported([line(), line()])
