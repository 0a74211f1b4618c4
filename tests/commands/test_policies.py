"""`policy show` and `policy set`: what holds, and that no target is raised."""

import json
from typing import Any

import pytest

from bot.commands.policies import set_policy, show
from bot.commands.setting_up import init
from bot.problem import USAGE, WRONG, Problem
from domain.organisations import Level, Profile
from domain.policies import Matter
from tests.commands.conftest import Setting


def document(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


@pytest.fixture
async def county(ready: str, setting: Setting, capsys: pytest.CaptureFixture[str]) -> None:
    await init("清河县", Level.COUNTY, Profile.LIGHT_BURDEN, "zh", as_json=True)
    capsys.readouterr()


@pytest.mark.usefixtures("county")
async def test_what_is_set_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert await set_policy(None, Matter.ACTIVITIES, "4", "", as_json=True) == 0
    told = document(capsys)
    assert (told["matter"], told["value"], told["organisation"]) == ("activities", "4", 1)
    kinds = "League class, 读书会=Reading circle"
    assert await set_policy(1, Matter.KINDS, kinds, "", as_json=True) == 0
    assert document(capsys)["value"] == "League class, Reading circle"
    assert await show(None, as_json=True) == 0
    shown = document(capsys)
    assert shown["in_force"]["activities"] == "5"
    assert [one["matter"] for one in shown["coming"]] == ["activities", "kinds"]
    assert await show(1, as_json=False) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  contacts: 100" in lines
    assert lines[-1].endswith("kinds: League class, Reading circle")


@pytest.mark.usefixtures("county")
async def test_a_raise_is_refused_with_status_1_and_on_record(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert await set_policy(None, Matter.ACTIVITIES, "6", "", as_json=False) == WRONG
    assert capsys.readouterr().out.startswith("refused: activities is 5 nationally")
    assert await set_policy(None, Matter.CONTACTS, "101", "", as_json=True) == WRONG
    assert document(capsys)["refused"]["wanted"] == 101
    await show(None, as_json=True)
    assert document(capsys)["coming"] == []


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize(
    ("matter", "value", "start"),
    [
        (Matter.ACTIVITIES, "many", ""),
        (Matter.ACTIVITIES, "0", ""),
        (Matter.ACTIVITIES, "4", "2020-01-01"),
        (Matter.ACTIVITIES, "4", "soon"),
        (Matter.BOTH, "maybe", ""),
        (Matter.KINDS, "", ""),
    ],
)
async def test_what_cannot_be_set_is_wrong_usage(matter: Matter, value: str, start: str) -> None:
    with pytest.raises(Problem) as found:
        await set_policy(None, matter, value, start, as_json=False)
    assert found.value.status == USAGE


@pytest.mark.usefixtures("county")
async def test_an_organisation_that_is_not_there_is_wrong_usage() -> None:
    with pytest.raises(Problem) as found:
        await show(77, as_json=False)
    assert found.value.status == USAGE
