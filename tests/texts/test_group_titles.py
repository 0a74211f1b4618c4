"""Groups on buttons: two of the same title are told apart."""

from dataclasses import replace

import pytest

from domain.groups import Group, GroupId, GroupState
from texts.group_titles import GroupTitles

ONE = Group(GroupId(1), -100, "读书会", "zh", GroupState.COUNTING)
TWO = replace(ONE, id=GroupId(2), chat=-200)


@pytest.mark.parametrize(
    ("members", "labels"),
    [
        ((12, 34), ["读书会（12 人）", "读书会（34 人）"]),
        ((12, 12), ["读书会（第 1 个）", "读书会（第 2 个）"]),
        ((None, 34), ["读书会（第 1 个）", "读书会（34 人）"]),
        ((None, None), ["读书会（第 1 个）", "读书会（第 2 个）"]),
    ],
)
def test_those_of_one_title_show_how_many_are_in_them_or_a_number(
    members: tuple[int | None, int | None], labels: list[str]
) -> None:
    other = replace(ONE, id=GroupId(3), title="球队", members=12)
    groups = [replace(TWO, members=members[1]), other, replace(ONE, members=members[0])]
    found = GroupTitles("zh").of(groups)
    plain = {one: label.strip("\u2068").replace("\u2069", "") for one, label in found.items()}
    assert plain == {1: labels[0], 2: labels[1], 3: "球队"}
