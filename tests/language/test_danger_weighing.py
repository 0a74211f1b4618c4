"""What weak signs weigh together, and how their weights are learned."""

from pathlib import Path

import pytest

from language.danger import DangerKind, find_danger, weights
from language.danger.findings import MANY_SIGNS, Directness
from language.danger.learning import learn, lesson, lessons_of_danger, read, written
from language.danger.reading import Reading
from language.danger.weighing import Scale, scale, signs, weighed

DATA = Path(__file__).parent / "data"
DANGER = {"kind": "self", "text": "我不在了以后"}
HARMLESS = {"text": "我在图书馆"}


def weight(scale: Scale, text: str) -> float:
    reading = Reading(text)
    return scale.weigh(signs(reading), len(reading.text.units))


def test_signs_that_no_rule_joins_are_a_hint_together() -> None:
    danger = find_danger("我要走了，你们别找")
    assert danger is not None
    assert (danger.rule, danger.directness) == (MANY_SIGNS, Directness.INDIRECT)


@pytest.mark.parametrize("text", ["我没有想死", "你想死啊", "I don't want to die"])
def test_no_weight_calls_what_is_denied_or_said_in_banter(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize("text", ["在吗", "收到", "明天几点集合", "想学吉他", "hello", "", "😀"])
def test_ordinary_words_weigh_too_little(text: str) -> None:
    assert weighed(Reading(text)) is None


def test_who_is_in_danger_is_told_by_the_names_that_are_met() -> None:
    danger = weighed(Reading("他每天都打我，还不让我出门，我好怕"))
    assert danger is not None
    assert danger.kind is DangerKind.FROM_OTHERS


def test_saying_it_twice_weighs_no_more_than_saying_it_once() -> None:
    once = Scale(0.0, {"死": 1.0})
    assert once.weigh({"死"}, 9) == weight(once, "死死死死死死死死死")


def test_a_sign_weighs_less_in_a_longer_message() -> None:
    assert Scale(0.0, {"a": 1.0}).weigh({"a"}, 40) < Scale(0.0, {"a": 1.0}).weigh({"a"}, 10)


def test_what_is_learned_tells_the_examples_apart() -> None:
    learned = learn(lessons_of_danger([DANGER] * 3 + [HARMLESS] * 3, ["今天天气好"] * 3))
    assert weight(learned, DANGER["text"]) > 0 > weight(learned, HARMLESS["text"])
    assert weight(learned, "今天天气好") < 0


def test_a_sign_met_only_once_is_not_learned() -> None:
    lessons = [lesson("猫狗", signs, holds=True), lesson("猫", signs, holds=False)]
    assert {"猫", "狗"} & learn(lessons).weights.keys() == {"猫"}


def test_the_same_examples_teach_the_same_weights() -> None:
    examples = read(str(DATA / "danger_fresh_fourth.jsonl"))
    first, again = (learn(lessons_of_danger(examples, [])) for _ in range(2))
    assert first == again


def test_a_table_of_weights_is_read_as_it_was_written() -> None:
    learned = {"-": -1.5, "死": 2.0, "不_醒": 1.0, "#WANT": -0.5, "书": 0.1}
    table: dict[str, dict[int, str]] = {}
    exec(written("DANGER", learned), {}, table)  # noqa: S102  # what `learning` itself has written
    assert scale(table["DANGER"]) == Scale(-1.5, {"死": 2.0, "不_醒": 1.0, "#WANT": -0.5})


def test_no_sign_has_two_weights() -> None:
    for tables in (weights.DANGER, (weights.FROM_OTHERS,), (weights.SOMEBODY_ELSE,)):
        listed = [sign for table in tables for signs in table.values() for sign in signs.split()]
        assert len(listed) == len(set(listed))
