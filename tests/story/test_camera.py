"""A telephone's camera reads what the program draws, and nothing else."""

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.check_in_codes import check_in_code
from playground.story.camera import Blurred, read

OF_LINKS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-_?=/.:", min_size=1, max_size=170)


@settings(max_examples=25, deadline=None)
@given(OF_LINKS)
def test_every_link_is_read_as_it_was_drawn(rest: str) -> None:
    link = f"https://{rest}"
    assert read(check_in_code(link)) == link


def test_a_chinese_text_is_read_too() -> None:
    assert read(check_in_code("江滩净滩")) == "江滩净滩"


@pytest.mark.parametrize(
    "png", [b"GIF89a", check_in_code("12345"), check_in_code("https://" + "x" * 180)]
)
def test_what_is_no_such_code_is_blurred(png: bytes) -> None:
    with pytest.raises(Blurred):
        read(png)


def test_its_versions_are_those_that_a_drawing_program_knows() -> None:
    assert {segno.make_qr("x" * n, error="m", boost_error=False).version for n in (9, 180)} == {
        1,
        9,
    }
