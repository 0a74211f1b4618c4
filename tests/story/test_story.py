"""The story itself: the real bot lives through some days in the county, and the books agree."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from bot import quick_aiogram
from bot.cli import main
from playground.story.books import Spoken
from playground.story.calendar import at
from playground.story.comparison import Difference
from playground.story.replay import Utterance
from playground.story.showing import Shown, show
from playground.story.telling import Asked, compared, live, nowhere, opened
from playground.story.traces import traces_of

TEXTS = [f"第{number}句话，说给大家听一听" for number in range(60)]
DIALOGS = tuple(
    tuple(Utterance("AB"[turn % 2], text) for turn, text in enumerate(TEXTS[first : first + 6]))
    for first in range(0, len(TEXTS), 6)
)


async def test_books_and_export_agree(tmp_path: Path) -> None:
    quick_aiogram.warm_up()
    asked = Asked(tmp_path, seed=3, dialogs=DIALOGS, days=5)
    output = io.StringIO()
    async with opened(asked) as told:
        story = told.story
        await live(story, asked, Console(file=output))
        found = await compared(story)
        kept = traces_of(story.bot.database, nowhere(story, asked.dialogs))
        await show(Shown(story, tmp_path, told.files, found, kept), Console(file=output))
        assert [str(one) for one in found] == []
        assert kept == []
        room = story.county.room(0)
        story.books.said(Spoken(room.name, 1, room.cadre.id, at(3, "12:00")))
        heir = story.county.heir.person.first_name
        assert story.staff.held[heir].groups == {story.county.room(1).name}
        assert story.staff.held[heir].contacts
        story.staff.linked(heir)
        [unsaid, *_, unlinked] = await compared(story)
    assert str(unlinked) == f"{heir}: links 2 in the books, 1"
    assert isinstance(unsaid, Difference)
    assert (unsaid.name, unsaid.books - unsaid.export) == ("messages", 1)
    assert "difference 0" in output.getvalue()
    _check_files(tmp_path)


def _check_files(folder: Path) -> None:
    """What a story leaves behind, and that every utterance was said exactly once."""
    names = {one.name for one in folder.iterdir()}
    results = {"report.json", "chart.png", "calls.jsonl", "updates.jsonl"}
    assert names == {"yijiabai.db", "yijiabai.db.journal", *results}
    updates = [json.loads(line) for line in (folder / "updates.jsonl").read_text().splitlines()]
    said = [one["message"].get("text") for one in updates if "message" in one]
    assert [said.count(text) for text in TEXTS] == [1] * len(TEXTS)
    calls = [json.loads(line) for line in (folder / "calls.jsonl").read_text().splitlines()]
    assert {frozenset(call) for call in calls} == {
        frozenset({"ts", "method", "params", "response"})
    }
    assert len({update["update_id"] for update in updates}) == len(updates)
    report = json.loads((folder / "report.json").read_text())
    assert report["books"]["messages"] > 100
    assert report["people"]["joined"] > 10
    assert report["roster"] | {"contacts": None} == {
        "positions": 7,
        "ended": 1,
        "links": 6,
        "taken_up": 6,
        "contacts": None,
    }
    assert report["roster"]["contacts"] > 5
    assert (report["own_reminders"], report["muted"]) == (2, 1)
    assert report["reports"] == {"东门街道团工委": 2, "青禾县团委": 1}
    assert (folder / "chart.png").read_bytes().startswith(b"\x89PNG")


def test_a_malformed_replay_is_refused_before_anything_starts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    replay = tmp_path / "talk.jsonl"
    good = '{"dialog": "a", "turn": 0, "speaker": "A", "text": "好"}'
    replay.write_text(f'{good}\n{{"dialog": 1}}\n', encoding="utf-8")
    out = tmp_path / "out"
    command = ["yijiabai", "demo", "--no-serve", "--out", str(out), "--replay", str(replay)]
    monkeypatch.setattr("sys.argv", command)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert f"{replay}, line 2: turn is missing" in capsys.readouterr().err
    assert not out.exists()
