"""How a module of ours looks: it says what it is for, stays short, and reads no clock."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conventions.tree import PACKAGES, TOP, modules, named

LONGEST = 300
CLOCKS = {"bot/clock.py", "playground/telegram/clock.py"}
READS_CLOCK = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
}
WITHOUT_WORDS = ("handlers", "services", "domain", "scheduling", "bot", "web")
CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef\u3000-\u303f]")


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), named(path))


def clock_reads(tree: ast.Module) -> list[int]:
    """Lines that ask the machine for the time: `datetime.now`, `time.time` and their kin."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and (last_name(node.value), node.attr) in READS_CLOCK)
        or (isinstance(node, ast.ImportFrom) and node.module == "time" and imports_time(node))
    ]


def last_name(node: ast.expr) -> str:
    """`datetime` of both `datetime.now` and `datetime.datetime.now`."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def imports_time(node: ast.ImportFrom) -> bool:
    return any(alias.name in {"time", "time_ns"} for alias in node.names)


def chinese_literals(tree: ast.Module) -> list[int]:
    """Lines with a Chinese string that is no docstring."""
    docstrings = set(docstring_nodes(tree))
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in docstrings
        and CHINESE.search(node.value)
    ]


def docstring_nodes(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            match node.body:
                case [ast.Expr(value=ast.Constant() as first), *_]:
                    yield first


def test_every_module_opens_with_a_docstring() -> None:
    silent = [
        named(path) for path in modules() if not (ast.get_docstring(parsed(path)) or "").strip()
    ]
    assert silent == []


def test_no_module_of_the_program_is_past_300_lines() -> None:
    lengths = {
        named(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(*PACKAGES, "bench")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_only_the_clock_modules_read_the_clock() -> None:
    reads = {
        f"{named(path)}:{line}"
        for path in modules()
        if named(path) not in CLOCKS
        for line in clock_reads(parsed(path))
    }
    assert reads == set()


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "date.today()",
        "x = time.time",
        "from time import time",
    ],
)
def test_a_read_of_the_clock_is_seen(source: str) -> None:
    assert clock_reads(ast.parse(source)) == [1]


def test_sentences_stand_in_texts_and_not_in_the_layers_that_act() -> None:
    sentences = {
        f"{named(path)}:{line}"
        for path in modules(*WITHOUT_WORDS)
        for line in chinese_literals(parsed(path))
    }
    assert sentences == set()


def test_a_chinese_literal_is_seen_and_a_chinese_docstring_is_none() -> None:
    source = '"""谈心谈话"""\nclass A:\n    """办实事"""\n    word = f"好 {1}"\n'
    assert chinese_literals(ast.parse(source)) == [4]


def test_every_folder_of_the_program_is_a_package() -> None:
    folders = {path.parent for path in modules(*PACKAGES)}
    assert {named(folder) for folder in folders if not (folder / "__init__.py").is_file()} == set()


def test_no_folder_of_tests_is_a_package() -> None:
    """With importlib mode `tests/storage` and the program's `storage` then do not clash."""
    assert [named(path) for path in (TOP / "tests").rglob("__init__.py")] == []
