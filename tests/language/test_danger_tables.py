"""The tables of the recogniser: nothing in them is dead, misspelt or beyond reach."""

import json
import re
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

import pytest

from language.danger import MANY_SIGNS, find_danger
from language.danger.find import RULES, dangers
from language.danger.lexicon import HIDES, words
from language.danger.traditional import PAIRS, SIMPLIFIED
from language.danger.units import evened
from language.danger.weighing import DANGEROUS, NAME, SUFFERED, WATCHED
from language.danger.words import TABLES

HERE = Path(__file__).parent
CODE = Path(str(find_danger.__code__.co_filename)).parent
NAMES = {name.rstrip(HIDES) for name, _ in words()}
HIDING = {name.rstrip(HIDES) for name, _ in words() if name.endswith(HIDES)}
WEIGHED = {
    sign.removeprefix(NAME)
    for scale in (DANGEROUS, SUFFERED, WATCHED)
    for sign in scale.weights
    if sign.startswith(NAME)
}


def examples() -> list[str]:
    lines = (HERE / "data" / "danger_development.jsonl").read_text(encoding="utf-8").splitlines()
    return [one["text"] for one in map(json.loads, lines) if one["expect"] != "harmless"]


def steps(text: str) -> int:
    """How many calls one look at a text takes."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        find_danger(text)
    finally:
        sys.setprofile(None)
    return count


def test_every_rule_fires_on_an_example_of_the_development_set() -> None:
    fired = {danger.rule for text in examples() for danger in dangers(text)}
    assert sorted({MANY_SIGNS, *(rule.name for rule in RULES)} - fired) == []


def test_no_two_rules_have_one_name() -> None:
    twice = [name for name, count in Counter(rule.name for rule in RULES).items() if count > 1]
    assert twice == []


def test_every_name_in_a_rule_has_words() -> None:
    asked = {name for rule in RULES for name in rule.needs} | WEIGHED
    assert sorted(asked - NAMES) == []


def test_every_table_of_words_is_asked_for() -> None:
    asked = {name for rule in RULES for name in rule.needs} | HIDING | WEIGHED
    source = "".join(path.read_text(encoding="utf-8") for path in CODE.glob("*.py"))
    assert sorted(name for name in NAMES - asked if f'"{name}"' not in source) == []


def test_no_name_stands_in_two_tables() -> None:
    twice = [name for name, count in Counter(n for t in TABLES for n in t).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: next(iter(table)))
def test_every_word_is_written_as_messages_are_read(table: dict[str, str]) -> None:
    """Evened out, so that it can be met at all: simplified, small letters, no apostrophe."""
    listed = [word.replace("_", " ") for name in table for word in table[name].split()]
    assert [word for word in listed if evened(word) != word] == []


def test_the_traditional_characters_are_pairs_and_lead_nowhere_twice() -> None:
    pairs = PAIRS.split()
    assert [pair for pair in pairs if len(pair) != 2] == []
    assert len({pair[0] for pair in pairs}) == len(pairs)
    assert [pair for pair in pairs if ord(pair[1]) in SIMPLIFIED] == []


def test_a_finding_names_a_rule_and_not_the_words_of_the_message() -> None:
    assert all(re.fullmatch(r"[A-Za-z ,]+", rule.name) for rule in RULES)


@pytest.mark.parametrize(
    "bait",
    [
        "想死",
        "不想死",
        "没有想死，",
        "我想你死",
        "我不想活",
        "想想想想",
        "死",
        "我我我我",
        "不 不 ",
        "i want to die ",
        "not kill myself ",
        "他打我 我打他 ",
        "如果我不在了",
        "“",
        "《",
        " . ",
        "a.b.",
        "我 ",
        "谢谢大家，对不起，再见。",
    ],
)
def test_hostile_input_asks_for_no_more_work_than_its_length(bait: str) -> None:
    """Four times the text takes about four times the steps, counted and not timed."""
    short, long = (steps(bait * (size // len(bait))) for size in (1000, 4000))
    assert long < 12 * short + 1000
