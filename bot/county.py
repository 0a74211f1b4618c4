"""The chart of a quarter: what every group of an installation did, week by week."""

from collections.abc import Iterator
from datetime import tzinfo

from bot.commands.opening import opened
from bot.settings import Settings
from domain.groups import Group
from domain.periods import Days, week_of
from exports.county import County, GroupWeeks, Week, county_chart
from storage.figures import GroupFigures
from storage.reports import Reports
from texts.say import Say


async def chart(settings: Settings, days: Days) -> bytes:
    """As PNG, from the database as it stands; worded in the first organisation's language."""
    async with opened(settings) as storage, storage.read_only() as view:
        roots = await view.organisations.roots()
        groups = [group for group in await view.groups.all() if group.cadre is not None]
        drawn = [await weeks_of(view.reports, group, days, settings.zone) for group in groups]
    say = Say.in_language(roots[0].language if roots else None).county
    return county_chart(
        County(
            title=roots[0].name if roots else "",
            note=say.note(len(drawn), days.first, days.last),
            groups=tuple(drawn),
            people=say.people(),
            blocks=say.blocks(),
            lights=say.lights(),
        )
    )


async def weeks_of(reports: Reports, group: Group, days: Days, zone: tzinfo) -> GroupWeeks:
    weeks = [
        week_from(week, await reports.group_figures(group, week, zone), group, zone)
        for week in weeks_in(days)
    ]
    whole = await reports.group_figures(group, days, zone)
    lights = whole.voice, whole.interaction, whole.topic
    known = await reports.complete_days(group, days, days.ends(zone), zone)
    return GroupWeeks(group.title, tuple(weeks), lights, known)


def week_from(week: Days, figures: GroupFigures, group: Group, zone: tzinfo) -> Week:
    """A week of which something is unknown shows a dash, and never a lower figure."""
    label = f"{week.first.month}.{week.first.day}"
    began = group.counting_since
    if figures.gaps or began is None or began >= week.ends(zone):
        return Week(label, None, None)
    return Week(label, figures.people, figures.blocks)


def weeks_in(days: Days) -> Iterator[Days]:
    """Calendar weeks, the first and the last cut at the edges of the span."""
    first = days.first
    while first < days.after:
        after = min(week_of(first).after, days.after)
        yield Days(first, after)
        first = after
