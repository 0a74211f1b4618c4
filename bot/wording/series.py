"""Issues of a series as messages: to its subscribers, and in the groups of whoever runs it."""

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.series import payload_of
from domain.series_notices import SeriesIssue, SeriesIssuePosted


async def to_subscriber(desk: WordingDesk, notice: SeriesIssue) -> Outgoing | None:
    """None once they have unsubscribed, or whoever wrote it was erased."""
    issue = await desk.view.series.issue(notice.issue)
    series = None if issue is None else await desk.view.series.get(issue.series)
    if issue is None or series is None or desk.reader is None or not issue.text:
        return None
    if not await desk.view.series.wants(series.id, desk.reader.id):
        return None
    return message(desk.say.series.issue(series, issue))


async def in_group(desk: WordingDesk, notice: SeriesIssuePosted) -> Outgoing | None:
    """None once whoever wrote it was erased."""
    issue = await desk.view.series.issue(notice.issue)
    series = None if issue is None else await desk.view.series.get(issue.series)
    if issue is None or series is None or not issue.text:
        return None
    return message(desk.say.series.posted(series, issue, desk.bot.link(payload_of(series.id))))


RENDERERS: dict[type, Renderer] = {SeriesIssue: to_subscriber, SeriesIssuePosted: in_group}
