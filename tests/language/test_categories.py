"""Categories: both sides of what could be either, every word reachable, and how many are right.

No wish of `wishes_held_back.jsonl` is among the examples; they were written without a look at the
lexicon and measured before anything was changed: 0.78 then, and this is the figure to expect of
strangers. Those of `examples.toml` that were held back in their turn gave 0.47 with the lexicon of
that day, and 0.84 with the next and the examples together.
"""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from domain.categories import Category
from language.categories import category_of
from language.categories.learned import examples
from language.categories.lexicon import WORDS, lexicon, words_in

HELD_BACK = Path(__file__).parent / "data" / "wishes_held_back.jsonl"
REAL = Path(__file__).parents[3] / "shared" / "data" / "dev" / "wishes.jsonl"


def wishes(file: Path) -> list[tuple[str, Category]]:
    lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [(one["text"], Category(one["category"])) for one in lines]


def right(told: list[tuple[str, Category]]) -> float:
    return sum(category_of(text) is category for text, category in told) / len(told)


def macro_f1(told: list[tuple[str, Category]]) -> float:
    pairs = Counter((category, category_of(text)) for text, category in told)
    figures = []
    for one in Category:
        hits = pairs[one, one]
        meant = sum(count for (category, _), count in pairs.items() if category is one)
        guessed = sum(count for (_, guess), count in pairs.items() if guess is one)
        figures.append(2 * hits / (meant + guessed) if meant + guessed else 0.0)
    return sum(figures) / len(figures)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("想涨点工资", Category.EMPLOYMENT),
        ("老板拖着工资不发", Category.RIGHTS),
        ("想换个离家近的厂上班", Category.EMPLOYMENT),
        ("宿舍空调坏了", Category.HOUSING),
        ("想考研，缺一套资料", Category.STUDY),
        ("想学电焊", Category.SKILLS),
        ("學費交不起", Category.HARDSHIP),
        ("想要一件羽绒服", Category.HARDSHIP),
        ("想要一副羽毛球拍", Category.CULTURE),
        ("想学打鼓", Category.SKILLS),
        ("想看一场演唱会", Category.CULTURE),
        ("想找人一起看电影，一个人太孤单", Category.SOCIAL),
        ("总失眠，想看医生", Category.HEALTH),
        ("想喝奶茶", Category.OTHER),
        ("居住证怎么办", Category.RIGHTS),
        ("想租个房子", Category.HOUSING),
        ("I want to learn to drive", Category.SKILLS),
        ("WHERE CAN I FIND A JOB", Category.EMPLOYMENT),
        ("", Category.OTHER),
        ("😀😀", Category.OTHER),
        ("123", Category.OTHER),
    ],
)
def test_what_could_be_either_is_told_apart(text: str, category: Category) -> None:
    assert category_of(text) is category


def test_a_word_within_another_word_says_nothing() -> None:
    assert "家教" not in words_in("请专家教我们")
    assert "家教" in words_in("想请个家教")
    assert "art" not in words_in("party")


def test_every_category_has_words_and_enough_examples_and_none_twice() -> None:
    texts = [text for some in examples().values() for text in some]
    assert all(len(some) >= 60 for some in examples().values())
    assert len(texts) == len(set(texts)) >= 800
    assert {category for told in lexicon().values() for category in told} == set(Category)


def test_no_word_stands_twice_in_one_category_and_every_one_can_be_found() -> None:
    """In small, simplified letters, since texts are brought into these first."""
    read = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    for groups in read.values():
        listed = [word for words in groups.values() for word in words.split()]
        assert [word for word, times in Counter(listed).items() if times > 1] == []
        assert [word for word in listed if word != word.lower()] == []


def test_of_wishes_held_back_three_in_four_are_right() -> None:
    told = wishes(HELD_BACK)
    assert len(told) >= 140
    assert {text for text, _ in told} & {
        text for some in examples().values() for text in some
    } == set()
    assert right(told) >= 0.75
    assert macro_f1(told) >= 0.75


@pytest.mark.skipif(not REAL.exists(), reason="the real wishes are not part of the repository")
def test_of_real_wishes_nine_in_ten_are_right() -> None:
    """Kinder than it is: their way of being told apart was learned by looking at them."""
    told = wishes(REAL)
    assert right(told) >= 0.85
    assert macro_f1(told) >= 0.85
