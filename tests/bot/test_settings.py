"""Settings: from the environment or `.env`; a wrong one is named with its cure, never quoted."""

from pathlib import Path

import pytest

from bot import settings
from bot.problem import USAGE, Problem

TOKEN = "12345:AAbbCC-dd_ee"


@pytest.fixture(autouse=True)
def nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in settings.names():
        monkeypatch.delenv(name, raising=False)


def test_without_anything_the_defaults_hold() -> None:
    found = settings.load()
    assert found.database_url == "sqlite:///yijiabai.db"
    assert found.zone.key == "Asia/Shanghai"


def test_the_file_is_read_and_the_environment_goes_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(f"YIJIABAI_BOT_TOKEN={TOKEN}\nYIJIABAI_LOG_LEVEL=debug\n")
    monkeypatch.setenv("YIJIABAI_LOG_LEVEL", "WARNING")
    assert settings.load().token == TOKEN
    assert settings.load().log_level == "warning"


def test_an_empty_value_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIJIABAI_TIMEZONE", "")
    assert settings.load().timezone == "Asia/Shanghai"


def test_the_address_of_the_api_needs_no_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIJIABAI_API_URL", "http://127.0.0.1:8081/")
    assert settings.load().api_url == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "secret"),
        ("BOT_TOKEN", "12345:se cret"),
        ("API_URL", "secret.example.org"),
        ("API_URL", "https://secret@example.org"),
        ("DATABASE_URL", "mysql://me:secret@host/name"),
        ("DATABASE_URL", "secret.db"),
        ("TIMEZONE", "Secret/Place"),
        ("TIMEZONE", "../secret"),
        ("LOG_LEVEL", "secret"),
        ("LOG_FORMAT", "secret"),
    ],
)
def test_a_wrong_value_is_wrong_usage_and_is_not_quoted(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"YIJIABAI_{name}", value)
    with pytest.raises(Problem) as refused:
        settings.load()
    assert refused.value.status == USAGE
    assert f"YIJIABAI_{name}" in refused.value.sentence
    assert "secret" not in refused.value.sentence.lower()


def test_a_misspelt_name_in_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("YIJIABAI_BOT_TOKNE=1:a\nSOMETHING_ELSE=1\n")
    with pytest.raises(Problem, match="did you mean YIJIABAI_BOT_TOKEN"):
        settings.load()


def test_names_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SOMETHING_ELSE=1\n")
    assert settings.load() == settings.Settings()


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Problem, match="UTF-8"):
        settings.load()


def test_a_missing_token_is_missed_only_by_who_needs_it() -> None:
    found = settings.load()
    with pytest.raises(Problem, match="no bot token"):
        _ = found.token


def test_settings_shown_by_mistake_show_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIJIABAI_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("YIJIABAI_DATABASE_URL", "postgresql://me:hidden@host/name")
    assert TOKEN not in repr(settings.load())
    assert "hidden" not in repr(settings.load())
