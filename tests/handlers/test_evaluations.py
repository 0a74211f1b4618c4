"""`/evaluate` as a young person and as an office meet it."""

from storage.database import Storage
from tests.handlers.talking import Talk, messages
from tests.handlers.test_activities import ADMINISTRATOR, YOUNG, county


async def test_one_tap_and_it_cannot_be_changed(sqlite: Storage) -> None:
    await county(sqlite)
    talk = Talk(sqlite)
    (asked,) = await talk.private(YOUNG, "/evaluate")
    assert "不记名" in asked.text
    (thanks,) = messages(await talk.press(YOUNG, asked.buttons["帮上了"], asked))
    assert "总数" in thanks.text
    (no,) = await talk.press(YOUNG, asked.buttons["一般"], asked)
    assert "改不了" in no.text
    (again,) = await talk.private(YOUNG, "/evaluate")
    assert "下个季度再来" in again.text
    assert not again.buttons


async def test_the_office_reads_sums_of_quarters_that_are_over(sqlite: Storage) -> None:
    await county(sqlite)
    (read,) = await Talk(sqlite).private(ADMINISTRATOR, "/evaluate")
    assert "2026年第1季度：还在收" in read.text
    assert "2025年第4季度：不到 5 个人评价" in read.text


async def test_in_a_group_one_line_leads_into_the_private_chat(sqlite: Storage) -> None:
    await county(sqlite)
    (line,) = await Talk(sqlite).in_group(YOUNG, "/evaluate")
    assert list(line.buttons.values()) == ["https://t.me/yijiabai_bot?start=evaluate"]
