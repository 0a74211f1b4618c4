"""A story's files replace an earlier story's, and nothing else."""

from pathlib import Path

import pytest

from playground.story.folder import FILES, Occupied, prepared


def test_a_folder_is_made(tmp_path: Path) -> None:
    assert prepared(tmp_path / "deep" / "demo").is_dir()


def test_an_earlier_story_makes_way(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_text("old", encoding="utf-8")
    assert list(prepared(tmp_path).iterdir()) == []


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text("old", encoding="utf-8")
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Occupied, match=r"thesis\.txt"):
        prepared(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    with pytest.raises(Occupied, match="is a file"):
        prepared(tmp_path / "thesis.txt")
