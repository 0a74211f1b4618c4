"""The runners of benchmarks and soaks: what they find, what they print, how they end."""

from pathlib import Path

import pytest

import bench
from bench.__main__ import main as run_benchmarks
from bench.convention import measured
from bench.soaks.__main__ import main as run_soaks

BENCH = Path(bench.__file__).parent
BENCHMARK = """
from bench.convention import Figure
async def run() -> list[Figure]:
    return [Figure("{name}-rate", 2.5, 2), Figure("{name}-memory", {memory}, 1)]
"""
SOAK = """
from bench.convention import Outcome
ROUNDS = 900
async def run(rounds: int, seed: int) -> Outcome:
    return Outcome(f"{{rounds}} steps", ok={ok})
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """An importable folder whose package name belongs to this test alone."""
    folder = tmp_path / package_of(request)
    folder.mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    return folder


def package_of(request: pytest.FixtureRequest) -> str:
    return f"measured_{request.function.__name__}"


def benchmarks(folder: Path, *arguments: str) -> int:
    return run_benchmarks(list(arguments), folder, folder.name)


def soaks(folder: Path, *arguments: str) -> int:
    return run_soaks(list(arguments), folder, folder.name)


def test_each_figure_is_one_line_with_its_floor(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "town.py").write_text(BENCHMARK.format(name="town", memory=1.2345678))
    assert benchmarks(folder) == 0
    assert capsys.readouterr().out == (
        "BENCH town-rate 2.5 floor 2\nBENCH town-memory 1.235 floor 1\n"
    )


def test_a_figure_below_its_floor_fails_the_run_and_the_others_are_still_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "first.py").write_text(BENCHMARK.format(name="first", memory=0.99))
    (folder / "second.py").write_text(BENCHMARK.format(name="second", memory=1))
    assert benchmarks(folder) == 1
    assert capsys.readouterr().out.count("BENCH") == 4


def test_one_module_or_one_figure_can_be_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "town.py").write_text(BENCHMARK.format(name="town", memory=0.5))
    (folder / "town_hall.py").write_text(BENCHMARK.format(name="town-hall", memory=1))
    assert benchmarks(folder, "town-rate") == 0
    assert benchmarks(folder, "town-hall") == 0
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == [
        "town-rate",
        "town-hall-rate",
        "town-hall-memory",
    ]


def test_an_unknown_name_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "town.py").write_text(BENCHMARK.format(name="town", memory=1))
    assert benchmarks(folder, "twon") == 2
    assert benchmarks(folder, "town-nothing") == 1
    with pytest.raises(SystemExit, match="2"):
        soaks(folder, "wlak")
    assert capsys.readouterr().out == ""


def test_a_broken_benchmark_fails_the_run_with_its_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "town.py").write_text("raise RuntimeError('no town')")
    assert benchmarks(folder) == 1
    assert "no town" in capsys.readouterr().err


def test_a_soak_prints_its_seed_its_figures_and_its_verdict(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "walk.py").write_text(SOAK.format(ok=True))
    (folder / "year.py").write_text(SOAK.format(ok=False))
    assert soaks(folder, "--seed", "7") == 1
    assert soaks(folder, "walk", "--seed", "7", "--rounds", "3") == 0
    assert capsys.readouterr().out.splitlines() == [
        "SOAK walk seed 7 900 steps ok",
        "SOAK year seed 7 900 steps FAILED",
        "SOAK walk seed 7 3 steps ok",
    ]


def test_a_soak_that_breaks_has_failed_and_the_next_one_still_runs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "kill.py").write_text("raise OSError('no process')")
    (folder / "walk.py").write_text(SOAK.format(ok=True))
    assert soaks(folder, "--seed", "1") == 1
    assert capsys.readouterr().out.splitlines() == [
        "SOAK kill seed 1 broke with OSError FAILED",
        "SOAK walk seed 1 900 steps ok",
    ]


def test_every_benchmark_and_soak_keeps_the_convention() -> None:
    """Read, not imported: what they measure may be heavy."""
    benchmarks, soaks = measured("bench", BENCH), measured("bench.soaks", BENCH / "soaks")
    for module in [*benchmarks.values(), *soaks.values()]:
        source = BENCH.parent.joinpath(*module.split(".")).with_suffix(".py").read_text("utf-8")
        assert "\nasync def run(" in source, module
        assert "\nROUNDS = " in source or module in benchmarks.values(), module
