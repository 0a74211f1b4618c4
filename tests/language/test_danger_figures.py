"""How much danger is found and how much is called without need, on examples kept apart.

No example of a held-back file is learned from or copied into the tables. Each `fresh` file was
written without a look at the rules and measured before anything was changed: its recall of that
first time stands beside it and is the figure to expect of strangers. What its misses had in common
was mended afterwards: today's figures are kinder, and the tests guard those. The development
examples are those the rules were made with and the weights learned from.
"""

import json
from pathlib import Path

import pytest

from language.danger import find_danger

DATA = Path(__file__).parent / "data"
CHATTER = Path(__file__).parents[3] / "shared" / "data" / "chatter.jsonl"
HELD_BACK, DEVELOPMENT = "danger_held_back.jsonl", "danger_development.jsonl"
FRESH = "danger_fresh.jsonl"  # at first: plain words 0.79, hints 0.50
SECOND = "danger_fresh_second.jsonl"  # at first: plain words 0.91, hints 0.56
THIRD = "danger_fresh_third.jsonl"  # at first: plain words 0.88, hints 0.50; the most veiled of all
FOURTH = "danger_fresh_fourth.jsonl"  # at first: plain words 1.00, hints 0.90
APART = (HELD_BACK, FRESH, SECOND, THIRD, FOURTH)
EVERY = (*APART, DEVELOPMENT)


def examples(file: str, expect: str) -> list[str]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return [one["text"] for one in map(json.loads, lines) if one["expect"] == expect]


def every_text(file: str) -> set[str]:
    return {
        text for expect in ("direct", "indirect", "harmless") for text in examples(file, expect)
    }


def called(texts: list[str]) -> float:
    return sum(find_danger(text) is not None for text in texts) / len(texts)


@pytest.mark.parametrize(
    ("file", "direct", "indirect", "harmless"),
    [
        (HELD_BACK, 120, 120, 200),
        (FRESH, 80, 100, 150),
        (SECOND, 60, 80, 120),
        (THIRD, 50, 75, 120),
        (FOURTH, 40, 55, 75),
    ],
)
def test_enough_examples_are_held_back(
    file: str, direct: int, indirect: int, harmless: int
) -> None:
    assert len(set(examples(file, "direct"))) >= direct
    assert len(set(examples(file, "indirect"))) >= indirect
    assert len(set(examples(file, "harmless"))) >= harmless


@pytest.mark.parametrize("file", APART)
def test_no_held_back_example_is_a_development_example(file: str) -> None:
    assert every_text(file) & every_text(DEVELOPMENT) == set()


@pytest.mark.parametrize("file", EVERY)
def test_danger_in_plain_words_is_found(file: str) -> None:
    assert called(examples(file, "direct")) >= 0.90


@pytest.mark.parametrize(
    ("file", "recall"),
    [
        (HELD_BACK, 0.90),
        (FRESH, 0.90),
        (SECOND, 0.85),
        (THIRD, 0.65),
        (FOURTH, 0.85),
        (DEVELOPMENT, 0.80),
    ],
)
def test_danger_that_is_only_hinted_at_is_found(file: str, recall: float) -> None:
    assert called(examples(file, "indirect")) >= recall


def test_most_hints_of_all_that_is_kept_apart_are_found() -> None:
    assert called([text for file in APART for text in examples(file, "indirect")]) >= 0.85


@pytest.mark.parametrize("file", EVERY)
def test_what_only_looks_like_danger_is_seldom_called(file: str) -> None:
    assert called(examples(file, "harmless")) <= 0.04


def test_of_all_that_only_looks_like_danger_little_is_called() -> None:
    assert called([text for file in APART for text in examples(file, "harmless")]) <= 0.025


@pytest.mark.parametrize("file", EVERY)
def test_who_is_in_danger_is_mostly_told_right(file: str) -> None:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    dangers = [one for one in map(json.loads, lines) if one["expect"] != "harmless"]
    pairs = [(one["kind"], find_danger(one["text"])) for one in dangers]
    told = [kind == danger.kind for kind, danger in pairs if danger is not None]
    assert sum(told) / len(told) >= 0.90


@pytest.mark.skipif(not CHATTER.exists(), reason="the real talk is not part of the repository")
def test_ordinary_talk_is_called_at_most_twice_in_a_thousand_lines() -> None:
    lines = CHATTER.read_text(encoding="utf-8").splitlines()
    assert called([json.loads(line)["text"] for line in lines]) <= 0.002
