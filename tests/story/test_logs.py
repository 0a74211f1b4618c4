"""The raw files of a story hold every call and every delivered update, once."""

import json
from pathlib import Path

from playground.story.logs import RawFiles
from playground.telegram import Clock, Town
from playground.telegram.calls import LoggedCall

NOON = 1_775_016_000.0


def test_an_update_that_is_delivered_twice_is_written_once(tmp_path: Path) -> None:
    town = Town(Clock(NOON))
    bot = town.add_bot()
    with RawFiles(tmp_path, town, bot) as files:
        for text in ("一", "二"):
            town.add_person("李").writes(bot, text)
        town.mailboxes[bot.id].first(1)
        town.mailboxes[bot.id].first(100)
        assert files.updates == 2
    lines = (tmp_path / "updates.jsonl").read_text().splitlines()
    assert [json.loads(line)["message"]["text"] for line in lines] == ["一", "二"]


def test_calls_of_the_bot_are_written_and_those_of_other_bots_are_not(tmp_path: Path) -> None:
    town = Town(Clock(NOON))
    bot, other = town.add_bot(), town.add_bot("天气", "tianqi_bot")
    with RawFiles(tmp_path, town, bot):
        for who in (bot, other):
            town.calls.add(LoggedCall(NOON, who.id, "getMe", {"a": "b"}, {"ok": True}))
    [line] = (tmp_path / "calls.jsonl").read_text().splitlines()
    expected = {"ts": NOON, "method": "getMe", "params": {"a": "b"}, "response": {"ok": True}}
    assert json.loads(line) == expected


def test_an_empty_log_leaves_no_file(tmp_path: Path) -> None:
    town = Town(Clock(NOON))
    bot = town.add_bot()
    with RawFiles(tmp_path, town, bot):
        pass
    with RawFiles(tmp_path / ".", town, bot) as files:
        files.log.write("something went wrong\n")
    assert (tmp_path / "bot.log").read_text() == "something went wrong\n"
