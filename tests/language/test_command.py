"""`python -m language`: JSON Lines in, the same lines with the result out."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from language.__main__ import answer, main

TOP = Path(__file__).parents[2]


def asked(what: str, *lines: str | bytes) -> tuple[int, list[dict[str, object]]]:
    out = io.BytesIO()
    status = answer(what, [one.encode() if isinstance(one, str) else one for one in lines], out)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_comes_back_with_its_category() -> None:
    status, lines = asked("category", '{"id": 7, "text": "想学开车"}\n', "\n", '{"text": ""}')
    assert status == 0
    assert lines == [
        {"id": 7, "text": "想学开车", "category": "skills"},
        {"text": "", "category": "other"},
    ]


def test_a_text_or_a_dialogue_comes_back_with_its_phrases() -> None:
    status, lines = asked("phrases", '{"turns": ["看了《山花烂漫》", "好看"]}', '{"text": "嗯"}')
    assert status == 0
    assert lines[0]["phrases"] == ["山花烂漫"] or "山花烂漫" in str(lines[0]["phrases"])
    assert lines[1]["phrases"] == []


@pytest.mark.parametrize(
    "line",
    [
        *(
            "text",
            "[]",
            "{}",
            '{"text": 3}',
            '{"text": null}',
            '{"turns": [1]}',
            b'{"text": "\xff"}',
        ),
        *('{"text": "a", "x": NaN}', '{"text": "a", "x": -Infinity}', '{"text": "a", "x": 1e999}'),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_done(
    line: str | bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines = asked("category", '{"text": "想学开车"}', line, '{"text": "想学电焊"}')
    assert status == 1
    assert [one["category"] for one in lines] == ["skills", "skills"]
    assert capsys.readouterr().err.startswith("line 2: ")


def test_half_a_pair_of_surrogates_stays_what_it_was() -> None:
    _, lines = asked("category", r'{"text": "\ud83d想学开车"}')
    assert lines[0]["text"] == "\ud83d想学开车"


def test_a_file_that_is_not_there_and_wrong_usage_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["category", str(tmp_path / "none.jsonl")]) == 2
    with pytest.raises(SystemExit) as ended:
        main(["colour"])
    assert ended.value.code == 2
    assert "cannot read" in capsys.readouterr().err


def test_help_is_there_at_once_and_loads_no_dictionary() -> None:
    script = (
        "import sys, runpy; sys.argv = ['language', '--help']\n"
        "try: runpy.run_module('language', run_name='__main__')\n"
        "except SystemExit: sys.exit('jieba' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=TOP, check=True, capture_output=True)
