"""`export topics`: each topic that stood in a group, and what came of it; nobody in it."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

from bot import settings as environment
from bot.commands.exporting import exporting
from bot.problem import DONE
from domain.groups import Group
from domain.periods import day_of
from domain.topic_digests import Digest
from domain.topics import Topic, TopicId
from exports.tables import Cell, Format
from storage.transaction import Reading

COLUMNS = (
    *("topic", "group", "group_title", "state", "form", "text", "opened", "closes", "days"),
    *("people", "answers", "blocks", "votes", "consenting", "members"),
)
CHUNK = 500


async def topics(
    since: date | None, until: date | None, form: Format | None, out: Path | None
) -> int:
    """By the day on which it was opened, in the installation's zone."""
    settings = environment.load()
    async with exporting(settings, COLUMNS, form, out) as (view, rows):
        async for topic, row in exported(view):
            day = day_of(topic.opened_at, settings.zone)
            if (since is None or day >= since) and (until is None or day <= until):
                rows.add(row)
    return DONE


async def exported(view: Reading) -> AsyncIterator[tuple[Topic, dict[str, Cell]]]:
    """The oldest first."""
    groups = {group.id: group for group in await view.groups.all()}
    after = TopicId(0)
    while chunk := await view.topics.after(after, CHUNK):
        digests = await view.topic_digests.of([one.id for one in chunk])
        for topic in chunk:
            yield topic, row_of(topic, groups.get(topic.group), digests.get(topic.id))
        after = chunk[-1].id


def row_of(topic: Topic, group: Group | None, digest: Digest | None) -> dict[str, Cell]:
    """What is not known is left empty, and is not 0."""
    form = "poll" if topic.is_poll else "text" if topic.photo is None else "photo"
    return {
        "topic": topic.id,
        "group": topic.group,
        "group_title": None if group is None else group.title,
        "state": topic.state.value,
        "form": form,
        "text": topic.text,
        "opened": topic.opened_at.isoformat(),
        "closes": topic.closes_at.isoformat(),
        "days": topic.days,
        **({} if digest is None else sums_of(digest)),
    }


def sums_of(digest: Digest) -> dict[str, Cell]:
    known = digest.seen
    return {
        "people": digest.people if known else None,
        "answers": digest.answers if known else None,
        "blocks": digest.blocks if known else None,
        "votes": digest.votes if known else None,
        "consenting": digest.consenting,
        "members": digest.members,
    }
