"""Roles are named with commas between them; the console is refused until it exists."""

import pytest

from bot.problem import USAGE, Problem
from bot.roles import ALL, Role, roles_of


def test_roles_are_read_with_commas_between_them() -> None:
    assert roles_of(" delivery, Scheduler,") == {Role.DELIVERY, Role.SCHEDULER}
    assert roles_of("intake,delivery,scheduler") == ALL


@pytest.mark.parametrize("text", ["", ",", "intakes", "intake;delivery"])
def test_what_is_no_role_is_refused(text: str) -> None:
    with pytest.raises(Problem, match="--roles takes delivery, intake, scheduler") as refused:
        roles_of(text)
    assert refused.value.status == USAGE


def test_the_console_is_refused_in_words() -> None:
    with pytest.raises(Problem, match="the console, which this version does not have yet"):
        roles_of("intake,web")
