"""An office's own topic starters: `doctor` says how to mend the file, the bot runs without it."""

import json
from pathlib import Path

import pytest

from bot.checks.finding import State
from bot.checks.starters import of_starters
from bot.commands.doctor import doctor
from bot.settings import load
from bot.starters import use_starters
from tests.commands.conftest import Setting
from texts.starters import is_starter, library, use

STARTER = """
[[starter]]
name = "bridge"
season = "{season}"
zh = "新桥通车了，你第一次走是几点？"
"""


@pytest.fixture
def own(tmp_path: Path, setting: Setting) -> Path:
    file = tmp_path / "own.toml"
    setting(starters_file=str(file))
    return file


def test_without_a_file_nothing_is_said(setting: Setting) -> None:
    setting()
    assert list(of_starters(load())) == []


def test_a_good_file_is_in_order(own: Path) -> None:
    own.write_text(STARTER.format(season="autumn"), encoding="utf-8")
    (found,) = of_starters(load())
    assert found.state is State.OK
    assert found.found.startswith("1 of the office's own")


def test_of_a_faulty_file_it_says_what_happens_and_what_to_do(own: Path) -> None:
    own.write_text(STARTER.format(season="monsoon"), encoding="utf-8")
    (found,) = of_starters(load())
    assert found.state is State.WRONG
    assert 'unknown season "monsoon" for starter 1 (bridge)' in found.found
    assert "only the program's own are suggested" in found.found
    assert found.mend.startswith("write one of deep_winter, ")


async def test_a_missing_file_makes_the_status_1(
    own: Path, setting: Setting, capsys: pytest.CaptureFixture[str]
) -> None:
    setting(api_url="http://127.0.0.1:9")
    assert await doctor(as_json=True) == 1
    checks = {one["check"]: one for one in json.loads(capsys.readouterr().out)["checks"]}
    assert f"{own} cannot be read" in checks["topic starters"]["found"]
    assert "STARTERS_FILE" in checks["topic starters"]["mend"]


def test_the_bot_runs_on_its_own_starters_when_the_file_is_faulty(own: Path) -> None:
    own.write_text(STARTER.format(season="autumn"), encoding="utf-8")
    use_starters(load())
    try:
        assert is_starter("新桥通车了，你第一次走是几点？")
        own.with_name("worse.toml").write_text("[[starter]", encoding="utf-8")
        worse = load().model_copy(update={"starters_file": str(own.with_name("worse.toml"))})
        use_starters(worse)
        assert not is_starter("新桥通车了，你第一次走是几点？")
        assert len(library()) > 100
    finally:
        use(None)
