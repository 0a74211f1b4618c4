"""The handbook: its commands exist, and its talks come from the program."""

import re
from pathlib import Path

from handlers.routers import commands
from playground.handbook.talks import QUESTION, TALKS, WISH
from playground.handbook.writing import PAGE, PLACE, live_through, written
from texts.catalogue import catalogue

TEXT = PAGE.read_text(encoding="utf-8")
COMMAND = re.compile(r"(?<![\w/.])/([a-z]+)\b(?!/)")
OF_BOTFATHER = {"setprivacy"}


def test_every_command_in_it_exists() -> None:
    named = set(COMMAND.findall(re.sub(r"\]\([^)]*\)|<[^>]*>", "", TEXT))) - OF_BOTFATHER
    assert len(named) > 10
    assert named <= commands()


def test_every_talk_has_its_place_and_every_place_its_talk() -> None:
    places = {found["name"]: found[0] for found in PLACE.finditer(TEXT)}
    assert set(places) == set(TALKS)
    assert all("**一加百**：" in talk for talk in places.values())
    assert written(TEXT, dict.fromkeys(TALKS, "x")) != TEXT


async def test_the_talks_are_lived_through_by_the_real_bot(tmp_path: Path) -> None:
    made = await live_through(tmp_path)
    assert set(made.talks) == set(TALKS)
    assert QUESTION in made.talks["话题和统计"]
    assert WISH in made.talks["心愿"]
    assert catalogue("zh")["wishes"]["confirmed"] in made.talks["心愿"]
    assert "按下" in made.talks["建群"]
    assert catalogue("zh")["people"]["switches_on"] in made.talks["青年参加"]
    assert made.picture.startswith(b"\x89PNG")
    again = written(TEXT, made.talks)
    assert written(again, made.talks) == again
