"""The project's own files, as the conventions look at them."""

import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

TOP = Path(__file__).parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Every file that git has or would take; without git, every file outside hidden folders."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0 and listed.stdout:
        names = [name for name in listed.stdout.split("\0") if name]
    else:
        names = [str(path.relative_to(TOP)) for path in TOP.rglob("*") if not hidden(path)]
    return tuple(sorted(TOP / name for name in names if (TOP / name).is_file()))


def hidden(path: Path) -> bool:
    parts = path.relative_to(TOP).parts
    return "__pycache__" in parts or any(part.startswith(".") for part in parts[:-1])


def named(path: Path) -> str:
    """A file's path from the top, as a reader would write it."""
    return path.relative_to(TOP).as_posix()


def modules(*folders: str) -> tuple[Path, ...]:
    """Our Python files, all of them or those of these top folders."""
    python = (path for path in files() if path.suffix == ".py")
    return tuple(path for path in python if not folders or named(path).split("/")[0] in folders)


@cache
def pyproject() -> dict[str, Any]:
    return tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))


PACKAGES: tuple[str, ...] = tuple(pyproject()["tool"]["importlinter"]["root_packages"])
