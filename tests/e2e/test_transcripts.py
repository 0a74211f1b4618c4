"""The pages of the handbook say what the bot says, and a new cadre's way is short."""

import pytest

from playground.transcripts.pages import FOLDER, PAGES

TAPS = 6


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_says_what_the_bot_says(name: str) -> None:
    """`python -m playground.transcripts` writes them anew."""
    lived = await PAGES[name]()
    assert lived.page() == (FOLDER / name).read_text(encoding="utf-8")
    if name == "setting-up.zh.md":
        assert 0 < lived.acts <= TAPS


def test_no_page_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.md")} == set(PAGES)
