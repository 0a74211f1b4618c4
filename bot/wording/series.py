"""Issues of a series as messages: to its subscribers, and in the groups of whoever runs it."""

from bot.wording.messages import message, photograph
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.series import Issue, payload_of
from domain.series_notices import SeriesIssue, SeriesIssuePosted
from texts.words import Words


async def to_subscriber(desk: WordingDesk, notice: SeriesIssue) -> Outgoing | None:
    """None once they have unsubscribed, or whoever wrote it was erased."""
    issue = await desk.view.series.issue(notice.issue)
    series = None if issue is None else await desk.view.series.get(issue.series)
    if issue is None or series is None or desk.reader is None or issue.is_blank:
        return None
    if not await desk.view.series.wants(series.id, desk.reader.id):
        return None
    return illustrated(desk.say.series.issue(series, issue), issue)


async def in_group(desk: WordingDesk, notice: SeriesIssuePosted) -> Outgoing | None:
    """None once whoever wrote it was erased."""
    issue = await desk.view.series.issue(notice.issue)
    series = None if issue is None else await desk.view.series.get(issue.series)
    if issue is None or series is None or issue.is_blank:
        return None
    link = desk.bot.link(payload_of(series.id))
    return illustrated(desk.say.series.posted(series, issue, link), issue)


def illustrated(words: Words, issue: Issue) -> Outgoing:
    return message(words) if issue.photo is None else photograph(words, issue.photo)


RENDERERS: dict[type, Renderer] = {SeriesIssue: to_subscriber, SeriesIssuePosted: in_group}
