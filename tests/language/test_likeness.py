"""Likeness: a hint from shared wording, the same from both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.likeness import NEAR, likeness, similar

SHORT = st.text("我想要一副羽毛球拍学开车修空调 abc，。", max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("想要一副羽毛球拍", "我想要一副羽毛球拍，以前的太旧了。"),
        ("希望一起夜跑", "想找人一起夜跑"),
        ("宿舍空调坏了", "宿舍空调不制冷"),
        ("宿舍空調壞了", "宿舍空调坏了"),
        ("I want a guitar", "a guitar, please"),
    ],
)
def test_two_wishes_for_one_thing_in_like_words_are_near(one: str, other: str) -> None:
    assert likeness(one, other) >= NEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("希望能涨工资", "希望工资按时发"),
        ("我想要一本考研英语真题", "我想要一个篮球"),
        ("希望宿舍装空调", "希望早点下班"),
        ("想要的没有", "我想要一个"),
        ("", ""),
    ],
)
def test_two_wishes_that_share_little_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < NEAR


@given(SHORT, SHORT)
def test_likeness_is_the_same_from_both_sides_and_between_nothing_and_one(
    one: str, other: str
) -> None:
    near = likeness(one, other)
    assert 0 <= near <= 1
    assert near == likeness(other, one)


def test_the_nearest_of_own_wishes_comes_first_and_far_ones_not_at_all() -> None:
    own = {3: "想找人一起跑步", 5: "想找人一起夜跑", 8: "想要一盏台灯"}
    assert similar("希望一起夜跑", own) == (5,)
    assert similar("想找人一起夜跑", own)[0] == 5
    assert similar("想要什么", own, at_least=0.9) == ()
