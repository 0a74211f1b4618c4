"""A topic becomes a poll by its last lines, which each begin with a dash."""

import pytest

from domain.polls import LONGEST_OPTION, LONGEST_QUESTION, MOST_OPTIONS, Poll, poll_of


@pytest.mark.parametrize(
    ("text", "poll"),
    [
        ("周末去哪？\n- 公园\n- 图书馆", Poll("周末去哪？", ("公园", "图书馆"))),
        ("周末去哪？\n－公园\n• 图书馆\n— 不去", Poll("周末去哪？", ("公园", "图书馆", "不去"))),
        ("周末\n去哪？\n\n-公园\n\n-图书馆\n", Poll("周末\n去哪？", ("公园", "图书馆"))),
        ("去哪？\n- 公园\n- 公园\n- 图书馆", Poll("去哪？", ("公园", "图书馆"))),
        ("周末去哪？", None),
        ("周末去哪？\n- 公园", None),
        ("去哪？\n- 公园\n- 公园", None),
        ("- 公园\n- 图书馆", None),
        ("去哪？\n- 公园\n- 图书馆\n快来投", None),
        ("去哪？\n- 公园\n-\n- 图书馆", None),
        ("5 - 3 等于几？\n2\n3", None),
        ("", None),
    ],
)
def test_what_is_a_poll(text: str, poll: Poll | None) -> None:
    assert poll_of(text) == poll


@pytest.mark.parametrize(
    ("question", "option", "options", "fits"),
    [
        (LONGEST_QUESTION, LONGEST_OPTION, MOST_OPTIONS, True),
        (LONGEST_QUESTION + 1, 1, 2, False),
        (1, LONGEST_OPTION + 1, 2, False),
        (1, 1, MOST_OPTIONS + 1, False),
    ],
)
def test_what_telegram_takes(question: int, option: int, options: int, fits: bool) -> None:
    long = tuple(f"{number:x}" + "选" * (option - 1) for number in range(options))
    assert Poll("问" * question, long).fits is fits
