"""The handbook: its commands exist, its talks and pictures come from the program as it is now."""

import re
from pathlib import Path

from bot import quick_aiogram
from handlers.routers import commands
from playground.handbook.pages import (
    DOCS,
    HANDBOOK,
    OF_PAPER,
    OWED,
    PICTURES,
    PLACE,
    TALKS,
    live_through,
    written,
)
from playground.story.camera import read

TEXT = HANDBOOK.read_text(encoding="utf-8")
COMMAND = re.compile(r"(?<![\w/.])/([a-z]+)\b(?!/)")
LINK = re.compile(r"\]\(([^)#:]+)\)")
ANCHOR = re.compile(r"\]\(#([^)]+)\)")
OF_BOTFATHER = {"setprivacy"}
OF_CODE = "check-in.png"
AGAIN = "python -m playground.handbook"


def test_every_command_in_it_exists() -> None:
    named = set(COMMAND.findall(re.sub(r"\]\([^)]*\)|<[^>]*>", "", TEXT))) - OF_BOTFATHER
    assert len(named) > 15
    assert named <= commands()


def test_every_talk_has_its_place_and_every_place_its_talk() -> None:
    assert sorted(found["name"] for found in PLACE.finditer(TEXT)) == sorted([*TALKS, *OWED])


def test_whatever_it_leads_to_is_there() -> None:
    assert {one for one in LINK.findall(TEXT) if not (DOCS / one).exists()} == set()
    titles = {re.sub(r"[^\w\- ]", "", one) for one in re.findall(r"^##+ (.+)$", TEXT, re.MULTILINE)}
    assert set(ANCHOR.findall(TEXT)) <= titles


async def test_it_says_what_the_program_says(tmp_path: Path) -> None:
    """A picture is drawn anew, and is not compared dot by dot: its numbers stand in the talk."""
    quick_aiogram.warm_up()
    made = await live_through(tmp_path)
    assert written(TEXT, made.talks) == TEXT, AGAIN
    assert {one.name for one in PICTURES.glob("*.png")} == {*made.pictures, OF_PAPER}, AGAIN
    assert made.paper.startswith(b"PK")
    assert all(picture.startswith(b"\x89PNG") for picture in made.pictures.values())
    assert read(made.pictures[OF_CODE]) == read((PICTURES / OF_CODE).read_bytes()), AGAIN
