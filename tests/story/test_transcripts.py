"""Transcripts say what the program says; a new cadre's way is short; of whom what is kept."""

from pathlib import Path

import pytest

from bot import quick_aiogram
from playground.handbook.held import Held
from playground.handbook.pages import NAMES, QUICKEST, TRANSCRIPTS, Page, transcript

TAPS = 6
AGAIN = "python -m playground.handbook"


async def lived(folder: Path, name: str) -> Page:
    """The page now, which is the one in `docs/`."""
    quick_aiogram.warm_up()
    page = await transcript(folder, name)
    assert page.text == (TRANSCRIPTS / name).read_text(encoding="utf-8"), AGAIN
    return page


async def held(folder: Path, name: str) -> Held:
    page = await lived(folder, name)
    assert page.held is not None
    return page.held


def test_no_page_is_left_over() -> None:
    assert {path.name for path in TRANSCRIPTS.glob("*.md")} == set(NAMES)


async def test_a_new_cadre_has_a_counting_group_after_a_few_taps(tmp_path: Path) -> None:
    page = await lived(tmp_path, QUICKEST)
    assert 0 < page.acts <= TAPS
    assert "我只数数" in page.text


async def test_of_a_fourteen_year_old_the_age_band_and_what_they_chose_is_kept(
    tmp_path: Path,
) -> None:
    kept = await held(tmp_path, "fourteen.zh.md")
    assert set(kept.rows) == {"people", "consents", "contacts", "memberships"}
    assert (kept.age, set(kept.purposes)) == ("14 到 17 岁", {"保持联系", "我的活跃"})
    assert kept.named == ("people",)


async def test_of_whoever_refuses_twice_a_digest_and_a_bare_count_is_kept(tmp_path: Path) -> None:
    kept = await held(tmp_path, "refusing-twice.zh.md")
    assert (kept.rows, kept.named) == ({}, ())
    assert kept.marks > 0
    assert kept.asked == {"沈一鸣": (1, 0)}


async def test_whoever_was_erased_and_comes_back_begins_anew_and_counts_once(
    tmp_path: Path,
) -> None:
    kept = await held(tmp_path, "erased-and-back.zh.md")
    assert set(kept.rows) == {"people", "consents", "contacts", "memberships"}
    assert (kept.said, kept.all_said, kept.marks) == (0, 3, 0)
    assert kept.asked == {"沈一鸣": (1, 1)}


async def test_in_three_groups_of_two_cadres_one_contact_and_out_of_all_at_once(
    tmp_path: Path,
) -> None:
    kept = await held(tmp_path, "three-groups.zh.md")
    assert set(kept.rows) == {"people"}
    assert (kept.said, kept.all_said) == (0, 12)
    assert kept.asked == {"沈一鸣": (1, 0), "韩立群": (1, 0)}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_shows_no_number_of_the_database(name: str) -> None:
    text = (TRANSCRIPTS / name).read_text(encoding="utf-8")
    assert not {"person_id", "telegram_id", "_id"} & set(text.split())
    assert "start=i…" in text or "start=" not in text
