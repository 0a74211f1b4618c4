"""Every setting stands in `.env.example` with its default, and nothing else does."""

from pathlib import Path

import pytest
from dotenv import dotenv_values
from pydantic import SecretStr

from bot.settings import CURES, PREFIX, Settings, names
from tests.conventions.tree import TOP

EXAMPLE = TOP / ".env.example"


def test_the_example_names_every_setting_in_the_order_of_the_class() -> None:
    assert list(dotenv_values(EXAMPLE)) == names()


def test_the_example_shows_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in names():
        monkeypatch.delenv(name, raising=False)
    told = {f"{PREFIX}{name.upper()}": value for name, value in shown(Settings()).items()}
    assert dict(dotenv_values(EXAMPLE)) == told


def shown(settings: Settings) -> dict[str, str]:
    return {name: as_written(value) for name, value in settings.model_dump().items()}


def as_written(value: object) -> str:
    match value:
        case None:
            return ""
        case SecretStr():
            return value.get_secret_value()
        case _:
            return str(value)


def test_every_setting_has_words_for_a_wrong_value() -> None:
    assert set(CURES) == set(Settings.model_fields)
