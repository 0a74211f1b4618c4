"""The soak of whole quarters, with a quarter of a few days."""

from pathlib import Path

import pytest

from bench.soaks import quarters


async def test_books_that_agree_are_said_to() -> None:
    outcome = await quarters.soaked(rounds=1, seed=11, days=3)
    assert outcome.ok, outcome.figures
    assert outcome.figures.startswith("1 quarters, ")
    assert outcome.figures.endswith("difference 0")


async def test_books_that_differ_are_told_with_the_seed_of_their_story(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def lived(folder: Path, seed: int, days: int) -> tuple[int, list[str]]:
        return 1, [f"{days} of {seed}"]

    monkeypatch.setattr(quarters, "lived", lived)
    outcome = await quarters.soaked(rounds=3, seed=11, days=4)
    assert not outcome.ok
    assert outcome.figures.count("differences: 4 of ") == 1
