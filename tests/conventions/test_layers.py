"""The layer table: the page that decides it, the contracts that hold it, proof that they bite."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conventions.tree import PACKAGES, TOP, modules, named, pyproject

PAGE = TOP / "docs" / "decisions" / "0003-layers.md"
SKELETON = (
    "bot/settings.py",
    "playground/story.py",
    "playground/telegram/__init__.py",
    "storage/reports.py",
    "storage/wishes.py",
)
REFUSED = re.compile(r"^-\s+([\w.]+) -> ([\w.]+) \(", re.MULTILINE)


def table(heading: str) -> dict[str, tuple[str, set[str]]]:
    """The table under a heading: from its first cell to the text and the names of its last one."""
    section = PAGE.read_text(encoding="utf-8").split(f"### {heading}\n")[1].split("\n### ")[0]
    rows = [line.strip("| ").split("|") for line in section.splitlines() if line.startswith("| `")]
    return {row[0].strip(): (row[-1].strip(), quoted(row[-1])) for row in rows}


def quoted(cell: str) -> set[str]:
    return set(re.findall(r"`([\w.]+)`", cell))


def layers() -> dict[str, set[str]]:
    """Package → what it may import of ours, besides itself."""
    rows = table("Who may import whom")
    return {
        package.strip("`"): set(PACKAGES) if text == "everything" else names
        for package, (text, names) in rows.items()
    }


def fences() -> dict[str, set[str]]:
    """Library → where it may be imported."""
    rows = table("Fences around libraries")
    return {library: names for cell, (_, names) in rows.items() for library in quoted(cell)}


def contracts() -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in pyproject()["tool"]["importlinter"]["contracts"]}


def test_the_table_on_the_page_names_every_package() -> None:
    assert set(layers()) == {*PACKAGES, "playground.telegram"}


@pytest.mark.parametrize("package", sorted(set(PACKAGES) - {"bot"}))
def test_the_contract_of_a_layer_says_what_the_page_says(package: str) -> None:
    contract = contracts()[package]
    lifted = {line.split(" -> ")[1] for line in contract.get("ignore_imports", [])}
    allowed = set(PACKAGES) - {package} - set(contract["forbidden_modules"])
    assert contract["source_modules"] == [package]
    assert allowed | {name for name in lifted if "*" not in name} == layers()[package]


@pytest.mark.parametrize("library", sorted(fences()))
def test_the_contract_of_a_fence_says_what_the_page_says(library: str) -> None:
    [contract] = [
        one
        for one in contracts().values()
        if library in one["forbidden_modules"] and one["id"] != "third-parties-in-domain"
    ]
    lifted = {line.split(" -> ")[0] for line in contract.get("ignore_imports", [])}
    assert set(PACKAGES) - set(contract["source_modules"]) | lifted == fences()[library]


def test_contracts_look_at_direct_imports_of_ours_and_of_others() -> None:
    assert pyproject()["tool"]["importlinter"]["include_external_packages"] is True
    assert all(one["allow_indirect_imports"] is True for one in contracts().values())


def test_everything_the_page_allows_is_allowed(tmp_path: Path) -> None:
    for package, allowed in layers().items():
        write_imports(tmp_path, package, allowed - {package})
    for library, places in fences().items():
        for place in places:
            write_imports(tmp_path, place, {library})
    assert refused(tmp_path) == set()


def test_everything_else_is_refused(tmp_path: Path) -> None:
    """Every import that the page forbids stands in a small tree, and each of them is found."""
    written = write_imports(tmp_path, "domain", {"aiohttp", "msgspec", "typer"})
    for package, allowed in layers().items():
        forbidden = set(PACKAGES) - allowed - {package, package.split(".")[0]}
        if "storage.reports" in allowed:
            forbidden = forbidden - {"storage"} | {"storage.wishes"}
        if package == "playground.telegram":
            forbidden |= {"playground.story"}
        forbidden |= {library for library, places in fences().items() if package not in places}
        written |= write_imports(tmp_path, package, forbidden)
    assert len(written) > 100
    assert refused(tmp_path) == written


def write_imports(tree: Path, place: str, names: set[str]) -> set[tuple[str, str]]:
    """Write a module that imports these names into a package; return who imports what."""
    module = place if place == "bot.settings" else f"{place}.imports_{len(names)}"
    path = tree.joinpath(*module.split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"import {name}\n" for name in sorted(names))
    return {(module, name) for name in names}


def refused(tree: Path) -> set[tuple[str, str]]:
    """The imports (who, what) that import-linter refuses in a tree by the project's contracts."""
    for package in PACKAGES:
        (tree / package).mkdir(exist_ok=True)
        (tree / package / "__init__.py").touch()
    for module in SKELETON:
        (tree / module).parent.mkdir(exist_ok=True)
        (tree / module).touch()
    (tree / "pyproject.toml").write_bytes((TOP / "pyproject.toml").read_bytes())
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--no-cache", "--no-logo"], cwd=tree, capture_output=True, text=True, check=False
    )
    found = set(REFUSED.findall(re.sub(r"\x1b\[[\d;]*m", "", run.stdout)))
    assert run.returncode == (1 if found else 0), run.stdout + run.stderr
    assert "Contracts" in run.stdout, run.stdout + run.stderr
    return found


def imports(path: Path) -> set[str]:
    """The modules a file imports anywhere; a relative import counts as its own package."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(module), names=names, level=0):
                found |= {f"{module}.{alias.name}" for alias in names}
    return found


def test_domain_imports_the_standard_library_and_itself_only() -> None:
    foreign = {
        f"{named(path)}: {name}"
        for path in modules("domain")
        for name in imports(path)
        if name.split(".")[0] not in {*sys.stdlib_module_names, "domain"}
    }
    assert foreign == set()


def test_the_local_server_imports_nothing_of_ours_but_itself() -> None:
    ours = {
        f"{named(path)}: {name}"
        for path in modules("playground")
        if named(path).startswith("playground/telegram/")
        for name in imports(path)
        if name.split(".")[0] in PACKAGES and not name.startswith("playground.telegram.")
    }
    assert ours == set()


def test_every_package_at_the_top_is_a_layer_and_is_installed() -> None:
    """And nothing else is: tests and benchmarks stay out of the distribution."""
    apart = {"bench", "tests", "docs", "deploy"}
    folders = {named(path).split("/")[0] for path in modules() if "/" in named(path)} - apart
    listed = pyproject()["tool"]["setuptools"]["packages"]["find"]["include"]
    assert folders == set(PACKAGES)
    assert sorted(listed) == sorted(name for one in PACKAGES for name in (one, f"{one}.*"))
