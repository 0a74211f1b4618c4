"""What an operator copies: files and commands that fit the program as it is."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from bot.cli import app
from bot.problem import USAGE
from bot.process import AT_LAST_SECONDS
from bot.roles import roles_of
from bot.settings import Settings, names
from tests.conventions.tree import PACKAGES, TOP, files, named, pyproject

DEPLOY = [path for path in files() if named(path).startswith("deploy/")]
UNITS = [path for path in DEPLOY if path.suffix == ".service"]
RUNNING = [path for path in UNITS if "--roles" in path.read_text() or " run\n" in path.read_text()]
PAGES = [TOP / "README.md", TOP / "docs" / "operations.md"]
SETTING = re.compile(r"YIJIABAI_[A-Z_]+")
CALL = re.compile(r"(?:^|[\s\"'`]|bin/)yijiabai (?P<rest>[a-z][^`\n]*)")
FENCE = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`(yijiabai [^`]+)`")
HARDENING = re.compile(r"^NoNewPrivileges.*?(?=^\[Install\])", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", [*DEPLOY, *PAGES], ids=named)
def test_only_settings_that_exist_are_named(path: Path) -> None:
    found = set(SETTING.findall(path.read_text(encoding="utf-8")))
    assert found <= {*names(), "YIJIABAI_TEST_POSTGRESQL"}


def calls(path: Path) -> Iterator[list[str]]:
    """Every `yijiabai …` that somebody is told to type, without what the shell does with it."""
    text = path.read_text(encoding="utf-8")
    shell = "\n".join([*FENCE.findall(text), *INLINE.findall(text)])
    lines = shell if path.suffix == ".md" else text
    for line in lines.replace("\\\n", " ").splitlines():
        if line.lstrip().startswith("#"):
            continue
        for call in CALL.finditer(line.split(" #")[0].rstrip("'\"")):
            yield shlex.split(re.split(r"\s[|>&;…]|\)", call["rest"])[0].replace('"', ""))


def misfits(given: list[str]) -> Iterator[str]:
    """Commands and options that the program does not know."""
    command: Any = typer.main.get_command(app)
    words = list(given)
    while hasattr(command, "commands") and words and not words[0].startswith("-"):
        if words[0] not in command.commands:
            yield words[0]
            return
        command, words = command.commands[words[0]], words[1:]
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    known |= {"--help"}
    yield from (word for word in words if word.startswith("--") and word.split("=")[0] not in known)


@pytest.mark.parametrize("path", [*DEPLOY, *PAGES], ids=named)
def test_only_commands_that_exist_are_typed(path: Path) -> None:
    assert [word for call in calls(path) for word in misfits(call)] == []


def test_a_command_that_does_not_exist_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "```sh\nsudo -u y yijiabai db backp x | cat  # yes\n```\n`yijiabai run --role x`"
    )
    assert [word for call in calls(page) for word in misfits(call)] == ["backp", "--role"]


def test_every_role_that_is_named_is_one() -> None:
    for path in [*DEPLOY, *PAGES]:
        text = path.read_text(encoding="utf-8")
        for roles in re.findall(r'--roles[", ]+([a-z,]+)', text):
            assert roles_of(roles), named(path)


@pytest.mark.parametrize("path", RUNNING, ids=named)
def test_a_unit_gives_the_program_time_and_does_not_repeat_wrong_usage(path: Path) -> None:
    unit = path.read_text(encoding="utf-8")
    [seconds] = re.findall(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)
    assert int(seconds) > AT_LAST_SECONDS
    assert f"\nRestartPreventExitStatus={USAGE}\n" in unit
    assert "\nKillSignal=SIGTERM\n" in unit


def test_units_that_run_the_program_are_hardened_alike() -> None:
    assert len(RUNNING) == 2
    assert len({HARDENING.findall(path.read_text(encoding="utf-8"))[0] for path in RUNNING}) == 1


def test_the_compose_files_stop_gently_and_ask_the_port_that_answers() -> None:
    for path in DEPLOY:
        if path.suffix != ".yaml":
            continue
        text = path.read_text(encoding="utf-8")
        assert "\t" not in text
        told = re.findall(r'YIJIABAI_METRICS_PORT: "(\d+)"', text)
        assert told
        assert re.findall(r"127\.0\.0\.1:(\d+)/readyz", text) == told
        graces = map(int, re.findall(r"stop_grace_period: (\d+)s", text))
        assert all(grace > AT_LAST_SECONDS for grace in graces)


def test_the_proxies_lead_to_the_webhooks_port_and_path() -> None:
    caddy = (TOP / "deploy" / "proxy" / "Caddyfile").read_text(encoding="utf-8")
    nginx = (TOP / "deploy" / "proxy" / "nginx.conf").read_text(encoding="utf-8")
    workers = (TOP / "deploy" / "compose" / "workers.yaml").read_text(encoding="utf-8")
    [port] = re.findall(r'YIJIABAI_WEBHOOK_PORT: "(\d+)"', workers)
    assert f"dynamic a intake {port}" in caddy
    assert f"server 127.0.0.1:{Settings.model_fields['webhook_port'].default};" in nginx
    assert "handle /telegram {" in caddy
    assert "location = /telegram {" in nginx


def test_the_image_is_built_from_files_that_exist_and_by_hash() -> None:
    text = (TOP / "deploy" / "compose" / "Dockerfile").read_text(encoding="utf-8")
    assert all(
        (TOP / name).exists() for name in re.findall(r"^COPY (?!--)(\S+) ", text, re.MULTILINE)
    )
    installs = [line for line in text.split("pip install")[1:] if "--no-deps" not in line]
    assert installs
    assert all("--require-hashes" in line for line in installs)
    ignored = (TOP / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".*", "**/*.env", "*.db*", "*.journal"} <= set(ignored)


def test_everything_that_is_no_module_is_packed_too() -> None:
    """What lies in a package and is not named in `package-data` is missing in the image."""
    data = pyproject()["tool"]["setuptools"]["package-data"]
    packed = {
        path for name, globs in data.items() for one in globs for path in (TOP / name).glob(one)
    }
    others = {
        path
        for path in files()
        if named(path).split("/")[0] in PACKAGES and path.suffix not in {".py", ".md"}
    }
    assert others == packed
