"""From counties that are lived through to what stands in `docs/`: talks in the handbook, pages of
their own, and pictures.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playground.handbook import (
    of_activities,
    of_cadre,
    of_designs,
    of_evaluation,
    of_five_ones,
    of_office,
    of_owing,
    of_reminding,
    of_reports,
    of_series,
    of_topics,
    of_young,
    prompted,
)
from playground.handbook.deciding import DECISIONS
from playground.handbook.held import Held
from playground.handbook.living import county, picture_for
from playground.handbook.recording import Recording
from playground.story.county import County
from playground.story.scenes.rostering import brings_in, prints_links
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

DOCS = Path(__file__).parents[2] / "docs"
HANDBOOK = DOCS / "handbook.zh.md"
TRANSCRIPTS, PICTURES = DOCS / "transcripts", DOCS / "pictures"
PLACE = re.compile(r"(<!-- 对话：(?P<name>[^ ]+) -->\n).*?(<!-- 对话完 -->)", re.DOTALL)
MADE_BY = (
    "由 `python -m playground.handbook` 在试验场里写成，没有用到任何真人的数据；"
    "测试保证它与程序一致。"
)
QUICKEST, PROMPTED = "setting-up.zh.md", "prompts.zh.md"

Talk = Callable[[Story, Recording], Awaitable[None]]
# In the order in which they are lived through, which is not that of the pages.
TALKS: Mapping[str, Talk] = {
    "花名册": of_office.roster,
    "链接单": of_office.links,
    "建群": of_cadre.setting_up,
    "青年参加": of_young.joining,
    "话题和统计": of_cadre.topic_and_figures,
    "心愿": of_young.wish,
    "心愿池": of_young.pool,
    "五个一": of_five_ones.five_ones,
    "政策": of_five_ones.policies,
    "副手": of_cadre.deputies,
    "语言": of_cadre.languages,
    "被逼": of_young.pressure,
    "角色": of_office.roles,
    "合计": of_office.sums,
    "交接": of_cadre.handing_on,
    "离任": of_office.leaving,
    "签到": of_activities.checking_in,
    "补录": of_activities.afterwards,
    "季度报告": of_reports.report,
    "定时话题": of_topics.scheduled,
    "提醒": of_reminding.reminders,
    "专栏": of_series.series,
    "小结": of_topics.digest,
    "早上": of_reminding.morning,
    "免打扰": of_reminding.muting,
    "评价": of_evaluation.said,
    "期末": of_reminding.ends,
    "评价的总数": of_evaluation.read,
    "一起定": of_designs.together,
}
# Of a town of its own, with the nation above.
OWED: Mapping[str, Talk] = {"该交的报告": of_owing.owed}
# After which talk somebody has been sent which picture.
DRAWN: Mapping[str, tuple[str, Callable[[County], Resident]]] = {
    "话题和统计": ("stats.png", lambda county: county.room(0).cadre),
    "合计": ("branch.png", lambda county: county.administrator),
    "签到": ("check-in.png", lambda county: county.room(4).cadre),
    "小结": ("digest.png", lambda county: county.room(4).cadre),
}


# Made only where a converter is at hand.
OF_PAPER = "report.png"


@dataclass(frozen=True, slots=True)
class Made:
    """Talks by name, and pictures by file name; `paper` is the report as a Word document."""

    talks: Mapping[str, str]
    pictures: Mapping[str, bytes]
    paper: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A page of its own. `acts` is what people had to do; `held` what is kept of them."""

    text: str
    acts: int
    held: Held | None = None


async def live_through(folder: Path) -> Made:
    """All talks of the handbook, in one county."""
    talks: dict[str, str] = {}
    pictures: dict[str, bytes] = {}
    async with county(folder) as story:
        for name, talk in TALKS.items():
            seen = Recording(story)
            await talk(story, seen)
            talks[name] = seen.told()
            if name in DRAWN:
                file, reader = DRAWN[name]
                pictures[file] = await picture_for(story, reader(story.county))
            if name == "建群":
                pictures["links.png"] = await story.bot.links_picture()
        paper = await of_reports.paper(story)
    below = folder / "nation"
    below.mkdir()
    async with of_owing.nation(below) as story:
        for name, talk in OWED.items():
            seen = Recording(story)
            await talk(story, seen)
            talks[name] = seen.told()
    return Made(talks, pictures, paper)


def written(page: str, talks: Mapping[str, str]) -> str:
    """The page with these talks in their places. KeyError for a place without a talk."""
    return PLACE.sub(lambda found: f"{found[1]}\n{talks[found['name']]}\n\n{found[3]}", page)


async def quickest(folder: Path) -> Page:
    """A new cadre's way from the link to a counting group."""
    async with county(folder) as story:
        await brings_in(story)
        await prints_links(story)
        seen = Recording(story, numbered=True)
        await of_cadre.quickest(story, seen)
        about = "一位新团干部，一个已经有的群。编号的是要做的事（点一下或发一句），其余都自己发生。"
        return Page(page("从链接到开始计数", about, [seen.told()], seen.acts), seen.acts)


async def decided(folder: Path, name: str) -> Page:
    """A young person's decisions, and what is held afterwards."""
    title, about, talk = DECISIONS[name]
    parts: list[str] = []
    async with county(folder) as story:
        seen = Recording(story, numbered=True)
        held = await talk(story, seen, parts)
        return Page(page(title, about, parts, seen.acts), seen.acts, held)


def page(title: str, about: str, parts: list[str], acts: int) -> str:
    return "\n\n".join([f"# {title}", about, MADE_BY, *parts, f"一共 {acts} 步。\n"])


async def through_a_quarter(folder: Path) -> Page:
    """What a cadre is told without asking."""
    parts: list[str] = []
    async with county(folder) as story:
        await prompted.prompted(story, Recording(story), parts)
    return Page("\n\n".join([f"# {prompted.TITLE}", prompted.ABOUT, MADE_BY, *parts]) + "\n", 0)


async def transcript(folder: Path, name: str) -> Page:
    if name == QUICKEST:
        return await quickest(folder)
    return await (through_a_quarter(folder) if name == PROMPTED else decided(folder, name))


NAMES = (QUICKEST, PROMPTED, *DECISIONS)
