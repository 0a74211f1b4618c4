"""Groups: the bot is added, a cadre takes over, counting begins, pauses and goes on."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest

from bot.delivery.receipts import ARRIVED
from domain.consents import Purpose
from domain.groups import BotMoved, Group, GroupId, GroupState, Standing
from domain.organisations import Cadre
from domain.outbox import Post
from domain.people import Person
from services.desk import BotIdentity, Desk
from services.groups import GroupHasACadre, Groups, GroupUnknown
from services.organisations import NotACadre
from services.services import Services
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import BOT, SHANGHAI
from tests.services.people_of_a_county import met
from tests.storage import county
from tests.storage.county import HOUR, NOON

GONE = Standing.told({"status": "left"})
PLAIN = Standing.told({"status": "member"})
ADMIN = Standing.told({"status": "administrator", "can_pin_messages": True})
CHAT, WANG, STRANGER = -100, 901, 999
RUNS: dict[str, object] = {"status": "creator"}
ADMIN_SAID: dict[str, object] = {"status": "administrator", "can_pin_messages": True}
SEES_ALL = BotIdentity(id=1, username="yijiabai_bot", sees_all=True)


@dataclass(frozen=True)
class Scene:
    line: Cadre
    cadre: Person


def groups(tx: Transaction, at: datetime = NOON, bot: BotIdentity = BOT) -> Groups:
    return Groups(Desk(tx, at, SHANGHAI, bot))


async def with_cadre(tx: Transaction, telegram_id: int = WANG) -> Scene:
    line = await county.cadre(tx)
    cadre = await met(tx, telegram_id, "Wang")
    await tx.cadres.take_up(line.id, cadre.id)
    held = await tx.cadres.get(line.id)
    assert held is not None
    return Scene(held, cadre)


def moved(
    before: Standing, after: Standing, *, by: int = WANG, at: datetime = NOON, chat: int = CHAT
) -> BotMoved:
    return BotMoved(chat, "读书会", before, after, by, at)


async def group_of(tx: Transaction, chat: int = CHAT) -> Group:
    found = await tx.groups.by_chat(chat)
    assert found is not None
    return found


async def posts(tx: Transaction) -> list[Post]:
    """What was put into the outbox since it was asked last, in the order in which it goes."""
    far = NOON + timedelta(days=1000)
    return [one.post for one in await tx.outbox.lease("test", far, far + HOUR, 100)]


async def names(tx: Transaction) -> set[str]:
    return {post.name for post in await posts(tx)}


async def bound(tx: Transaction, standing: Standing = ADMIN) -> tuple[Scene, Group]:
    """A cadre has added the bot and taken the group over; the outbox is empty."""
    scene = await with_cadre(tx)
    await groups(tx).bot_moved(moved(GONE, standing))
    group = await group_of(tx)
    await groups(tx).claim(group.id, scene.cadre)
    fields = {"chat_id": str(CHAT), "user_id": str(WANG)}
    await groups(tx).claim_checked(scene.line.id, fields, RUNS)
    await posts(tx)
    return scene, await group_of(tx)


async def test_a_known_cadre_who_adds_the_bot_hears_of_it_in_private(storage: Storage) -> None:
    async with storage.read_write() as tx:
        scene = await with_cadre(tx)
        await groups(tx).bot_moved(moved(GONE, ADMIN))
        [post] = await posts(tx)
        assert (post.name, post.person) == ("GroupFound", scene.cadre.id)
        group = await group_of(tx)
        assert (group.state, group.title) == (GroupState.NEW, "读书会")
        assert group.rights == {"member", "administrator", "can_pin_messages"}


async def test_for_a_stranger_there_is_one_line_in_the_group_a_day(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await with_cadre(tx)
        for _ in range(2):
            await groups(tx).bot_moved(moved(GONE, PLAIN, by=STRANGER))
            await groups(tx).bot_moved(moved(PLAIN, GONE, by=STRANGER))
        [post] = await posts(tx)
        group = await group_of(tx)
        assert (post.name, post.group, post.person) == ("GroupUnclaimed", group.id, None)


async def test_other_rights_are_no_arrival_unless_they_are_what_was_missing(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        scene = await with_cadre(tx)
        await groups(tx).bot_moved(moved(GONE, PLAIN))
        [blind] = await posts(tx)
        assert (blind.name, blind.fields["sees"]) == ("GroupFound", False)
        await groups(tx).bot_moved(moved(PLAIN, ADMIN))
        [post] = await posts(tx)
        assert (post.name, post.person, post.fields["sees"]) == ("GroupFound", scene.cadre.id, True)
        assert "administrator" in (await group_of(tx)).rights
        await groups(tx).bot_moved(moved(ADMIN, replace(ADMIN, rights=ADMIN.rights | {"can_x"})))
        assert await posts(tx) == []


async def test_a_stranger_who_gives_the_bot_its_rights_causes_no_second_line(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await groups(tx).bot_moved(moved(GONE, PLAIN, by=STRANGER))
        assert await names(tx) == {"GroupUnclaimed"}
        await groups(tx).bot_moved(moved(PLAIN, ADMIN, by=STRANGER))
        assert await posts(tx) == []


async def test_there_is_time_to_bind_a_group_before_anybody_is_asked_about_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await with_cadre(tx)
        await groups(tx).bot_moved(moved(GONE, ADMIN))
        [post] = await posts(tx)
        assert post.due > NOON


async def test_who_claims_a_group_is_looked_up_on_telegram(storage: Storage) -> None:
    async with storage.read_write() as tx:
        scene = await with_cadre(tx)
        await groups(tx).bot_moved(moved(GONE, ADMIN))
        await posts(tx)
        await groups(tx).claim((await group_of(tx)).id, scene.cadre)
        [post] = await posts(tx)
        assert post.name == "getChatMember"
        assert post.fields == {"chat_id": str(CHAT), "user_id": str(WANG)}
        assert post.receipt is not None
        assert (post.receipt.name, post.receipt.id) == ("claim", scene.line.id)
        assert (await group_of(tx)).cadre is None


async def test_an_administrator_takes_the_group_over_and_counting_begins(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        scene = await with_cadre(tx)
        await groups(tx).bot_moved(moved(GONE, ADMIN))
        await posts(tx)
        fields = {"chat_id": str(CHAT), "user_id": str(WANG)}
        await groups(tx, NOON + HOUR).claim_checked(scene.line.id, fields, RUNS)
        group = await group_of(tx)
        assert (group.state, group.cadre) == (GroupState.COUNTING, scene.line.id)
        assert (group.counting_since, group.organisation) == (
            NOON + HOUR,
            scene.line.organisation,
        )
        assert await names(tx) == {"GroupCounting", "GroupWelcome", "getChatMemberCount"}


@pytest.mark.parametrize("said", [{"status": "member"}, {"status": "left"}, {}, None, True])
async def test_who_is_no_administrator_on_telegram_gets_no_group(
    storage: Storage, said: object
) -> None:
    async with storage.read_write() as tx:
        scene = await with_cadre(tx)
        await groups(tx).bot_moved(moved(GONE, ADMIN))
        await posts(tx)
        await groups(tx).claim_checked(scene.line.id, {"chat_id": str(CHAT)}, said)
        assert (await group_of(tx)).cadre is None
        [post] = await posts(tx)
        assert (post.name, post.person) == ("GroupNotYours", scene.cadre.id)


async def test_a_claim_that_telegram_does_not_answer_is_explained(storage: Storage) -> None:
    async with storage.read_write() as tx:
        scene = await with_cadre(tx)
        await groups(tx).bot_moved(moved(GONE, ADMIN))
        await posts(tx)
        await groups(tx).claim_failed(scene.line.id, {"chat_id": str(CHAT)})
        assert await names(tx) == {"GroupNotYours"}


async def test_of_two_cadres_the_first_gets_the_group(storage: Storage) -> None:
    async with storage.read_write() as tx:
        first, second = await with_cadre(tx), await with_cadre(tx, 902)
        await groups(tx).bot_moved(moved(GONE, ADMIN))
        await posts(tx)
        for scene in (first, second):
            await groups(tx).claim_checked(scene.line.id, {"chat_id": str(CHAT)}, RUNS)
        group = await group_of(tx)
        assert group.cadre == first.line.id
        told = {(post.name, post.person) for post in await posts(tx) if post.person is not None}
        assert told == {("GroupCounting", first.cadre.id), ("GroupNotYours", second.cadre.id)}
        with pytest.raises(GroupHasACadre):
            await groups(tx).claim(group.id, second.cadre)
        with pytest.raises(GroupHasACadre):
            await groups(tx).check(group.id, second.cadre)


async def test_only_cadres_set_up_groups(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await with_cadre(tx)
        await groups(tx).bot_moved(moved(GONE, ADMIN))
        group, stranger = await group_of(tx), await met(tx, STRANGER, "Stranger")
        for somebody in (stranger, None):
            with pytest.raises(NotACadre):
                await groups(tx).claim(group.id, somebody)
            with pytest.raises(NotACadre):
                await groups(tx).run_by(somebody)


async def test_a_forged_number_of_a_group_is_refused(storage: Storage) -> None:
    async with storage.read_write() as tx:
        scene, group = await bound(tx)
        with pytest.raises(GroupUnknown):
            await groups(tx).claim(type(group.id)(group.id + 7), scene.cadre)


async def test_a_bound_group_that_the_bot_does_not_see_is_paused_and_starts_when_mended(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        scene = await with_cadre(tx)
        await groups(tx).bot_moved(moved(GONE, PLAIN))
        await posts(tx)
        await groups(tx).claim_checked(scene.line.id, {"chat_id": str(CHAT)}, RUNS)
        group = await group_of(tx)
        assert (group.state, group.counting_since) == (GroupState.PAUSED, None)
        assert await names(tx) == {"GroupPaused"}
        assert await tx.gaps.within(group.id, NOON, NOON + 99 * HOUR) == []
        await groups(tx, NOON + HOUR).rights_told(group.id, {}, ADMIN_SAID)
        group = await group_of(tx)
        assert (group.state, group.counting_since) == (GroupState.COUNTING, NOON + HOUR)
        assert "GroupWelcome" in await names(tx)


async def test_without_privacy_mode_a_plain_member_sees_everything(storage: Storage) -> None:
    async with storage.read_write() as tx:
        scene = await with_cadre(tx)
        await groups(tx, bot=SEES_ALL).bot_moved(moved(GONE, PLAIN))
        fields = {"chat_id": str(CHAT)}
        await groups(tx, bot=SEES_ALL).claim_checked(scene.line.id, fields, RUNS)
        assert (await group_of(tx)).state is GroupState.COUNTING


async def test_removed_the_bot_pauses_and_added_again_it_goes_on_by_itself(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        scene, group = await bound(tx)
        gone, back = NOON + HOUR, NOON + 3 * HOUR
        await groups(tx, gone).bot_moved(moved(ADMIN, GONE, at=gone, by=STRANGER))
        assert (await group_of(tx)).state is GroupState.PAUSED
        assert [(post.name, post.person) for post in await posts(tx)] == [
            ("GroupPaused", scene.cadre.id)
        ]
        await groups(tx, back).bot_moved(moved(GONE, ADMIN, at=back, by=STRANGER))
        assert (await group_of(tx)).state is GroupState.COUNTING
        assert {"GroupCounting", "GroupWelcome"} <= await names(tx)
        [gap] = await tx.gaps.within(group.id, NOON, NOON + 99 * HOUR)
        assert (gap.since, gap.until) == (gone, back)
        assert (await group_of(tx)).counting_since == NOON


async def test_a_gap_begins_when_it_happened_and_not_when_it_was_heard_of(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        _, group = await bound(tx)
        await groups(tx, NOON + 5 * HOUR).bot_moved(moved(ADMIN, GONE, at=NOON + HOUR))
        [gap] = await tx.gaps.within(group.id, NOON, NOON + 99 * HOUR)
        assert gap.since == NOON + HOUR


async def test_rights_that_come_back_end_the_gap_without_a_new_welcome(storage: Storage) -> None:
    async with storage.read_write() as tx:
        _, group = await bound(tx)
        await groups(tx, NOON + HOUR).bot_moved(moved(ADMIN, PLAIN, at=NOON + HOUR))
        assert (await group_of(tx)).state is GroupState.PAUSED
        assert await names(tx) == {"GroupPaused"}
        back = NOON + 2 * HOUR
        await groups(tx, back).bot_moved(moved(PLAIN, ADMIN, at=back))
        assert (await group_of(tx)).state is GroupState.COUNTING
        assert "GroupWelcome" not in await names(tx)
        [gap] = await tx.gaps.within(group.id, NOON, NOON + 99 * HOUR)
        assert gap.until == back


async def test_added_again_without_rights_the_cadre_is_told_how_to_mend_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await bound(tx)
        await groups(tx).bot_moved(moved(ADMIN, GONE))
        await posts(tx)
        await groups(tx).bot_moved(moved(GONE, PLAIN))
        assert await names(tx) == {"GroupPaused"}


@pytest.mark.parametrize(("standing", "notice"), [(ADMIN, "GroupCounting"), (PLAIN, "GroupPaused")])
async def test_who_asks_for_a_look_at_the_rights_gets_an_answer(
    storage: Storage, standing: Standing, notice: str
) -> None:
    """Even if nothing has changed."""
    async with storage.read_write() as tx:
        scene, group = await bound(tx, standing)
        await groups(tx).check(group.id, scene.cadre)
        [post] = await posts(tx)
        assert post.fields == {"chat_id": str(CHAT), "user_id": str(BOT.id)}
        said: dict[str, object] = ADMIN_SAID if standing is ADMIN else {"status": "member"}
        await hear(tx, "answer", moved(standing, standing), post, said)
        assert await names(tx) == {notice}


async def test_a_new_welcome_takes_the_old_one_away(storage: Storage) -> None:
    async with storage.read_write() as tx:
        _, group = await bound(tx)
        await groups(tx).welcomed(group.id, {}, {"message_id": 5})
        assert await posts(tx) == []
        await groups(tx).welcomed(group.id, {}, {"message_id": 9})
        [post] = await posts(tx)
        assert (post.name, post.fields) == (
            "deleteMessage",
            {"chat_id": str(CHAT), "message_id": "5"},
        )
        assert (await group_of(tx)).welcome == 9
        await groups(tx).welcomed(group.id, {}, {"message_id": 9})
        assert await posts(tx) == []


async def test_the_cadre_can_have_people_welcomed_anew(storage: Storage) -> None:
    async with storage.read_write() as tx:
        scene, group = await bound(tx)
        await groups(tx).claim(group.id, scene.cadre)
        assert await posts(tx) == []
        await groups(tx).welcome(group.id, scene.cadre)
        [post] = await posts(tx)
        assert post.name == "GroupWelcome"
        assert post.receipt is not None
        assert (post.receipt.name, post.receipt.id) == ("welcome", group.id)


@pytest.mark.parametrize(("told", "members"), [(42, 41), (1, 0), (0, 0), (None, None)])
async def test_how_many_are_in_the_chat_is_what_telegram_says_without_the_bot(
    storage: Storage, told: int | None, members: int | None
) -> None:
    async with storage.read_write() as tx:
        _, group = await bound(tx)
        await groups(tx).members_told(group.id, {}, told)
        assert (await group_of(tx)).members == members


async def test_a_new_title_is_known_at_once_and_late_news_of_a_former_chat_is_not(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await bound(tx)
        await groups(tx).retitled(CHAT, "夜跑群")
        await groups(tx).retitled(-999, "Nobody's")
        assert (await group_of(tx)).title == "夜跑群"
        await groups(tx).migrated(CHAT, NEW_CHAT)
        await groups(tx).retitled(CHAT, "读书会")
        assert (await group_of(tx, NEW_CHAT)).title == "夜跑群"


WAYS_TO_LOSE = ("update", "refused call", "answer")


@pytest.mark.parametrize("order", list(permutations(WAYS_TO_LOSE)))
async def test_lost_the_group_is_told_once_whoever_tells_it_first(
    storage: Storage, order: tuple[str, ...]
) -> None:
    """The cadre had asked for a look at the rights just before."""
    async with storage.read_write() as tx:
        scene, group = await bound(tx)
        [asked] = await asked_for_rights(tx, group, scene)
        for way in order:
            await hear(tx, way, moved(ADMIN, GONE), asked, {"status": "kicked"})
        assert [post.name for post in await posts(tx)] == ["GroupPaused"]


@pytest.mark.parametrize("order", [("update", "answer"), ("answer", "update")])
async def test_regained_the_group_is_told_once_whoever_tells_it_first(
    storage: Storage, order: tuple[str, ...]
) -> None:
    async with storage.read_write() as tx:
        scene, group = await bound(tx, PLAIN)
        [asked] = await asked_for_rights(tx, group, scene)
        for way in order:
            await hear(tx, way, moved(PLAIN, ADMIN), asked, ADMIN_SAID)
        assert [post.name for post in await posts(tx)].count("GroupCounting") == 1


async def asked_for_rights(tx: Transaction, group: Group, scene: Scene) -> list[Post]:
    await groups(tx).check(group.id, scene.cadre)
    return await posts(tx)


async def hear(
    tx: Transaction, way: str, news: BotMoved, asked: Post, answer: dict[str, object]
) -> None:
    """The same news, by one of the ways on which it comes."""
    match way:
        case "update":
            await groups(tx).bot_moved(news)
        case "refused call":
            await groups(tx).lost(CHAT)
        case _:
            assert asked.receipt is not None
            arrived = ARRIVED[asked.receipt.name](Services(Desk(tx, NOON, SHANGHAI, BOT)))
            await arrived(asked.receipt.id, asked.fields, answer)


async def test_members_are_asked_for_twice_an_hour_at_most(storage: Storage) -> None:
    """At once, and when the hour is full, so that the last to come is counted."""
    async with storage.read_write() as tx:
        await bound(tx)
        later = NOON + timedelta(hours=2, minutes=10)
        for minute in range(20):
            at = later + timedelta(minutes=minute)
            await groups(tx, at).member_moved(CHAT, 1000 + minute, there=True)
        assert [post.due for post in await posts(tx)] == [later, NOON + 3 * HOUR]


async def test_who_agreed_to_something_is_known_in_the_group_until_they_leave_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        scene, group = await bound(tx)
        young = await county.contact(tx, scene.line, 7)
        other = await met(tx, 8, "No consent")
        for person in (young, other):
            await groups(tx).member_moved(CHAT, person.telegram_id, there=True)
        assert await tx.memberships.people_in(group.id) == {young.id}
        await groups(tx).member_moved(CHAT, 7, there=False)
        assert await tx.memberships.people_in(group.id) == frozenset()
        assert Purpose.ACTIVITY in await tx.consents.of(young.id)


async def test_nobody_is_asked_about_a_group_that_nobody_runs(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await groups(tx).bot_moved(moved(GONE, ADMIN, by=STRANGER))
        await posts(tx)
        await groups(tx).member_moved(CHAT, 7, there=True)
        await groups(tx).member_moved(-999, 7, there=True)
        assert await posts(tx) == []


NEW_CHAT = -1001


@pytest.mark.parametrize("news", ["before", "after", "never"])
async def test_a_migrated_group_goes_on_whatever_is_told_first(storage: Storage, news: str) -> None:
    async with storage.read_write() as tx:
        scene, group = await bound(tx)
        await groups(tx).welcomed(group.id, {}, {"message_id": 5})
        if news == "before":
            await groups(tx).bot_moved(moved(GONE, ADMIN, chat=NEW_CHAT))
        for _ in range(2):
            await groups(tx).migrated(CHAT, NEW_CHAT)
        if news == "after":
            await groups(tx).bot_moved(moved(GONE, ADMIN, chat=NEW_CHAT))
        now = await group_of(tx, NEW_CHAT)
        assert (now.id, now.state, now.cadre) == (group.id, GroupState.COUNTING, scene.line.id)
        assert await group_of(tx, CHAT) == now
        assert now.welcome is None
        told = await posts(tx)
        assert not {post.name for post in told} & {"GroupPaused", "GroupUnclaimed"}
        for post in told:  # dropped when it is worded: the group it speaks of has given way
            assert await tx.groups.get(GroupId(int(str(post.fields["group"])))) is None


async def test_rights_told_for_the_new_chat_before_the_migration_are_not_lost(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await bound(tx, PLAIN)
        await groups(tx).bot_moved(moved(GONE, ADMIN, chat=NEW_CHAT))
        await groups(tx).migrated(CHAT, NEW_CHAT)
        assert (await group_of(tx, NEW_CHAT)).state is GroupState.COUNTING


async def test_late_news_of_the_former_chat_changes_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await bound(tx)
        await groups(tx).migrated(CHAT, NEW_CHAT)
        await groups(tx).bot_moved(moved(ADMIN, GONE, chat=CHAT))
        assert (await group_of(tx, NEW_CHAT)).state is GroupState.COUNTING


async def test_a_new_chat_that_a_cadre_has_taken_over_stays_a_group_of_its_own(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        scene, old = await bound(tx)
        await groups(tx).bot_moved(moved(GONE, ADMIN, chat=NEW_CHAT))
        await groups(tx).claim_checked(scene.line.id, {"chat_id": str(NEW_CHAT)}, RUNS)
        for _ in range(2):
            await groups(tx).migrated(CHAT, NEW_CHAT)
        assert (await group_of(tx, NEW_CHAT)).id != old.id
        assert (await group_of(tx, NEW_CHAT)).cadre == scene.line.id


async def test_a_group_speaks_the_language_of_the_organisation_until_its_cadre_chooses(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        scene, group = await bound(tx)
        assert group.language == "zh"
        changed = await groups(tx).speak(group.id, "en", scene.cadre)
        assert changed == await group_of(tx)
        assert changed.language == "en"


NEWS_OF_A_MIGRATION = ("service message", "rights in the new chat", "gone from the old chat")


@pytest.mark.parametrize("order", list(permutations(NEWS_OF_A_MIGRATION)))
async def test_a_migration_comes_out_the_same_in_every_order(
    storage: Storage, order: tuple[str, ...]
) -> None:
    async with storage.read_write() as tx:
        scene, group = await bound(tx)
        for news in order:
            match news:
                case "service message":
                    await groups(tx).migrated(CHAT, NEW_CHAT)
                case "rights in the new chat":
                    await groups(tx).bot_moved(moved(GONE, ADMIN, chat=NEW_CHAT))
                case _:
                    await groups(tx).bot_moved(moved(ADMIN, GONE))
        now = await group_of(tx, NEW_CHAT)
        assert (now.id, now.cadre, now.state) == (group.id, scene.line.id, GroupState.COUNTING)
        assert [one.id for one in await tx.groups.all()] == [group.id]


async def test_of_two_cadres_who_claim_a_group_at_once_one_gets_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        scenes = [await with_cadre(tx), await with_cadre(tx, 902)]
        await groups(tx).bot_moved(moved(GONE, ADMIN))
        await posts(tx)

    async def claims(scene: Scene) -> None:
        async with storage.read_write() as tx:
            await groups(tx).claim_checked(scene.line.id, {"chat_id": str(CHAT)}, RUNS)

    await asyncio.gather(*map(claims, scenes))
    async with storage.read_write() as tx:
        cadre = (await group_of(tx)).cadre
        told = {(post.name, post.person) for post in await posts(tx) if post.person is not None}
    [winner] = [one for one in scenes if one.line.id == cadre]
    [other] = [one for one in scenes if one.line.id != cadre]
    assert told == {("GroupCounting", winner.cadre.id), ("GroupNotYours", other.cadre.id)}
