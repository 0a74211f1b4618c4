"""The quarter's report that nobody owes: the street hands its own up, gets it back with a remark,
and hands it up again; then the county hands up its own, and hears nothing yet.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from zipfile import ZipFile

from playground.story.books import local
from playground.story.calendar import at
from playground.story.county import COUNTY, STREET
from playground.story.passing import Stuck
from playground.story.reports import PARTS, counted
from playground.story.scenes.organ import gets_a_role
from playground.story.story import Story
from playground.telegram.acting.resident import Resident
from playground.telegram.world.messages import Message

WEEK = 86
"""The day on which reports are written: in the last week of the quarter."""
FIRST_WORDS = {
    "经验": "活动放在下班以后、离家近的地方，来的人会叫朋友一起来。",
    "下步安排": "七月起每两周办一次夜校，题目由大家投票定。",
}
REMARK = "写具体一点：夜校在哪里办、谁来讲？"
BETTER = "夜校在东门街道活动室，先请两位社区医生来讲，题目由大家投票定。"
OF_COUNTY = {
    "经验": "先听再办：每次活动的题目都从群里的提议里挑。",
    "下步安排": "县机关八月办开放日，请青年来看我们怎么上班。",
}


def plan(story: Story, days: int) -> None:
    day = min(WEEK, days - 1)
    story.at(at(day, "09:50"), partial(gets_a_role, story, STREET, story.county.clerk))
    story.at(at(day, "10:20"), partial(hands_up, story))
    story.at(at(day, "14:10"), partial(returns, story))
    story.at(at(day, "15:40"), partial(hands_up_again, story))
    story.at(at(day, "16:30"), partial(accepts, story))
    story.at(at(day, "16:50"), partial(hands_up_own, story))


async def hands_up(story: Story) -> None:
    who = story.county.clerk
    await story.tells_bot(who, "/report")
    for part, text in FIRST_WORDS.items():
        await writes(story, who, STREET, part, text)
    await submits(story, who, STREET)


async def returns(story: Story) -> None:
    office = story.county.administrator
    await story.presses(office, "report:read:")
    await story.presses(office, "report:return:")
    await story.tells_bot(office, REMARK)
    await story.presses(office, "report-remark:send:")
    story.reports.answers(STREET, REMARK, story.time.now)


async def hands_up_again(story: Story) -> None:
    """The part is written anew by replying to the message that shows it."""
    who = story.county.clerk
    await story.presses(who, "report:show:")
    await story.taps(who, "下步安排")
    shown, _ = await edit_of(story, who, "下步安排")
    who.writes(story.county.bot, BETTER, reply_to=shown)
    await story.time.settle()
    await story.presses(who, "report-text:save:")
    story.reports.writes(STREET, PARTS["下步安排"], BETTER)
    await story.taps(who, "看整份")
    await submits(story, who, STREET)


async def accepts(story: Story) -> None:
    """The Word document has what was written, and is accepted."""
    office = story.county.administrator
    before = len(story.reading.files(story.private(office)))
    await story.presses(office, "report:read:")
    await story.presses(office, "report:paper:")
    with ZipFile(BytesIO(await story.is_sent_file(office, before))) as file:
        paper = file.read("word/document.xml").decode()
    if not all(words in paper for words in (STREET, FIRST_WORDS["经验"], BETTER, "存在问题")):
        raise Stuck("the document does not say what the street has written")
    await story.presses(office, "report:accept:")
    story.reports.answers(STREET, "accepted", story.time.now)


async def hands_up_own(story: Story) -> None:
    office = story.county.administrator
    await story.tells_bot(office, "/report")
    for part, text in OF_COUNTY.items():
        await writes(story, office, COUNTY, part, text)
    await submits(story, office, COUNTY)


async def writes(story: Story, who: Resident, office: str, part: str, text: str) -> None:
    await story.taps(who, part)
    who.presses(*await edit_of(story, who, part))
    await story.time.settle()
    await story.tells_bot(who, text)
    await story.presses(who, "report-text:save:")
    await story.taps(who, "看整份")
    story.reports.writes(office, PARTS[part], text)


async def edit_of(story: Story, who: Resident, part: str) -> tuple[Message, str]:
    """The button that writes this part anew; others may still stand above."""

    def there() -> tuple[Message, str] | None:
        found = story.reading.button(story.private(who), "report:edit:")
        return found if found is not None and found[1].endswith(PARTS[part]) else None

    return await story.time.comes(there, f"the button for {part}")


async def submits(story: Story, who: Resident, office: str) -> None:
    await story.presses(who, "report:submit:")
    await story.presses(who, "report:send:")
    offices = {name: held.organisation for name, held in story.staff.held.items()}
    now = story.time.now
    figures = counted(story.duties.held, offices, office, local(now).date())
    story.reports.submits(office, figures, now)
