"""Topics as messages: the post in the group, and what a cadre is asked about it."""

from dataclasses import replace

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.notices import TopicPost, TopicUnsure


async def topic_post(desk: WordingDesk, notice: TopicPost) -> Outgoing | None:
    """None if it stands there already, or its time is over."""
    topic = await desk.view.topics.get(notice.topic)
    if topic is None or topic.message is not None or topic.closes_at <= desk.now:
        return None
    thread = {} if topic.thread is None else {"message_thread_id": str(topic.thread)}
    return replace(message(desk.say.topics.post(topic), **thread), placed=True)


async def topic_unsure(desk: WordingDesk, notice: TopicUnsure) -> Outgoing | None:
    """None once it is known where it stands, or it was posted again."""
    topic = await desk.view.topics.get(notice.topic)
    group = None if topic is None else await desk.view.groups.get(topic.group)
    if topic is None or group is None or topic.message is not None or topic.closes_at > desk.now:
        return None
    return message(desk.say.topics.unsure(topic, group, failed=notice.failed))


RENDERERS: dict[type, Renderer] = {TopicPost: topic_post, TopicUnsure: topic_unsure}
