"""`init` and `invite`: the first organisation and links that lead to the bot."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.commands.setting_up import init, invite
from bot.problem import USAGE, WRONG, Problem
from domain.organisations import Level, Position, Profile, Role
from services.organisations import PAYLOAD, AlreadySetUp
from storage.database import Storage
from tests.commands.conftest import Setting, files

COUNTY, LIGHT, RANKED = Level.COUNTY, Profile.LIGHT_BURDEN, Profile.NOTICE_2017


def document(capsys: pytest.CaptureFixture[str]) -> Any:
    """The one JSON document that was printed, and nothing else."""
    return json.loads(capsys.readouterr().out)


def token_of(link: str) -> str:
    before, _, token = link.partition(f"https://t.me/yijiabai_bot?start={PAYLOAD}")
    assert before == ""
    return token


@pytest.mark.usefixtures("ready")
async def test_init_makes_the_database_and_a_link_for_the_administrator(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert await init("清河县", COUNTY, LIGHT, "zh", as_json=True) == 0
    told = document(capsys)
    assert told.keys() == {"organisation", "level", "profile", "id", "link", "expires"}
    assert (told["organisation"], told["level"]) == ("清河县", "county")
    storage = Storage.open("sqlite:///yijiabai.db")
    async with storage.read_only() as view:
        [organisation] = await view.organisations.roots()
        invited = await view.invites.by_token(token_of(told["link"]))
    await storage.close()
    assert organisation.zone == "Asia/Shanghai"
    assert invited is not None
    assert (invited.organisation, invited.role) == (told["id"], Role.ADMINISTRATOR)


@pytest.mark.usefixtures("ready")
async def test_init_says_what_to_know_before_real_people_join(
    capsys: pytest.CaptureFixture[str],
) -> None:
    await init("清河县", COUNTY, RANKED, "zh", as_json=False)
    told = capsys.readouterr().out
    assert "transfer across the border" in told
    assert "later rules" in told


@pytest.mark.usefixtures("ready")
async def test_there_is_one_first_organisation(capsys: pytest.CaptureFixture[str]) -> None:
    await init("清河县", COUNTY, LIGHT, "zh", as_json=True)
    with pytest.raises(AlreadySetUp):
        await init("湖滨县", COUNTY, LIGHT, "zh", as_json=True)
    assert capsys.readouterr().out.count("\n") == 1


@pytest.mark.usefixtures("ready")
async def test_a_lost_administrators_link_is_made_anew_and_the_old_one_is_void(
    capsys: pytest.CaptureFixture[str],
) -> None:
    links = []
    for _ in range(2):
        await init("清河县", COUNTY, LIGHT, "zh", as_json=True)
        links.append(document(capsys))
    assert links[0]["id"] == links[1]["id"]
    storage = Storage.open("sqlite:///yijiabai.db")
    async with storage.read_only() as view:
        old, new = [await view.invites.by_token(token_of(one["link"])) for one in links]
    await storage.close()
    assert old is not None
    assert new is not None
    assert old.revoked_at is not None
    assert new.revoked_at is None


@pytest.mark.usefixtures("ready")
async def test_who_is_invited_again_before_opening_a_link_stands_on_the_roster_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    await init("清河县", COUNTY, LIGHT, "zh", as_json=True)
    capsys.readouterr()
    links = []
    for position in (Position.SECONDED, Position.SECONDED, Position.FULL_TIME):
        await invite("王建国", position, as_json=True)
        links.append(document(capsys))
    first, again, other = links
    assert first["id"] == again["id"] != other["id"]
    storage = Storage.open("sqlite:///yijiabai.db")
    async with storage.read_only() as view:
        old = await view.invites.by_token(token_of(first["link"]))
    await storage.close()
    assert old is not None
    assert old.revoked_at is not None
    await invite("王建国", Position.SECONDED, as_json=False)
    assert "stood on the roster already" in capsys.readouterr().out


@pytest.mark.usefixtures("ready")
async def test_invite_adds_to_the_roster_and_makes_a_link(
    capsys: pytest.CaptureFixture[str],
) -> None:
    await init("清河县", COUNTY, LIGHT, "zh", as_json=True)
    capsys.readouterr()
    assert await invite("王建国", Position.SECONDED, as_json=True) == 0
    told = document(capsys)
    assert (told["cadre"], told["position"]) == ("王建国", "seconded")
    storage = Storage.open("sqlite:///yijiabai.db")
    async with storage.read_only() as view:
        invited = await view.invites.by_token(token_of(told["link"]))
        cadre = await view.cadres.get(told["id"])
    await storage.close()
    assert invited is not None
    assert cadre is not None
    assert (invited.cadre, cadre.position) == (told["id"], Position.SECONDED)


@pytest.mark.usefixtures("ready")
async def test_without_init_nobody_can_be_invited() -> None:
    with pytest.raises(Problem, match="yijiabai init") as refused:
        await invite("王建国", Position.SECONDED, as_json=False)
    assert refused.value.status == WRONG


async def test_a_token_that_telegram_does_not_know_leaves_no_database(
    ready: str, setting: Setting, tmp_path: Path
) -> None:
    setting(bot_token=f"{ready}x")
    with pytest.raises(Problem, match="does not know this token") as refused:
        await init("清河县", COUNTY, LIGHT, "zh", as_json=False)
    assert refused.value.status == USAGE
    assert ready not in refused.value.sentence
    assert files(tmp_path) == {}
