"""What all kinds of finds have in common."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.telegram.entities import Entity, code_point_at, detect, unit_offsets

SIGNED = st.text(
    st.sampled_from("@#$/.:+_-()<>[] \n0123aAtgbcom你好，。👍\u200d\u200f"), max_size=60
)
STARTS = ("https://", "tg://", "mailto:", "@", "me", "#tag", "$USD", "/start", "+86 138 0013 8000")
MIDDLES = ("example", ".com", ".", "/", "?q=1", ":80", "(", ")", " ", "👍", "你好", "。", "\u200b")
LINKED = st.lists(st.sampled_from([*STARTS, *MIDDLES]), max_size=14).map("".join)


@pytest.mark.parametrize(
    "text", ["", "你好", "知道呀，时长达到了3分39秒，很不错：）", "שלום", "👍🏽", "a_b"]
)
def test_ordinary_talk_holds_nothing(text: str) -> None:
    assert detect(text) == []


def test_finds_come_in_the_order_of_the_text() -> None:
    assert detect("/start @zhang_wei #话题 $USD example.com me@example.com +12345678") == [
        Entity("bot_command", 0, 6),
        Entity("mention", 7, 10),
        Entity("hashtag", 18, 3),
        Entity("cashtag", 22, 4),
        Entity("url", 27, 11),
        Entity("email", 39, 14),
        Entity("phone_number", 54, 9),
    ]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("https://example.com/#part", Entity("url", 0, 25)),
        ("https://t.me/@name", Entity("url", 0, 18)),
        ("https://example.com/$USD", Entity("url", 0, 24)),
        ("https://example.com/?tel=+12345678", Entity("url", 0, 34)),
        ("name@example.com", Entity("email", 0, 16)),
        ("tg://example.com", Entity("url", 0, 12)),
        ("/start@name_bot", Entity("bot_command", 0, 15)),
        ("#tag@name", Entity("hashtag", 0, 9)),
        ("@name.com", Entity("mention", 0, 5)),
    ],
)
def test_of_two_finds_the_one_that_begins_first_stays(text: str, entity: Entity) -> None:
    assert detect(text) == [entity]


def test_offsets_count_utf16_units() -> None:
    assert detect("👍👍 @zhang_wei 👍 #赞👍") == [
        Entity("mention", 5, 10),
        Entity("hashtag", 19, 2),
    ]


@given(st.text() | SIGNED | LINKED)
def test_finds_lie_inside_the_text_apart_and_split_no_character(text: str) -> None:
    entities = detect(text)
    offsets = unit_offsets(text)
    for entity in entities:
        assert entity.length > 0
        assert code_point_at(offsets, entity.offset) is not None
        assert code_point_at(offsets, entity.end) is not None
    assert all(one.end <= other.offset for one, other in pairwise(entities))


@given(SIGNED | LINKED)
def test_what_follows_on_a_new_line_changes_nothing(text: str) -> None:
    assert detect(text + "\n吧")[: len(detect(text))] == detect(text)


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        ".",
        "@",
        "a@",
        "#",
        "#a",
        "/",
        "+1",
        "$A",
        "http://",
        "b@a.",
        "(.a",
        "x.com/(",
        "中.国",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    text = (piece * 4096)[:4096]
    began = time.perf_counter()
    detect(text)
    assert time.perf_counter() - began < 0.5
