"""Replays are read whole and checked before anything starts."""

import json
from pathlib import Path

import pytest

from playground.story.replay import Malformed, Utterance, read

GOOD = {"dialog": "a", "turn": 0, "speaker": "A", "text": "你好"}


def line(**changed: object) -> str:
    return json.dumps(GOOD | changed, ensure_ascii=False)


def file(folder: Path, *lines: str) -> Path:
    path = folder / "talk.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_dialogs_come_in_their_order_and_turns_in_theirs(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        line(dialog="b", turn=2, speaker="B", text="二"),
        line(dialog="a"),
        line(dialog="b", turn=1, text="一"),
        "",
    )
    assert read(path) == [
        (Utterance("A", "一"), Utterance("B", "二")),
        (Utterance("A", "你好"),),
    ]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{", "not JSON"),
        ("[1]", "a line is an object"),
        (json.dumps({"dialog": "a", "turn": 1, "speaker": "A"}), "text is missing"),
        (line(turn="1"), "turn is not a whole number"),
        (line(turn=True), "turn is not a whole number"),
        (line(text=None), "text is not a text"),
        (line(turn=1, text=" "), "cannot be said"),
        (line(turn=1, text="长" * 4097), "cannot be said"),
        (line(), "there twice"),
    ],
)
def test_a_malformed_line_is_named_with_file_and_number(tmp_path: Path, bad: str, why: str) -> None:
    path = file(tmp_path, line(), "", bad)
    with pytest.raises(Malformed) as refused:
        read(path)
    assert str(refused.value).startswith(f"{path}, line 3: ")
    assert why in str(refused.value)


def test_a_file_without_a_line_a_missing_one_and_one_in_another_encoding_are_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(Malformed, match="nothing to say"):
        read(file(tmp_path, ""))
    with pytest.raises(Malformed, match="cannot be read"):
        read(tmp_path / "nowhere.jsonl")
    path = tmp_path / "gbk.jsonl"
    path.write_bytes(line().encode() + b"\n" + line(turn=1).encode("gbk"))
    with pytest.raises(Malformed, match="line 2: this is not UTF-8"):
        read(path)
