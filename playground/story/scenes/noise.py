"""What fills groups besides people's talk, and must not be counted: commands, other bots, channels,
service messages, words to the bot, flooding.
"""

from functools import partial

from playground.story.calendar import DAYS, at
from playground.story.county import Room
from playground.story.story import Story


def plan(story: Story) -> None:
    rooms = story.county.rooms
    for day in range(1, DAYS, 6):
        room = rooms[day // 6 % len(rooms)]
        story.at(at(day, "21:05"), partial(commands, story, room))
    for day in range(2, DAYS, 5):
        story.at(at(day, "08:40"), partial(channel_posts, story, rooms[2]))
        story.at(at(day, "07:30"), partial(other_bots, story, rooms[0]))
    for number, room in enumerate(rooms):
        story.at(at(12 + number, "19:55"), partial(service_messages, story, room))
        story.chatting.flood(room, at(18 + number, "20:20"), 40)
        story.at(at(24 + number, "13:20"), partial(many_reactions, story, room))


def commands(story: Story, room: Room) -> None:
    """To our bot, to another one, and words that mention it."""
    first, second = story.members_by_chance(room, 2)
    story.doing.writes(room, first, f"/help@{story.county.bot.username}")
    story.doing.writes(room, second, "/tianqi@tianqi_bot 明天")
    story.doing.writes(room, second, f"@{story.county.bot.username} 你今天在吗")


def channel_posts(story: Story, room: Room) -> None:
    """Only the comment under it counts, for its author, and it replies to nobody."""
    story.doing.announces(room, "本周读书会照常，地点在文化馆二楼")
    post = next(reversed(room.chat.messages.values()))
    who = story.members_by_chance(room, 1)[0]
    comment = story.doing.writes(room, who, "收到，我带两本书来", reply_to=post)
    if room.hidden is not None:
        story.doing.writes(room, room.hidden, "欢迎", reply_to=comment)
        story.doing.reacts(room, room.hidden, comment, "👍")
        story.doing.writes(
            room, who, "谢谢管理员", reply_to=next(reversed(room.chat.messages.values()))
        )


def other_bots(story: Story, room: Room) -> None:
    said = story.doing.helper_says(room, "今天多云，最高二十二度")
    first, second = story.members_by_chance(room, 2)
    story.doing.lets_say(room, first, "天气：多云转晴")
    story.doing.writes(room, second, "又要带伞了", reply_to=said)


def service_messages(story: Story, room: Room) -> None:
    """Telegram says in the chat what people do there."""
    room.cadre.renames(room.chat, f"{room.name}🌿")
    room.cadre.renames(room.chat, room.name)
    said = story.doing.writes(room, room.cadre, "群公告：文明聊天，互相帮忙")
    room.cadre.pins(said)
    guest = story.town.add_person("路过的人")
    guest.joins(room.chat)
    story.doing.writes(room, guest, "走错群了，打扰")
    guest.leaves(room.chat)


def many_reactions(story: Story, room: Room) -> None:
    """Three at once with Premium; one taken back, another set: only what is added counts."""
    author, fan, second = story.members_by_chance(room, 3)
    said = story.doing.writes(room, author, "昨天的照片洗出来了")
    fan.person.is_premium = True
    story.doing.reacts(room, fan, said, ["👍", "❤", "🔥"])
    story.doing.reacts(room, fan, said, ["👍"])
    story.doing.reacts(room, second, said, "👍")
    story.doing.reacts(room, second, said, "🔥")
