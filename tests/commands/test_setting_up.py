"""`init` and `invite`: the first organisation and links that lead to the bot."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.commands.import_roster import Wanted, import_roster
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


SCHOOLS = (
    "姓名,专挂兼,组织,级别\n"
    "李　雷,挂职,一中团委,基层团委\n"
    "韩梅梅,挂职,一中团委,\n"
    "韩梅梅,挂职,二中团委,基层团委\n"
)


def written(text: str) -> Path:
    file = Path("roster.csv")
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
async def schools(ready: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ready
    await init("清河县", COUNTY, LIGHT, "zh", as_json=True)
    assert await import_roster(written(SCHOOLS), Wanted(), as_json=True) == 0
    capsys.readouterr()


@pytest.mark.usefixtures("schools")
@pytest.mark.parametrize(
    ("name", "organisation", "where", "stood"),
    [
        ("李雷", None, "清河县/一中团委", True),
        ("李 雷", "一中团委", "清河县/一中团委", True),
        ("韩梅梅", "清河县/二中团委", "清河县/二中团委", True),
        ("李雷", "二中团委", "清河县/二中团委", False),
        ("新来的", "一中团委", "清河县/一中团委", False),
        ("新来的", None, "清河县", False),
    ],
)
async def test_a_cadre_of_any_organisation_is_invited(
    capsys: pytest.CaptureFixture[str],
    name: str,
    organisation: str | None,
    where: str,
    *,
    stood: bool,
) -> None:
    await invite(name, Position.SECONDED, organisation, as_json=True)
    told = document(capsys)
    assert (told["organisation"], told["id"] <= 3) == (where, stood)


@pytest.mark.usefixtures("schools")
@pytest.mark.parametrize(
    ("name", "organisation", "cure"),
    [
        ("韩梅梅", None, "清河县/一中团委, 清河县/二中团委"),
        ("李雷", "三中团委", "is not known"),
    ],
)
async def test_who_is_meant_must_be_clear(name: str, organisation: str | None, cure: str) -> None:
    with pytest.raises(Problem, match=cure):
        await invite(name, Position.SECONDED, organisation, as_json=True)


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
