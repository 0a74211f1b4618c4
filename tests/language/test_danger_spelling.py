"""The same words however they are typed: disguised, spelled out, traditional."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.danger import Danger, DangerKind, find_danger

SELF = DangerKind.SELF


def found(text: str) -> Danger:
    danger = find_danger(text)
    assert danger is not None, text
    return danger


@pytest.mark.parametrize(
    "text",
    [
        "想4",
        "好想亖",
        "我想紫砂",
        "想自鲨",
        "zisha 想",
        "想zisha",
        "bu xiang huo le",
        "bxhl",
        "我不想话了",
        "想鼠了",
        "我要zs",
        "kms",
        "gonna unalive myself",
    ],
)
def test_words_in_disguise_are_read(text: str) -> None:
    assert found(text).kind is SELF


@pytest.mark.parametrize("text", ["想买紫砂壶", "想4月去成都", "想4点起床", "大熊猫的生存"])
def test_words_that_only_sound_like_it_are_left_alone(text: str) -> None:
    assert find_danger(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "我 不 想 活 了",
        "想。死。",
        "自*杀，我想自*杀",
        "不-想-活-了",
        "我想\u200b死",
        "ＫＭＳ tonight",
        "I DON'T WANT TO BE ALIVE",
        "I don’t want to be alive",
        "不想活了😭😭😭",
    ],
)
def test_signs_between_the_characters_width_and_case_hide_nothing(text: str) -> None:
    assert found(text).kind is SELF


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("我想自殺", "我想自杀"),
        ("想從樓上跳下去", "想从楼上跳下去"),
        ("撐不下去了", "撑不下去了"),
        ("爸爸用皮帶打我", "爸爸用皮带打我"),
        ("遺書寫好了", "遗书写好了"),
    ],
)
def test_traditional_characters_mean_the_same(traditional: str, simplified: str) -> None:
    assert found(traditional) == found(simplified)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "。。。", "《", "“", "😀" * 50, "\x00", "a" * 9000]
)
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert find_danger(text) is None


@given(st.text(max_size=400))
def test_any_text_is_read_and_the_same_text_gives_the_same_answer(text: str) -> None:
    assert find_danger(text) == find_danger(text)


@given(st.text(alphabet="我你不没想死活自杀跳楼了的，。 “”《》a", max_size=120))
def test_any_mixture_of_the_words_is_read(text: str) -> None:
    assert find_danger(text) == find_danger(text)
