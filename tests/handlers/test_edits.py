"""Edits of what was handed to the bot: danger is heard, and nothing is silently ignored."""

from storage.database import Storage
from tests.handlers.talking import US, Talk
from tests.services.people_of_a_county import founded

YOUNG, STRANGER = 7, 77


async def test_an_edit_in_private_is_answered_and_can_be_made_a_wish(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        await founded(tx)
    talk = Talk(sqlite)
    for who in (YOUNG, STRANGER):
        message = talk.message(who, "一把大伞", edit_date=1)
        (said,) = await talk.arrives(edited_message=message)
        assert "改之前的样子" in said.text
        assert f'"message_id": {message["message_id"]},' in said.fields["reply_parameters"]
        assert list(said.buttons.values()) == ["wish:from:0"]


async def test_danger_that_was_edited_in_is_heard_once_for_the_same_words(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        await founded(tx)
    talk = Talk(sqlite)
    message = talk.message(YOUNG, "我不想活了", edit_date=1)
    said = await talk.arrives(edited_message=message)
    assert any("12356" in one.text for one in said)
    assert any("🆘" in one.text for one in said)
    assert await talk.arrives(edited_message=message) == []


async def test_in_a_group_only_danger_is_answered(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        await founded(tx)
    talk = Talk(sqlite)
    to_bot = {"message_id": 5, "date": 0, "chat": {"id": -100, "type": "supergroup"}, "from": US}
    group = {"id": -100, "type": "supergroup", "title": "G"}
    for text, answered in (("我改一个字", False), ("我不想活了", True)):
        message = talk.message(YOUNG, text, chat=group, reply_to_message=to_bot, edit_date=1)
        assert bool(await talk.arrives(edited_message=message)) is answered
