"""Whoever makes an exception to a rule names the rule and says why."""

import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.conventions.tree import TOP, modules, named, pyproject

REASON = r"\s*[-–—#:(]\s*\w[^#]{7,}"
NOQA = re.compile(rf"#\s*(?:ruff:\s*)?noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*{REASON}")
TYPE_IGNORE = re.compile(rf"#\s*type:\s*ignore\[[a-z\-, ]+\]{REASON}")
COMMENT_WITH_REASON = re.compile(r"#\s*\S.{9,}$")


def comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def bare_exceptions(source: str) -> list[int]:
    """Lines whose `noqa` or `type: ignore` names no rule, or gives no reason after it."""
    return [
        line
        for line, comment in comments(source)
        if (re.search(r"\bnoqa\b", comment, re.IGNORECASE) and not NOQA.search(comment))
        or (re.search(r"\btype:\s*ignore", comment) and not TYPE_IGNORE.search(comment))
    ]


def test_every_noqa_and_type_ignore_names_its_rule_and_its_reason() -> None:
    bare = [
        f"{named(path)}:{line}"
        for path in modules()
        for line in bare_exceptions(path.read_text(encoding="utf-8"))
    ]
    assert bare == []


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: S101",
        "# NOQA",
        "# ruff: noqa: E501",
        "# type: ignore",
        "# type: ignore[arg-type]",
        "# noqa: S101 - why",
    ],
)
def test_a_bare_exception_is_seen(comment: str) -> None:
    assert bare_exceptions(f"x = 1  {comment}\n") == [1]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: S101 - the caller has checked",
        "# noqa: S101, B008  # read by typer only",
        "# type: ignore[arg-type]  # the stub is wrong here",
    ],
)
def test_an_exception_with_rule_and_reason_is_fine(comment: str) -> None:
    assert bare_exceptions(f"x = 1  {comment}\n") == []


def ignoring_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines of pyproject.toml that switch a rule, a type check or a warning off."""
    section, inside = "", False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("["):
            section = line.strip("[] ")
        opens = re.match(r"(ignore|extend-ignore) = \[", line) is not None
        inside = (inside or opens) and not line.startswith("]")
        rules = inside or section.endswith("per-file-ignores")
        if rules and re.search(r'"[A-Z]+\d*"', line.split("#")[0]):
            yield number, line
        if line.lstrip().startswith(('"ignore', "'ignore")):
            yield number, line
        if section == "tool.mypy.overrides" and line.startswith("module"):
            yield number, line


def test_every_ignore_in_pyproject_has_a_reason() -> None:
    lines = list(ignoring_lines((TOP / "pyproject.toml").read_text(encoding="utf-8")))
    assert len(lines) > 10, "the ignores were not found where this test looks for them"
    assert [line for line in lines if not COMMENT_WITH_REASON.search(line[1])] == []


def test_ruff_bans_the_clock_everywhere_but_in_the_clock_modules() -> None:
    ruff = pyproject()["tool"]["ruff"]["lint"]
    banned = set(ruff["flake8-tidy-imports"]["banned-api"])
    assert banned >= {
        "datetime.datetime.now",
        "datetime.datetime.utcnow",
        "datetime.date.today",
        "time.time",
    }
    assert {"TID", "TID251"} & set(ruff["select"])
    lifted = {
        path for path, rules in ruff["per-file-ignores"].items() if {"TID", "TID251"} & set(rules)
    }
    assert lifted == {"bot/clock.py", "playground/telegram/clock.py"}


def test_types_are_strict_and_only_untyped_libraries_are_excused() -> None:
    mypy = pyproject()["tool"]["mypy"]
    assert mypy["strict"] is True
    assert mypy["files"] == ["."]
    excused = {module for override in mypy["overrides"] for module in override["module"]}
    assert excused == {
        *("jieba.*", "apscheduler.*", "borax.*", "chinese_calendar.*", "xlsxwriter.*", "asyncpg.*")
    }
    assert all(
        set(override) == {"module", "ignore_missing_imports"} for override in mypy["overrides"]
    )
