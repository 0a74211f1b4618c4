"""Check-in codes as pictures in the private chat of whoever holds an activity."""

import json
from datetime import datetime

from bot.wording.activities import zone_of
from bot.wording.messages import keyboard, message
from bot.wording.outgoing import File, Outgoing, Renderer, WordingDesk
from bot.wording.pictures import WORKER
from domain.activities import Activity
from domain.activity_notices import CheckInOver, CheckInRenewed, CheckInShown, HolderReminded
from domain.check_ins import Screen, sealed, step_of
from texts.words import Words


async def shown(desk: WordingDesk, notice: CheckInShown) -> Outgoing | None:
    """With the code of the step in which it is sent. None if it was asked for anew since."""
    found = await screen_of(desk, notice)
    if found is None or found[0].message is not None:
        return None
    screen, activity = found
    words, picture = await code_of(desk, screen, activity)
    fields = {"caption": words.text, "parse_mode": "HTML", "reply_markup": keyboard(words)}
    return Outgoing("sendPhoto", fields, picture)


async def renewed(desk: WordingDesk, notice: CheckInRenewed) -> Outgoing | None:
    """None once its step has passed, since the next one is due: a late code is of no use."""
    found = await screen_of(desk, notice)
    if found is None or found[0].message is None or step_of(desk.now) != notice.step:
        return None
    screen, activity = found
    words, picture = await code_of(desk, screen, activity)
    media = {"type": "photo", "media": f"attach://{picture.field}"}
    media |= {"caption": words.text, "parse_mode": "HTML"}
    fields = {"media": json.dumps(media, ensure_ascii=False), "reply_markup": keyboard(words)}
    return Outgoing("editMessageMedia", {**fields, "message_id": str(screen.message)}, picture)


async def over(desk: WordingDesk, notice: CheckInOver) -> Outgoing | None:
    found = await screen_of(desk, notice)
    if found is None or found[0].message is None:
        return None
    words = desk.say.check_ins.over(found[1])
    fields = {"caption": words.text, "parse_mode": "HTML", "reply_markup": keyboard(words)}
    return Outgoing("editMessageCaption", {**fields, "message_id": str(found[0].message)})


async def holder_reminded(desk: WordingDesk, notice: HolderReminded) -> Outgoing | None:
    """None if it was moved, called off or has begun."""
    activity = await desk.view.activities.get(notice.activity)
    if activity is None or not activity.is_on or activity.starts_at <= desk.now:
        return None
    if activity.starts_at != datetime.fromisoformat(notice.starts):
        return None
    numbers = await desk.view.activities.numbers(activity.id)
    return message(desk.say.check_ins.soon(activity, numbers, await zone_of(desk, activity)))


async def screen_of(
    desk: WordingDesk, notice: CheckInShown | CheckInRenewed | CheckInOver
) -> tuple[Screen, Activity] | None:
    """None if another tap has made it another message, or there is nothing to come to any more."""
    screen = await desk.view.check_ins.screen(notice.screen)
    if screen is None or screen.until != datetime.fromisoformat(notice.until):
        return None
    activity = await desk.view.activities.get(screen.activity)
    return None if activity is None or not activity.is_on else (screen, activity)


async def code_of(desk: WordingDesk, screen: Screen, activity: Activity) -> tuple[Words, File]:
    from exports.check_in_codes import check_in_code

    key = await desk.view.check_ins.known_key()
    code = sealed(key, activity.id, step_of(desk.now))
    picture = await WORKER.draw(check_in_code, desk.bot.link(code.payload))
    numbers = await desk.view.activities.numbers(activity.id)
    zone = await zone_of(desk, activity)
    words = desk.say.check_ins.code(activity, numbers, screen.until, zone)
    return words, File("photo", "check-in.png", picture)


RENDERERS: dict[type, Renderer] = {
    CheckInShown: shown,
    CheckInRenewed: renewed,
    CheckInOver: over,
    HolderReminded: holder_reminded,
}
