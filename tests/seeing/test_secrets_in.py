"""The search itself: what it must find is found, however it is written."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from playground.telegram.founding import small_town
from tests.secrets_in import nothing_of

TOKEN = "7000000001:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
WISH = "我想学吉他，但是没有老师，也没有钱买一把"
HIDDEN = nothing_of(tokens=[TOKEN], ids=[5_000_000_001, -1_002_000_000_001], names=["王晓雨", "Li"])


@pytest.mark.parametrize(
    "text",
    [
        f"GET https://api.telegram.org/bot{TOKEN}/getMe",
        "AAbbCCddEEffGGhhIIjjKKllMMnnOOpp",
        "user 5000000001 is gone",
        "chat -1002000000001",
        "chat=1002000000001,",
        json.dumps({"name": "王晓雨"}),
        "name=" + quote("王晓雨"),
        "from Li",
    ],
)
def test_a_secret_is_found_in_every_spelling(text: str) -> None:
    with pytest.raises(AssertionError):
        HIDDEN.in_(text)


@pytest.mark.parametrize("text", ["Liberty", "15000000001", "Telegram was heard", "王"])
def test_what_only_looks_alike_is_none(text: str) -> None:
    HIDDEN.in_(text)


def test_a_piece_of_a_text_betrays_it() -> None:
    with pytest.raises(AssertionError):
        nothing_of(texts=[WISH]).in_(f"error in {WISH[10:]}")


def test_what_is_found_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "log").write_text(f"one line\nname={TOKEN}\n")
    with pytest.raises(AssertionError) as failed:
        HIDDEN.in_(tmp_path)
    assert "log" in str(failed.value)
    assert TOKEN not in str(failed.value)


def test_an_empty_place_proves_nothing() -> None:
    with pytest.raises(AssertionError):
        HIDDEN.in_("")
    with pytest.raises(AssertionError):
        nothing_of().in_("text")


def test_everything_of_a_town_is_searched_for() -> None:
    town = small_town()
    secrets = nothing_of(town).kinds
    assert all(secrets[kind] for kind in ("token", "id", "name"))
    assert "5000000001" in secrets["id"]
    assert "1002000000001" in secrets["id"]
