"""What happens when people meet an ordinary bot: told once, lived with every library."""

from playground.telegram.acting.composing import DOT
from playground.telegram.clock import DAY
from playground.telegram.world.chats import Status
from playground.telegram.world.messages import Media, Text
from playground.telegram.world.polls import Poll
from tests.telegram.second_opinions.guests import CAPTION, INVITATION, OPTIONS, QUESTION, Guest
from tests.telegram.second_opinions.waiting import until

COLOURFUL = "周六 👨‍👩‍👧 打球 🏀，谁来？ https://example.com/球 #周末"


class Stories:
    """Inherited by a test class that has a fixture `guest`: the bot, running, of its library."""

    async def test_a_text_comes_back_in_reply(self, guest: Guest) -> None:
        said = guest.person().writes(guest.account, COLOURFUL)
        await until(lambda: len(guest.said(said.chat)) == 1)
        [echo] = guest.said(said.chat)
        assert echo.formatted == said.formatted
        assert echo.reply_to == said.id

    async def test_texts_of_one_chat_come_back_in_order(self, guest: Guest) -> None:
        dialog = guest.person().place(guest.account)
        texts = [f"第{number}句" for number in range(12)]
        for text in texts:
            guest.person().writes(dialog, text)
        await until(lambda: len(guest.texts(dialog)) == len(texts))
        assert guest.texts(dialog) == texts

    async def test_a_deep_link_is_answered_in_html(self, guest: Guest) -> None:
        person = guest.town.add_person("<小雨> & 𝒚𝒖")
        person.opens(f"https://t.me/{guest.account.username}?start=wish_12")
        dialog = person.place(guest.account)
        await until(lambda: guest.said(dialog))
        [welcome] = guest.said(dialog)
        assert welcome.formatted.text == "欢迎，<小雨> & 𝒚𝒖！wish_12"
        kinds = [(one.type, one.offset, one.length) for one in welcome.formatted.entities]
        assert kinds == [("bold", 3, 11), ("code", 15, 7)]

    async def test_a_command_in_a_group_is_heard_under_privacy_mode(self, guest: Guest) -> None:
        group, talk = guest.group(1), ("大家早", "/menu@another_bot", "/menu", "早")
        for text in talk:
            guest.person().writes(group, text)
        guest.person().writes(group, f"@{guest.account.username} 你好")
        await until(lambda: len(guest.said(group)) == 2)
        assert guest.texts(group) == [INVITATION, f"@{guest.account.username} 你好"]

    async def test_a_pressed_button_is_answered_and_the_message_edited(self, guest: Guest) -> None:
        person, group = guest.person(), guest.group()
        person.writes(group, "/menu")
        await until(lambda: guest.said(group))
        [menu] = guest.said(group)
        query = person.presses(menu, "来")
        await until(lambda: menu.edit_date)
        assert person.sees_answer(query) == {"text": "记下了：come", "show_alert": True}
        assert menu.content == Text(menu.formatted)
        assert menu.formatted.text == "已选：come"
        assert menu.markup is None

    async def test_a_button_two_days_old_comes_with_an_inaccessible_message(
        self, guest: Guest
    ) -> None:
        person, group = guest.person(), guest.group()
        person.writes(group, "/menu")
        await until(lambda: guest.said(group))
        [menu] = guest.said(group)
        guest.town.clock.advance(2 * DAY + 1)
        query = person.presses(menu, "stay")
        await until(lambda: guest.diary)
        assert guest.diary == [f"gone {menu.id}"]
        assert person.sees_answer(query) == {"text": "记下了：stay", "show_alert": True}

    async def test_it_hears_that_it_was_added_promoted_demoted_and_put_out(
        self, guest: Guest
    ) -> None:
        owner = guest.person(1)
        group = owner.founds("supergroup", "新群")
        owner.adds(group, guest.account)
        owner.promotes(group, guest.account)
        owner.demotes(group, guest.account)
        owner.kicks(group, guest.account)
        owner.adds(group, guest.account)
        owner.bans(group, guest.account)
        changes = [
            *("left → member", "member → administrator", "administrator → member"),
            *("member → left", "left → member", "member → kicked"),
        ]
        await until(lambda: len(guest.diary) >= len(changes))
        assert guest.diary == [f"me {change}" for change in changes]

    async def test_it_hears_that_a_person_blocks_and_unblocks_it(self, guest: Guest) -> None:
        guest.person().blocks(guest.account)
        guest.person().unblocks(guest.account)
        await until(lambda: len(guest.diary) == 2)
        assert guest.diary == ["me member → kicked", "me kicked → member"]

    async def test_it_hears_of_members_where_it_is_an_administrator(self, guest: Guest) -> None:
        owner, person = guest.person(1), guest.person(11)
        name = person.person.first_name
        for group in (guest.group(1), guest.group(0)):
            person.joins(group)
            person.leaves(group)
        owner.adds(guest.group(0), person.person)
        owner.bans(guest.group(0), person.person)
        await until(lambda: len(guest.diary) >= 4)
        changes = ["left → member", "member → left", "left → member", "member → kicked"]
        assert guest.diary == [f"{name} {change}" for change in changes]

    async def test_it_lets_in_who_asks_to_join(self, guest: Guest) -> None:
        owner, person, group = guest.person(1), guest.person(11), guest.group()
        person.opens(owner.invites(group, by_request=True))
        assert not group.member(person.id).is_present
        await until(lambda: group.member(person.id).status is Status.MEMBER)
        await until(lambda: guest.diary)
        assert guest.diary == [f"{person.person.first_name} left → member"]

    async def test_it_sees_reactions_where_it_is_an_administrator(self, guest: Guest) -> None:
        person = guest.person()
        for group in (guest.group(2), guest.group(0)):
            said = person.writes(group, "好消息")
            person.reacts(said, "👍")
            person.reacts(said, "🎉")
            person.reacts(said, "")
        await until(lambda: len(guest.diary) >= 3)
        assert guest.diary == [
            "reaction [] → ['👍']",
            "reaction ['👍'] → ['🎉']",
            "reaction ['🎉'] → []",
        ]

    async def test_it_sees_a_channels_reactions_as_counts_three_minutes_later(
        self, guest: Guest
    ) -> None:
        owner, reader = guest.person(1), guest.person(2)
        channel = owner.founds("channel", "团讯")
        owner.adds(channel, guest.account)
        owner.promotes(channel, guest.account)
        reader.joins(channel)
        post = owner.writes(channel, "通知")
        owner.reacts(post, "👍")
        reader.reacts(post, "👍")
        told = [
            "me left → member",
            "me member → administrator",
            f"{reader.person.first_name} left → member",
        ]
        await until(lambda: guest.diary == told)
        guest.town.clock.advance(180)
        await until(lambda: guest.diary == [*told, "reactions [2]"])

    async def test_votes_are_told_changed_withdrawn_and_counted(self, guest: Guest) -> None:
        person, friend, group = guest.person(), guest.person(1), guest.group()
        person.writes(group, "/poll")
        await until(lambda: guest.said(group))
        [asked] = guest.said(group)
        poll = asked.content
        assert isinstance(poll, Poll)
        assert (poll.question.text, [one.text.text for one in poll.options]) == (
            QUESTION,
            list(OPTIONS),
        )
        person.votes(asked, 0)
        person.votes(asked, 1)
        person.votes(asked, [])
        friend.votes(asked, 1)
        person.writes(group, "/stop", reply_to=asked)
        await until(lambda: len(guest.said(group)) == 2 and len(guest.diary) == 9)
        assert [line for line in guest.diary if line.startswith("answer")] == [
            *("answer [0]", "answer [1]", "answer []", "answer [1]"),
        ]
        assert [line for line in guest.diary if line.startswith("poll")] == [
            "poll [1, 0] closed False",
            "poll [0, 1] closed False",
            "poll [0, 0] closed False",
            "poll [0, 1] closed False",
            "poll [0, 1] closed True",
        ]
        assert guest.texts(group) == ["七点 0 八点 1"]
        assert poll.is_closed

    async def test_a_file_is_downloaded_and_sent_back_byte_by_byte(self, guest: Guest) -> None:
        person, content = guest.person(), bytes(range(256)) * 300
        person.sends(guest.account, "document", content=content, name="名单.xlsx")
        person.sends(guest.account, "photo")
        dialog = person.place(guest.account)
        await until(lambda: len(guest.said(dialog)) == 2)
        copies = [message.content for message in guest.said(dialog)]
        for copy, original in zip(copies, (content, DOT), strict=True):
            assert isinstance(copy, Media)
            assert copy.kind == "document"
            assert copy.file.content == original
            assert copy.file.name == "copy.bin"
            assert copy.caption.text == CAPTION

    async def test_albums_come_and_go_as_messages_of_one_group(self, guest: Guest) -> None:
        person = guest.person()
        person.sends_album(guest.account, ["photo", "photo", "video"], caption="合影")
        person.writes(guest.account, "/album")
        dialog = person.place(guest.account)
        await until(lambda: len(guest.said(dialog)) == 2)
        assert guest.diary == ["album of True", "album of True", "album of False"]
        first, second = guest.said(dialog)
        assert first.album is not None
        assert first.album == second.album
        assert all(message.kind == "photo" for message in (first, second))

    async def test_answers_stay_in_their_topic(self, guest: Guest) -> None:
        owner, person, forum = guest.person(1), guest.person(), guest.group(2)
        sport, books = owner.opens_topic(forum, "运动"), owner.opens_topic(forum, "读书")
        for topic in (sport.id, books.id, None):
            person.writes(forum, "/menu", topic=topic)
            person.writes(forum, f"/echo@{guest.account.username}", topic=topic)
        await until(lambda: len(guest.said(forum)) == 6)
        places = [one.thread_id if one.in_topic else None for one in guest.said(forum)]
        assert places == [sport.id, sport.id, books.id, books.id, None, None]

    async def test_an_edited_text_comes_as_an_edit(self, guest: Guest) -> None:
        said = guest.person().writes(guest.group(), "周六")
        guest.person().edits(said, "周日")
        await until(lambda: guest.diary)
        assert guest.diary == ["edited 周日"]

    async def test_a_group_that_moves_is_told_and_goes_on_under_its_new_id(
        self, guest: Guest
    ) -> None:
        old = guest.group(1)
        new = guest.person(1).migrates(old)
        guest.person().writes(new, "/menu")
        await until(lambda: guest.texts(new))
        await until(lambda: len(guest.diary) == 3)
        moves = [f"moved to {new.id}", f"moved from {old.id}"]
        assert sorted(guest.diary) == sorted(["me left → member", *moves])
        assert guest.texts(new) == [INVITATION]
