"""Settings from the environment or a file `.env`, each with the prefix YIJIABAI_."""

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, SettingsConfigDict

from bot.problem import USAGE, Problem

PREFIX = "YIJIABAI_"
FILE = Path(".env")
SQLITE = "sqlite:///"

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
API = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
WEBHOOK = re.compile(r"https?://[^\s/?#@]+/[^\s?#]+")
SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
DATABASE = re.compile(r"(sqlite:///|postgres(ql)?://)\S+")

# What each setting must look like; a wrong value is never quoted, it may be a secret.
CURES = {
    "bot_token": "give the token as BotFather wrote it: digits, a colon, letters",
    "api_url": "give an address such as https://api.telegram.org",
    "database_url": "give sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME",
    "journal": "give the name of a file",
    "starters_file": "give the name of a file",
    "timezone": "give a time zone such as Asia/Shanghai",
    "log_level": "give debug, info, warning or error",
    "log_format": "give console or json",
    "webhook_url": "give the address at which Telegram reaches this bot, https://HOST/PATH",
    "webhook_secret": "give 16 to 256 letters, digits, _ or -",
    "webhook_host": "give the address to listen on, such as 127.0.0.1",
    "webhook_port": "give a number up to 65535",
    "metrics_port": "give a number up to 65535",
}


class Settings(BaseSettings):
    """Every setting stands in `.env.example` with its default."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: SecretStr = SecretStr("")
    api_url: str = "https://api.telegram.org"
    database_url: str = Field(default="sqlite:///yijiabai.db", repr=False)
    journal: str = ""
    timezone: str = "Asia/Shanghai"
    starters_file: str = ""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    webhook_host: str = "127.0.0.1"
    webhook_port: int = Field(default=8080, ge=0, le=65_535)
    metrics_port: int | None = Field(default=None, ge=0, le=65_535)

    @property
    def token(self) -> str:
        """For whoever talks to Telegram; Problem if there is none."""
        token = self.bot_token.get_secret_value()
        if not token:
            raise Problem(
                f"there is no bot token: BotFather gives one; write it as {PREFIX}BOT_TOKEN=… "
                "into .env",
                USAGE,
            )
        return token

    @property
    def sqlite_file(self) -> Path | None:
        """None: the database is a server."""
        address, _, _ = self.database_url.partition("?")
        return Path(address.removeprefix(SQLITE)) if address.startswith(SQLITE) else None

    @property
    def secret_of_webhook(self) -> str:
        """Problem if there is none: anybody could post updates."""
        secret = self.webhook_secret.get_secret_value()
        if not secret:
            raise Problem(
                f"{PREFIX}WEBHOOK_URL needs a secret, or anybody could post updates: write one of "
                f"16 letters and digits or more as {PREFIX}WEBHOOK_SECRET=… into .env",
                USAGE,
            )
        return secret

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @field_validator("bot_token")
    @classmethod
    def _token_of_telegram(cls, token: SecretStr) -> SecretStr:
        stripped = token.get_secret_value().strip()
        return SecretStr(stripped if not stripped else matching(TOKEN, stripped))

    @field_validator("api_url")
    @classmethod
    def _address_of_an_api(cls, address: str) -> str:
        return matching(API, address.strip()).rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _address_of_a_database(cls, address: str) -> str:
        return matching(DATABASE, address.strip())

    @field_validator("webhook_url")
    @classmethod
    def _address_for_telegram(cls, address: str) -> str:
        stripped = address.strip()
        return stripped if not stripped else matching(WEBHOOK, stripped)

    @field_validator("webhook_secret")
    @classmethod
    def _secret_of_a_webhook(cls, secret: SecretStr) -> SecretStr:
        stripped = secret.get_secret_value().strip()
        return SecretStr(stripped if not stripped else matching(SECRET, stripped))

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            return ZoneInfo(name).key
        except (KeyError, ValueError, OSError):
            raise ValueError from None

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _small_letters(cls, word: object) -> object:
        return word.strip().lower() if isinstance(word, str) else word


def load() -> Settings:
    """The settings of this process; Problem names the first wrong one and its cure."""
    try:
        for name in misspelt(DotEnvSettingsSource(Settings).env_vars):
            raise Problem(f"{name} in .env is no setting{meant(name)}: see .env.example", USAGE)
        return Settings()
    except ValidationError as error:
        wrong = str(error.errors()[0]["loc"][0])
        raise Problem(f"{PREFIX}{wrong.upper()} is wrong: {CURES[wrong]}", USAGE) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(
            f".env cannot be read ({type(error).__name__}): it must be a text file in UTF-8", USAGE
        ) from None


def names() -> list[str]:
    """The settings as they are written in the environment."""
    return [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]


def misspelt(file: Mapping[str, str | None]) -> Iterator[str]:
    """Names in `.env` with our prefix that nobody reads. The environment may hold others'."""
    for name in map(str.upper, file):
        if name.startswith(PREFIX) and name not in names():
            yield name


def meant(name: str) -> str:
    close = difflib.get_close_matches(name, names(), n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def matching(pattern: re.Pattern[str], value: str) -> str:
    if pattern.fullmatch(value) is None:
        raise ValueError
    return value
