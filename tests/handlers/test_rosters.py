"""A roster as an administrator brings it in by sending it, and what everybody else is told."""

import asyncio
import io
import json
import zipfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast

import pytest
import xlsxwriter

from bot.clock import Clock
from bot.fetching import Fetching
from bot.transport import NotTelegram, Transport
from domain.organisations import Level, Position, Profile, Role
from domain.rosters import MOST_BYTES
from exports.sheets import grids_of
from services.services import Services
from storage.database import Storage
from tests.desks import services
from tests.exports.test_sheets import book
from tests.handlers.talking import BOT, Said, Talk, messages
from tests.handlers.talking import group as in_the_group
from tests.storage.county import NOON, TODAY

CHIEF, WANG, MEI, BESIDE = 901, 903, 77, 905
Result = TypeVar("Result")
HEADER = ("姓名", "专挂兼", "组织", "级别")
GOOD = (HEADER, ("王芳", "专职", "清河县", ""), ("李　雷", "挂职", "一中团委", "基层团委"))
BAD = (HEADER, ("", "专职", "清河县", ""), ("李雷", "书记", "二中团委", ""))


@dataclass
class Telegram:
    """Hands out the files that were sent, as long as it has them."""

    files: dict[str, bytes] = field(default_factory=dict)

    async def download(self, path: str, *, most: int, timeout: float) -> bytes:
        if path not in self.files:
            raise NotTelegram(f"status 404 within {timeout}")
        return self.files[path][:most]


class Still:
    """It is noon."""

    def now(self) -> datetime:
        return NOON


@dataclass
class Office(Talk):
    """An administrator's private chat; files are looked at when the bot had time for it."""

    telegram: Telegram = field(default_factory=Telegram)

    async def sends(
        self, who: int, content: bytes, name: str = "花名册.xlsx", **more: Any
    ) -> list[Said]:
        """A file, and what the bot says when it has looked at it."""
        self.telegram.files[f"documents/{name}"] = content
        document = {"file_id": name, "file_unique_id": name, "file_name": name, **more}
        said = await self.private(who, None, document={"file_size": len(content), **document})
        return await self.fetched(said)

    async def decides(self, who: int, label: str, under: Said) -> list[Said]:
        data = next(data for one, data in under.buttons.items() if one.startswith(label))
        return await self.fetched(await self.press(who, data, under))

    async def fetched(self, said: list[Said]) -> list[Said]:
        asked = [one for one in said if one.method == "getFile"]
        for one in asked:
            await self._told(one.fields["file_id"])
        if not asked:
            return messages(said)
        transport = cast(Transport, self.telegram)
        await Fetching(self.storage, transport, cast(Clock, Still()), self._carry_out).look()
        rest = [one for one in said if one.method != "getFile"]
        return messages(rest + await self.said())

    async def _told(self, name: str) -> None:
        async with self.storage.read_write() as tx:
            made = services(tx, self.now).roster_files
            for number in range(1, 9):
                file = await tx.roster_files.get(number)  # type: ignore[arg-type]  # all there are
                if file is not None and file.file == name:
                    answer = {"file_path": f"documents/{name}"}
                    await made.located(number, {}, answer)

    async def _carry_out(self, work: Callable[[Services], Awaitable[Result]]) -> Result:
        async with self.storage.read_write() as tx:
            return await work(services(tx, self.now))


@pytest.fixture
async def office(storage: Storage) -> Office:
    """清河县 with its administrator, and 湖滨县 with its own beside it."""
    async with storage.read_write() as tx:
        made = services(tx, NOON).organisations
        where, token = await made.set_up(
            "清河县", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
        )
        _, cadre = await made.invite_cadre(where.id, "赵敏", Position.FULL_TIME, TODAY)
        other = await tx.organisations.add(
            "湖滨县", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
        )
        beside = await made.invite_role(other.id, Role.ADMINISTRATOR)
    talk = Office(storage)
    for who, link in ((CHIEF, token), (WANG, cadre), (BESIDE, beside)):
        await talk.private(who, f"/start i{link}")
    return talk


async def roster(storage: Storage) -> set[tuple[str, str, str]]:
    async with storage.read_only() as view:
        branch = await view.rosters.branch([one.id for one in await view.organisations.roots()])
        names = {one.id: one.name for one in branch}
        lines = await view.rosters.lines(list(names), TODAY)
    return {(names[one.organisation], one.roster_name, one.position.value) for one in lines}


ZHAO = ("清河县", "赵敏", "full-time")


async def test_a_roster_is_looked_at_first_and_brought_in_when_it_is_wanted(
    office: Office,
) -> None:
    got, told = await office.sends(CHIEF, book(GOOD))
    assert "我看一下" in got.text
    assert "现在还什么都没改" in told.text
    assert "新组织 1 个：\u2068一中团委\u2069" in told.text
    assert "新团干部 2 人" in told.text
    assert "表里没有 1 人，保留" in told.text
    assert await roster(office.storage) == {ZHAO}
    done = (await office.decides(CHIEF, "导入", told))[-1]
    assert "导入好了" in done.text
    assert await roster(office.storage) == {
        ZHAO,
        ("清河县", "王芳", "full-time"),
        ("一中团委", "李雷", "seconded"),
    }


async def test_further_rosters_in_a_book_are_named(office: Office) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as written:
        for name in ("一中", "二中"):
            sheet = written.add_worksheet(name)
            sheet.write_row(0, 0, HEADER[:2])
            sheet.write_row(1, 0, (f"{name}的人", "专职"))
    *_, told = await office.sends(CHIEF, content.getvalue())
    assert "新团干部 1 人" in told.text
    assert "没看的工作表（我只看第一张）：\u2068二中\u2069" in told.text


async def test_brought_in_again_there_is_nothing_to_do(office: Office) -> None:
    *_, told = await office.sends(CHIEF, book(GOOD))
    await office.decides(CHIEF, "导入", told)
    *_, again = await office.sends(CHIEF, book(GOOD), "again.xlsx")
    assert "不用导入" in again.text
    assert list(again.buttons) == ["结束表里没有的 1 人", "不导入"]


async def test_whoever_is_missing_ends_when_that_button_is_pressed(office: Office) -> None:
    *_, told = await office.sends(CHIEF, book(GOOD))
    done = (await office.decides(CHIEF, "导入，并结束", told))[-1]
    assert "已结束任职 1 人" in done.text
    assert ZHAO not in await roster(office.storage)


async def test_pressed_twice_it_is_brought_in_once(office: Office) -> None:
    *_, told = await office.sends(CHIEF, book(GOOD))
    await office.decides(CHIEF, "导入", told)
    [alert] = await office.press(CHIEF, told.buttons["导入"], told)
    assert "已经处理过了" in alert.text
    assert len(await roster(office.storage)) == 3


async def test_what_is_not_wanted_is_not_brought_in(office: Office) -> None:
    *_, told = await office.sends(CHIEF, book(GOOD))
    [said] = await office.decides(CHIEF, "不导入", told)
    assert "没有导入" in said.text
    [alert] = await office.press(CHIEF, told.buttons["导入"], told)
    assert "已经处理过了" in alert.text
    assert await roster(office.storage) == {ZHAO}


async def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_changed(
    office: Office,
) -> None:
    *_, told = await office.sends(CHIEF, book(BAD))
    assert "有 2 行要改，花名册一点没动" in told.text
    assert "第 2 行：没有姓名" in told.text
    assert "第 3 行：看不懂“书记”" in told.text
    assert told.buttons == {}
    assert await roster(office.storage) == {ZHAO}


async def test_more_faults_than_a_message_holds_come_as_a_file(office: Office) -> None:
    rows = [HEADER, *(("李雷", "书记", "清河县", "") for _ in range(300))]
    *_, told = await office.sends(CHIEF, book(rows))
    assert told.method == "sendDocument"
    assert "有 300 行要改" in told.text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04", "文件损坏"),
        (b"", "没有内容"),
        ("姓名,电话\n王芳,1\n".encode(), "还缺：专挂兼"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "另存为 .xlsx"),
    ],
)
async def test_a_file_that_is_no_roster_is_refused_with_its_reason(
    office: Office, content: bytes, why: str
) -> None:
    *_, told = await office.sends(CHIEF, content)
    assert why in told.text
    assert "花名册没有改动" in told.text


async def test_a_file_that_is_too_big_is_not_even_fetched(office: Office) -> None:
    [told] = await office.sends(CHIEF, b"", file_size=MOST_BYTES + 1)
    assert "最多 5 MB" in told.text


async def test_a_file_that_telegram_lost_is_to_be_sent_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.fetching.LOOK_SECONDS", 0)
    monkeypatch.setattr(office.telegram, "files", Forgetful())
    *_, told = await office.sends(CHIEF, book(GOOD))
    assert "没能从 Telegram 取到文件" in told.text


class Forgetful(dict[str, bytes]):
    def __setitem__(self, _: str, content: bytes) -> None:
        pass


@pytest.mark.parametrize("who", [WANG, MEI])
async def test_whoever_manages_no_roster_is_told_so(office: Office, who: int) -> None:
    [told] = await office.sends(who, book(GOOD))
    assert "由管理员来做" in told.text
    [told] = await office.private(who, "/roster")
    assert "由管理员来做" in told.text
    for data in ("template", "export", "sheet", "links:all", "import:1", "end:1", "cancel:1"):
        [alert] = await office.press(who, f"roster:{data}", told)
        assert alert.method == "answerCallbackQuery"
        assert alert.fields["text"]
    assert await roster(office.storage) == {ZHAO}


async def test_an_administrator_beside_can_do_nothing_with_a_roster_of_others(
    office: Office,
) -> None:
    *_, told = await office.sends(CHIEF, book(GOOD))
    [alert] = await office.press(BESIDE, told.buttons["导入"], told)
    assert "已经处理过了" in alert.text
    *_, theirs = await office.sends(BESIDE, book(GOOD), "theirs.xlsx")
    assert "您的范围里没有“清河县”这个组织" in theirs.text
    assert await roster(office.storage) == {ZHAO}


async def test_whoever_lost_the_office_in_between_changes_nothing(office: Office) -> None:
    *_, told = await office.sends(CHIEF, book(GOOD))
    async with office.storage.read_write() as tx:
        chief = await tx.people.by_telegram_id(CHIEF)
        [root, _] = await tx.organisations.roots()
        assert chief is not None
        await tx.roles.withdraw(chief.id, root.id, Role.ADMINISTRATOR)
    [alert] = await office.press(CHIEF, told.buttons["导入"], told)
    assert alert.fields["text"]
    assert await roster(office.storage) == {ZHAO}


async def test_other_files_are_answered_as_before(office: Office) -> None:
    [told] = await office.sends(CHIEF, b"x", "letter.pdf")
    assert "花名册" not in told.text


async def test_the_home_of_rosters_has_all_that_an_office_asks_for(office: Office) -> None:
    [home] = await office.private(CHIEF, "/roster")
    assert "清河县" in home.text
    assert list(home.buttons) == ["下载模板", "导出花名册", "打印链接单", "启用进度"]
    told = await office.private(CHIEF, "/help")
    assert "/roster" in told[0].text


async def test_in_a_group_it_leads_into_the_private_chat(office: Office) -> None:
    [said] = await office.in_group(CHIEF, "/roster")
    assert said.chat == str(in_the_group()["id"])
    assert list(said.buttons.values()) == [BOT.link("roster")]


async def file_of(office: Office, button: str, under: str = "roster") -> tuple[Said, bytes]:
    """What comes when a button of the home is pressed, with the file's content."""
    from bot.wording.outgoing import Outgoing

    kept: list[Outgoing] = []
    worded = office._worded

    async def keeping(leased: Any, view: Any) -> Said | None:
        from bot.wording.table import Wording
        from domain.outbox import Kind
        from tests.desks import SHANGHAI

        if leased.post.kind is Kind.NOTICE:
            outgoing = await Wording(SHANGHAI, BOT).word(leased.post, view, office.now)
            kept.extend([] if outgoing is None else [outgoing])
        return await worded(leased, view)

    object.__setattr__(office, "_worded", keeping)
    [home] = await office.private(CHIEF, f"/{under}")
    said = messages(await office.press(CHIEF, button, home))
    object.__setattr__(office, "_worded", worded)
    [document] = [one for one in said if one.method == "sendDocument"]
    [outgoing] = [one for one in kept if one.file is not None]
    assert outgoing.file is not None
    return document, outgoing.file.content


async def test_the_template_can_be_filled_in_and_brought_in(office: Office) -> None:
    said, content = await file_of(office, "roster:template")
    assert "模板" in said.text
    assert [line.cells for line in grids_of(content)[0].lines] == [
        ("组织", "级别", "姓名", "专挂兼", "任职日期")
    ]


async def test_what_was_exported_changes_nothing_when_it_comes_back(office: Office) -> None:
    *_, told = await office.sends(CHIEF, book(GOOD))
    await office.decides(CHIEF, "导入", told)
    said, content = await file_of(office, "roster:export")
    assert "共 3 人" in said.text
    assert [line.cells[:4] for line in grids_of(content)[0].lines[1:]] == [
        ("清河县", "县级", "赵敏", "专职"),
        ("清河县", "县级", "王芳", "专职"),
        ("清河县/一中团委", "基层团委", "李雷", "挂职"),
    ]
    before = await roster(office.storage)
    *_, again = await office.sends(CHIEF, content, "export.xlsx")
    assert "不用导入" in again.text
    assert again.buttons == {}
    assert await roster(office.storage) == before


async def test_links_are_printed_for_those_who_have_none(office: Office) -> None:
    *_, told = await office.sends(CHIEF, book(GOOD))
    await office.decides(CHIEF, "导入", told)
    said, content = await file_of(office, "roster:links:without")
    assert "共 2 张" in said.text
    assert content.startswith(b"%PDF")
    [home] = await office.private(CHIEF, "/roster")
    [alert] = await office.press(CHIEF, "roster:links:without", home)
    assert "没有人要打印" in alert.fields["text"]


async def test_a_sheet_does_not_wait_in_the_outbox_longer_than_it_must(office: Office) -> None:
    """Whoever has started meanwhile is left out; with nobody left nothing is sent."""
    *_, told = await office.sends(CHIEF, book(GOOD))
    await office.decides(CHIEF, "导入", told)
    async with office.storage.read_write() as tx:
        chief = await tx.people.by_telegram_id(CHIEF)
        await services(tx, NOON).roster_files.send_links(chief, only_without=True)
    links = []
    async with office.storage.read_write() as tx:
        for held in await tx.outbox.lease("t", NOON, NOON.replace(year=2030), 9):
            links = cast(list[tuple[int, str]], held.post.fields["links"])
            await tx.outbox.put_back(held.id, "t", NOON, "")
    for number, (_, token) in enumerate(links):
        await office.private(2_000 + number, f"/start i{token}")
    assert [one for one in await office.said() if one.method == "sendDocument"] == []


async def test_how_far_an_office_has_come_is_told_in_sums(office: Office) -> None:
    *_, told = await office.sends(CHIEF, book(GOOD))
    await office.decides(CHIEF, "导入", told)
    [home] = await office.private(CHIEF, "/roster")
    [sums] = messages(await office.press(CHIEF, "roster:sums", home))
    lines = [line.replace("\u2068", "").replace("\u2069", "") for line in sums.text.splitlines()]
    assert lines[1:] == [
        "清河县：花名册 3 人，发链接 1，已打开 1，正在统计的群 0",
        "本单位：花名册 2 人，发链接 1，已打开 1，正在统计的群 0",
        "一中团委：花名册 1 人，发链接 0，已打开 0，正在统计的群 0",
    ]
    assert "王芳" not in sums.text


async def test_hostile_names_go_through_harmlessly(office: Office) -> None:
    hostile = ("<b>王</b>", "'=1+1", "\u202e赵\u202c", "王" * 64)
    rows = [HEADER[:2], *((name, "专职") for name in hostile)]
    *_, told = await office.sends(CHIEF, book(rows))
    await office.decides(CHIEF, "导入", told)
    names = {name for _, name, _ in await roster(office.storage)}
    assert names >= {"<b>王</b>", "=1+1", "赵", "王" * 64}
    _, content = await file_of(office, "roster:export")
    with zipfile.ZipFile(io.BytesIO(content)) as written:
        assert "<f>" not in written.read("xl/worksheets/sheet1.xml").decode()
    *_, again = await office.sends(CHIEF, content, "back.xlsx")
    assert "不用导入" in again.text


async def test_of_a_roster_nothing_is_kept_but_where_it_lies(office: Office) -> None:
    await office.sends(CHIEF, book(GOOD))
    async with office.storage.read_only() as view:
        file = await view.roster_files.get(1)  # type: ignore[arg-type]  # the only one
        chief = await view.people.by_telegram_id(CHIEF)
        assert chief is not None
        held = await view.my_data.of(chief.id)
    assert file is not None
    assert "王芳" not in json.dumps([str(file.report), held], ensure_ascii=False, default=str)


async def test_between_telegrams_answer_and_the_look_at_it_the_bot_is_not_at_rest(
    office: Office,
) -> None:
    content = book(GOOD)
    office.telegram.files["documents/a.xlsx"] = content
    document = {"file_id": "a.xlsx", "file_unique_id": "a", "file_name": "a.xlsx"}
    await office.private(CHIEF, None, document={"file_size": len(content), **document})
    await office._told("a.xlsx")
    transport = cast(Transport, office.telegram)
    fetching = Fetching(office.storage, transport, cast(Clock, Still()), office._carry_out)
    fetching.wake()
    stop = asyncio.Event()
    running = asyncio.create_task(fetching.run(stop))
    while not fetching.resting:  # noqa: ASYNC110  # it tells nobody
        await asyncio.sleep(0)
    [told] = messages(await office.said())
    assert "现在还什么都没改" in told.text
    stop.set()
    await running
