"""Topics as messages: the post in the group, and what a cadre is asked about it."""

import json
from dataclasses import replace

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.groups import Topic
from domain.notices import TopicPost, TopicUnsure
from domain.polls import Poll, poll_of


async def topic_post(desk: WordingDesk, notice: TopicPost) -> Outgoing | None:
    """None if it stands there already, or its time is over."""
    topic = await desk.view.topics.get(notice.topic)
    if topic is None or topic.message is not None or topic.closes_at <= desk.now:
        return None
    poll = poll_of(topic.text)
    thread = {} if topic.thread is None else {"message_thread_id": str(topic.thread)}
    if poll is not None:
        return Outgoing("sendPoll", {**fields_of(poll, topic), **thread}, placed=True)
    return replace(message(desk.say.topics.post(topic), **thread), placed=True)


def fields_of(poll: Poll, topic: Topic) -> dict[str, str]:
    """As people wrote it. Telegram tells only of votes that it shows to everybody."""
    options = [{"text": option} for option in poll.options]
    return {
        "question": poll.question,
        "options": json.dumps(options, ensure_ascii=False),
        "is_anonymous": "false",
        "close_date": str(int(topic.closes_at.timestamp())),
    }


async def topic_unsure(desk: WordingDesk, notice: TopicUnsure) -> Outgoing | None:
    """None once it is known where it stands, or it was posted again."""
    topic = await desk.view.topics.get(notice.topic)
    group = None if topic is None else await desk.view.groups.get(topic.group)
    if topic is None or group is None or topic.message is not None or topic.closes_at > desk.now:
        return None
    return message(desk.say.topics.unsure(topic, group, failed=notice.failed))


RENDERERS: dict[type, Renderer] = {TopicPost: topic_post, TopicUnsure: topic_unsure}
