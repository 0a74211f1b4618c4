"""Topics as messages: the post in the group, what a cadre is asked about it, and its digest."""

import json
from dataclasses import replace
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.wording.messages import keyboard, message, photograph
from bot.wording.outgoing import File, Outgoing, Renderer, WordingDesk
from bot.wording.pictures import WORKER
from domain.groups import Group, GroupState
from domain.polls import Poll, poll_of
from domain.topic_notices import TopicDigested, TopicPost, TopicSkipped, TopicThanks, TopicUnsure
from domain.topics import TopicState
from texts.words import Words


async def topic_post(desk: WordingDesk, notice: TopicPost) -> Outgoing | None:
    """None if it stands there already, or its time is over."""
    topic = await desk.view.topics.get(notice.topic)
    if topic is None or topic.state is not TopicState.POSTING or topic.closes_at <= desk.now:
        return None
    thread = {} if topic.thread is None else {"message_thread_id": str(topic.thread)}
    words = desk.say.topics.post(topic)
    if topic.photo is not None:
        return replace(photograph(words, topic.photo, **thread), placed=True)
    poll = poll_of(topic.text)
    if poll is not None:
        return Outgoing("sendPoll", {**fields_of(poll), **thread}, placed=True)
    return replace(message(words, **thread), placed=True)


def fields_of(poll: Poll) -> dict[str, str]:
    """As people wrote it. Telegram tells only of votes that it shows to everybody; we stop it
    ourselves, since the answer to that says how it ended.
    """
    options = [{"text": option} for option in poll.options]
    return {
        "question": poll.question,
        "options": json.dumps(options, ensure_ascii=False),
        "is_anonymous": "false",
    }


async def topic_unsure(desk: WordingDesk, notice: TopicUnsure) -> Outgoing | None:
    """None once it is known where it stands, or it was posted again."""
    topic = await desk.view.topics.get(notice.topic)
    group = None if topic is None else await desk.view.groups.get(topic.group)
    wanted = TopicState.FAILED if notice.failed else TopicState.UNSURE
    if topic is None or group is None or topic.state is not wanted:
        return None
    return message(desk.say.topics.unsure(topic, group, failed=notice.failed))


async def topic_digested(desk: WordingDesk, notice: TopicDigested) -> Outgoing | None:
    """With a picture where there is something to draw."""
    topic = await desk.view.topics.get(notice.topic)
    digest = await desk.view.topic_digests.get(notice.topic)
    group = None if topic is None else await desk.view.groups.get(topic.group)
    if topic is None or digest is None or group is None:
        return None
    zone = await zone_of(desk, group)
    words = desk.say.topic_panels.digest(topic, group, zone, digest)
    if not digest.has_picture:
        return message(words)
    from exports.digests import digest_picture

    facts = desk.say.topic_panels.picture(topic, group, zone, digest)
    return pictured(words, await WORKER.draw(digest_picture, facts))


def pictured(words: Words, content: bytes) -> Outgoing:
    fields = {"caption": words.text, "parse_mode": "HTML"}
    if words.buttons:
        fields["reply_markup"] = keyboard(words)
    return Outgoing("sendPhoto", fields, File("photo", "digest.png", content))


async def topic_thanks(desk: WordingDesk, notice: TopicThanks) -> Outgoing | None:
    """As a reply to the post, in its thread."""
    topic = await desk.view.topics.get(notice.topic)
    if topic is None:
        return None
    fields: dict[str, str] = {}
    if topic.message is not None:
        quoted = {"message_id": topic.message, "allow_sending_without_reply": True}
        fields["reply_parameters"] = json.dumps(quoted)
    if topic.thread is not None:
        fields["message_thread_id"] = str(topic.thread)
    return replace(message(desk.say.topic_panels.thanks(topic), **fields), placed=True)


async def topic_skipped(desk: WordingDesk, notice: TopicSkipped) -> Outgoing | None:
    schedule = await desk.view.topic_schedules.get(notice.schedule)
    group = None if schedule is None else await desk.view.groups.get(schedule.group)
    if schedule is None or group is None:
        return None
    zone = await zone_of(desk, group)
    moment = desk.say.topic_times.moment(datetime.fromisoformat(notice.moment), zone)
    counting = group.state is GroupState.COUNTING
    return message(desk.say.topic_panels.skipped(schedule, group, moment, counting=counting))


async def zone_of(desk: WordingDesk, group: Group) -> tzinfo:
    if group.organisation is None:
        return desk.zone
    office = await desk.view.organisations.get(group.organisation)
    return desk.zone if office is None else ZoneInfo(office.zone)


RENDERERS: dict[type, Renderer] = {
    TopicPost: topic_post,
    TopicUnsure: topic_unsure,
    TopicDigested: topic_digested,
    TopicThanks: topic_thanks,
    TopicSkipped: topic_skipped,
}
