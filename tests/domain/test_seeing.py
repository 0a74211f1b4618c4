"""What of a text can be seen."""

import pytest

from domain.seeing import says_something


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", False),
        (" \n\u3000", False),
        ("\u200b\u200f\u202e", False),
        ("\u2800\u3164", False),
        ("\ufe0f", False),
        ("\u200b。", True),
        ("字", True),
        ("👨\u200d👩\u200d👧", True),
    ],
)
def test_what_leaves_a_mark_says_something(text: str, says: bool) -> None:
    assert says_something(text) is says
