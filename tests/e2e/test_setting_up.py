"""A county is set up over HTTP: links, the bot in a group, consent, a migration, an erasure."""

from pathlib import Path

from tests.e2e.a_county import county, joined, run_by_wang


async def test_a_cadre_and_a_young_person_find_each_other(
    tmp_path: Path, sqlite_template: Path
) -> None:
    async with county(tmp_path, sqlite_template) as at:
        await run_by_wang(at)
        await joined(at)

        async def counted() -> bool:
            """Telegram has told how many there are, and that she is one of them."""
            group = await at.group()
            if group is None or group.members != 2:
                return False
            async with at.storage.read_only() as view:
                return await view.reports.consenting(group.id) == 1

        await at.until(counted)


async def test_without_rights_the_bot_says_how_to_mend_it_and_goes_on_when_mended(
    tmp_path: Path, sqlite_template: Path
) -> None:
    async with county(tmp_path, sqlite_template) as at:
        at.wang.opens(at.link)
        await at.reads(at.wang, "三步")
        at.wang.adds(at.chat, at.bot)
        at.wang.presses(await at.reads(at.wang, "看不到大家的聊天"), "由我负责这个群")
        await at.reads(at.wang, "计数停着")
        at.wang.promotes(at.chat, at.bot)
        await at.reads(at.wang, "一切就绪")
        at.wang.kicks(at.chat, at.bot)
        await at.reads(at.wang, "我不在")
        at.wang.adds(at.chat, at.bot)
        await at.reads(at.wang, "看不到")
        at.wang.promotes(at.chat, at.bot)
        await at.reads(at.wang, "一切就绪")
        assert await at.counting()


async def test_a_group_that_migrates_goes_on(tmp_path: Path, sqlite_template: Path) -> None:
    for number, order in enumerate(("old first", "new first")):
        folder = tmp_path / str(number)
        folder.mkdir()
        async with county(folder, sqlite_template, "group") as at:
            await run_by_wang(at)
            before = await at.group()
            assert before is not None
            at.chat = at.wang.migrates(at.chat, order)
            await at.until(at.counting)
            after = await at.group()
            assert after is not None
            assert after.id == before.id
            at.wang.writes(at.chat, "/bind")
            await at.until(at.welcomed)


async def test_an_erased_person_is_found_nowhere_after_the_farewell(
    tmp_path: Path, sqlite_template: Path
) -> None:
    async with county(tmp_path, sqlite_template) as at:
        await run_by_wang(at)
        await joined(at)
        at.mei.writes(at.bot, "/mydata")
        await at.reads(at.mei, "全部记录")
        at.mei.writes(at.bot, "/forgetme")
        at.mei.presses(await at.reads(at.mei, "要全部删掉吗"), "全部删掉")
        await at.reads(at.mei, "都删掉了")

        number = at.mei.id
        traces = "韩梅梅".encode(), str(number).encode(), number.to_bytes(6, "big")

        async def clean() -> bool:
            return traces_in(tmp_path, *traces) == set()

        await at.until(clean)


def traces_in(folder: Path, *traces: bytes) -> set[str]:
    contents = [(path.name, path.read_bytes()) for path in folder.iterdir()]
    return {f"{name}: {one!r}" for name, content in contents for one in traces if one in content}
