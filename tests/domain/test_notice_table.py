"""The table of notices: complete, and true to their manners, their ceilings and their classes."""

import re
from dataclasses import dataclass

import pytest

from domain.ceilings import A_WEEK, Listener
from domain.manners import MANNERS, When
from domain.notices import NOTICES
from tests.conventions.tree import TOP

PAGE = TOP / "docs" / "notices.md"
YOUTH, CADRES, OFFICES, GROUPS, ASKING = (
    *("young people", "cadres", "offices", "groups", "whoever asked"),
)
BOTH = "one each working morning, three a week"
CEILINGS = {YOUTH: "two a week", GROUPS: "one a day", CADRES: BOTH, OFFICES: BOTH}
# How the docstring of a notice begins, and to whom it then goes.
BEGINS = {
    "In a group": GROUPS,
    "To a cadre who asked": ASKING,
    "To a cadre": CADRES,
    "To the group's cadre": CADRES,
    "To the cadre": CADRES,
    "To the administrators": OFFICES,
    "To the wisher": YOUTH,
    "To a contact": YOUTH,
    "To whoever said that they come": YOUTH,
}


@dataclass(frozen=True)
class Row:
    name: str
    to: tuple[str, ...]
    what: str
    when: str
    why: str
    ceiling: str
    off: str


def rows() -> list[Row]:
    found = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"\| `(\w+)` \| (.+) \|", line):
            to, *others = match[2].split(" | ")
            found.append(Row(match[1], tuple(to.split(", ")), *others))
    return found


ROWS = {row.name: row for row in rows()}


def test_every_notice_stands_there_once() -> None:
    assert len(rows()) == len(ROWS)
    assert set(ROWS) == set(NOTICES)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_row_says_what_the_code_says(row: Row) -> None:
    notice = NOTICES[row.name]
    when = MANNERS[notice].when
    assert row.when == when.value
    assert set(row.to) <= {YOUTH, CADRES, OFFICES, GROUPS, ASKING}
    unasked = (
        dict.fromkeys(CEILINGS[one] for one in row.to) if when is When.UNASKED else {"—": None}
    )
    assert row.ceiling == "; ".join(unasked)
    begin = next((one for one in BEGINS if str(notice.__doc__).startswith(one)), None)
    assert begin is None or BEGINS[begin] in row.to, notice.__doc__
    assert all(cell.strip() for cell in (row.what, row.why, row.off))


def test_the_ceilings_are_those_of_the_rule() -> None:
    assert A_WEEK == {Listener.YOUTH: 2, Listener.CADRE: 3}
