"""How much danger is found and how much is called without need, on examples kept apart.

The held-back examples were written before the rules, and no rule was made from what it got wrong
on them. The development examples are those the rules were made with.
"""

import json
from pathlib import Path

import pytest

from language.danger import find_danger

DATA = Path(__file__).parent / "data"
CHATTER = Path(__file__).parents[3] / "shared" / "data" / "chatter.jsonl"
HELD_BACK, DEVELOPMENT = "danger_held_back.jsonl", "danger_development.jsonl"


def examples(file: str, expect: str) -> list[str]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return [one["text"] for one in map(json.loads, lines) if one["expect"] == expect]


def called(texts: list[str]) -> float:
    return sum(find_danger(text) is not None for text in texts) / len(texts)


@pytest.mark.parametrize(
    ("expect", "least"), [("direct", 120), ("indirect", 120), ("harmless", 200)]
)
def test_enough_examples_are_held_back(expect: str, least: int) -> None:
    assert len(set(examples(HELD_BACK, expect))) >= least


def test_no_held_back_example_is_a_development_example() -> None:
    kinds = ("direct", "indirect", "harmless")
    held_back, development = (
        {text for kind in kinds for text in examples(file, kind)}
        for file in (HELD_BACK, DEVELOPMENT)
    )
    assert held_back & development == set()


@pytest.mark.parametrize(("expect", "recall"), [("direct", 0.90), ("indirect", 0.75)])
@pytest.mark.parametrize("file", [HELD_BACK, DEVELOPMENT])
def test_danger_is_found(file: str, expect: str, recall: float) -> None:
    assert called(examples(file, expect)) >= recall


@pytest.mark.parametrize("file", [HELD_BACK, DEVELOPMENT])
def test_what_only_looks_like_danger_is_seldom_called(file: str) -> None:
    assert called(examples(file, "harmless")) <= 0.02


@pytest.mark.parametrize("file", [HELD_BACK, DEVELOPMENT])
def test_who_is_in_danger_is_mostly_told_right(file: str) -> None:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    dangers = [one for one in map(json.loads, lines) if one["expect"] != "harmless"]
    pairs = [(one["kind"], find_danger(one["text"])) for one in dangers]
    told = [kind == danger.kind for kind, danger in pairs if danger is not None]
    assert sum(told) / len(told) >= 0.95


@pytest.mark.skipif(not CHATTER.exists(), reason="the real talk is not part of the repository")
def test_ordinary_talk_is_called_at_most_twice_in_a_thousand_lines() -> None:
    lines = CHATTER.read_text(encoding="utf-8").splitlines()
    assert called([json.loads(line)["text"] for line in lines]) <= 0.002
