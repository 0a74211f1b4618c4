"""Words: loaded once, in silence, and only when somebody asks for them."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from language.segmenting import background, pieces, words

TOP = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我想学开车", ["我", "想学", "开车"]),
        ("想學開車", ["想", "学", "开车"]),
        ("WiFi 坏了", ["wifi", "坏", "了"]),
        ("", []),
        (" \n", []),
    ],
)
def test_a_text_comes_apart_into_words_simplified_and_in_small_letters(
    text: str, expected: list[str]
) -> None:
    assert "".join(words(text)) == "".join(expected)


def test_pieces_leave_letters_as_they_were_written() -> None:
    assert "".join(pieces("看了 One Piece")) == "看了 One Piece"


def test_a_seldom_word_weighs_more_than_a_common_one() -> None:
    assert background().rarity("螺蛳") > background().rarity("电影")


def test_loading_writes_no_file_and_says_nothing(tmp_path: Path) -> None:
    """jieba by itself leaves `jieba.cache` in the folder of temporary files, and logs to stderr."""
    script = "from language.segmenting import load, words; load(); assert words('你好')"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=TOP,
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert list(tmp_path.iterdir()) == []
    assert tempfile.gettempdir() != str(tmp_path)


def test_nothing_that_the_program_imports_loads_jieba() -> None:
    script = (
        "import sys, language.segmenting, language.phrases, language.likeness, services.desk;"
        "sys.exit('jieba' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=TOP, check=True)
