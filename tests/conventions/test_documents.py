"""The documents: links that lead somewhere, a glossary without doubles, commands that exist."""

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conventions.tree import TOP, files, named, pyproject

MARKDOWN = [path for path in files() if path.suffix == ".md"]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
MACHINE_FOLDERS = ("home", "root", "work")
MACHINE_PATH = re.compile(rf"(?<![\w.])/(?:{'|'.join(MACHINE_FOLDERS)})/")
INDEX = re.compile(r"https?://\S*(?:/simple\b|/-/\S*\.tgz|/packages/[0-9a-f]{2}/)|pypi\.org")
TERM = re.compile(r"^\| (?P<chinese>[^|]+) \| `(?P<english>[^`|]+)` \| (?P<meaning>[^|]+) \|$")
NOUNS = [
    "people",
    "organisations",
    "groups",
    "activity",
    "periods",
    "five_ones",
    "activities",
    "campaigns",
    "guidance",
    "topics",
    "wishes",
    "voices",
    "points",
    "checks",
    "bulletins",
    "notices",
]


def broken_links(path: Path) -> Iterator[str]:
    for target in LINK.findall(FENCED.sub("", path.read_text(encoding="utf-8"))):
        file = target.split("#")[0]
        if not re.match(r"[a-z]+:", target) and file and not (path.parent / file).exists():
            yield target


def glossary() -> list[re.Match[str]]:
    """The rows of every table in CONTEXT.md that are terms."""
    rows = [line for line in context().splitlines() if line.startswith("| ")]
    rows = [line for line in rows if not line.startswith(("| Chinese |", "| layer noun |", "| `"))]
    terms = [TERM.match(line) for line in rows]
    assert all(terms), [row for row, term in zip(rows, terms, strict=True) if not term]
    return [term for term in terms if term]


def context() -> str:
    return (TOP / "CONTEXT.md").read_text(encoding="utf-8")


def doubles(words: list[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


@pytest.mark.parametrize("path", MARKDOWN, ids=named)
def test_relative_links_lead_to_files_that_exist(path: Path) -> None:
    assert list(broken_links(path)) == []


def test_a_broken_link_is_seen_and_an_example_is_none(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[a](gone.md#part) [b](page.md) [c](#here) `[d](x.md)` [e](https://e.org)")
    assert list(broken_links(page)) == ["gone.md#part"]


def test_no_file_names_a_path_of_a_machine_or_a_package_index() -> None:
    found = [
        f"{named(path)}:{number}"
        for path in files()
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if MACHINE_PATH.search(line) or INDEX.search(line)
    ]
    assert found == []


def text_of(path: Path) -> str:
    """A file's text; a picture or another binary has none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_the_glossary_has_no_term_twice_and_no_english_name_twice() -> None:
    terms = glossary()
    assert len(terms) > 100
    written = [word for term in terms for word in term["chinese"].split("、")]
    assert doubles([word.strip() for word in written]) == []
    assert doubles([term["english"] for term in terms]) == []


def test_an_english_name_can_stand_in_code_and_a_chinese_term_is_chinese() -> None:
    terms = glossary()
    names = [term["english"] for term in terms]
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []
    assert [term[0] for term in terms if not re.search(r"[\u4e00-\u9fff]", term["chinese"])] == []


def test_the_glossary_names_the_nouns_of_the_layers() -> None:
    listed = re.findall(r"^\| `(\w+)` \| [^`]", context().split("## Nouns")[1], re.MULTILINE)
    assert sorted(listed) == sorted(NOUNS)


def test_make_help_names_every_target() -> None:
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    [phony] = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    told = subprocess.run(
        ["make"], cwd=TOP, env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert set(re.findall(r"^  (\w+) +\S", told, re.MULTILINE)) == set(phony.split())


def test_the_changelog_knows_this_version() -> None:
    changelog = (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[?([^\]\s]+)", changelog, re.MULTILINE)
    assert {"Unreleased", pyproject()["project"]["version"]} & set(headings)


def test_every_decision_is_listed_and_has_its_four_parts() -> None:
    folder = TOP / "docs" / "decisions"
    pages = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    listed = (folder / "README.md").read_text(encoding="utf-8")
    for number, page in enumerate(pages, start=1):
        parts = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert parts == ["Context", "Decision", "Consequences", "Rejected"], page.name
        assert page.name.startswith(f"{number:04d}-"), page.name
        assert f"({page.name})" in listed, page.name
