"""A new cadre's way from the link to a counting group; a group that goes to a successor."""

from playground.telegram.acting.resident import Resident
from playground.telegram.world.chats import Chat
from playground.transcripts.town import Place, place
from playground.transcripts.transcript import Transcript, links_of


async def setting_up() -> Transcript:
    """The page that says how few taps it takes."""
    told = Transcript(
        "从邀请链接到开始计数",
        "一位新团干部，一个已经有的群。编号的是要做的事（点一下或发一句），其余都自己发生。",
    )
    async with place(told) as here:
        wang, mei = here.town.add_person("王"), here.town.add_person("梅")
        chat = wang.founds("supergroup", "读书会")
        mei.joins(chat)
        await by_link(here, wang, chat, await here.link("王老师"))
    return told


async def by_link(here: Place, who: Resident, chat: Chat, link: str) -> None:
    """Telegram's own pages for choosing a group and confirming rights are two taps as well."""
    told, name = here.transcript, who.person.first_name
    told.does(name, f"打开邀请链接 {link}")
    who.opens(link)
    await here.hears(who, "三步")
    told.does(name, "点“把我加到群里”")
    told.does(name, f"在 Telegram 的页面上选“{chat.title}”")
    told.does(name, "在 Telegram 的页面上确认管理员权限")
    who.adds(chat, here.bot)
    who.promotes(chat, here.bot)
    told.happens("Telegram 替 TA 在群里发了一句 /start，所以不用再按“由我负责这个群”。")
    who.writes(chat, f"/start@{here.bot.username} bind")
    await here.hears(who, "一切就绪")
    await here.sees(who, chat, "我只数数")


async def handing_on() -> Transcript:
    """A cadre hands a group on; a contact is asked again."""
    told = Transcript(
        "把群交给接任者",
        "群和没办完的心愿归接任者，联系青年由本人决定：不回答的，就不再是谁的联系青年。",
    )
    async with place(told) as here:
        wang, sun, mei = (here.town.add_person(name) for name in ("王", "孙", "梅"))
        chat = wang.founds("supergroup", "读书会")
        mei.joins(chat)
        quiet = Transcript("", "")
        here.transcript = quiet
        await by_link(here, wang, chat, await here.link("王老师"))
        sun.opens(await here.link("孙老师"))
        await here.hears(sun, "三步")
        await becomes_contact(here, mei, wang, chat)
        await here.knows_members(wang)
        here.transcript = told
        await hands_on(here, wang, sun, mei)
    return told


async def becomes_contact(here: Place, who: Resident, cadre: Resident, chat: Chat) -> None:
    welcome = await here.sees(cadre, chat, "我只数数")
    [link] = links_of(welcome)
    who.opens(link)
    who.presses(await here.hears(who, "你多大"), "18 岁或以上")
    who.presses(await here.hears(who, "全都关着"), "⬜ 保持联系：关")
    await here.hears(who, "随时可以来改")


async def hands_on(here: Place, wang: Resident, sun: Resident, mei: Resident) -> None:
    told = here.transcript
    told.does("王", "发 /groups")
    wang.writes(here.bot, "/groups")
    listed = await here.hears(wang, "您的群")
    for button, words in (
        ("⚙️ 设置：\u2068读书会\u2069", "我在群里说"),
        ("交给接任者", "要交给谁"),
        ("交给 \u2068孙老师\u2069", "不会自动跟过去"),
        ("交给 TA", "要再问一次的联系青年"),
    ):
        told.does("王", f"点“{button}”")
        wang.presses(listed, button)
        listed = await here.hears(wang, words)
    await here.hears(sun, "现在由您负责")
    asked = await here.hears(mei, "团干部换人了")
    told.does("梅", "点“好，保持联系”")
    mei.presses(asked, "好，保持联系")
    await here.hears(mei, "现在和你保持联系")
