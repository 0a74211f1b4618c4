"""The small town of the walk, told twice: once to the server, once to the model."""

from playground.telegram.acting.resident import Resident
from playground.telegram.clock import Clock
from playground.telegram.town import Town
from playground.telegram.world.chats import Chat
from playground.telegram.world.people import Bot
from tests.telegram.second_opinions.walk.expected.model import Model
from tests.telegram.second_opinions.walk.expected.places import Place, Standing

NOON = 1_788_321_600
GOVERNING = frozenset(
    {
        *("can_manage_chat", "can_delete_messages", "can_restrict_members", "can_change_info"),
        *("can_invite_users", "can_pin_messages", "can_manage_topics"),
    }
)
NONE: frozenset[str] = frozenset()
POSTING = frozenset({"can_manage_chat", "can_post_messages", "can_edit_messages"})
PROMOTING = GOVERNING | {"can_promote_members"}


class Scenery:
    """A supergroup with a channel before it, a basic group and a forum; six people; two bots, of
    which the first lives under privacy mode. The first person owns everything.
    """

    def __init__(self) -> None:
        self.town = Town(Clock(NOON), limits=False)
        first = self.town.add_bot("一", "first_bot", privacy=True)
        second = self.town.add_bot("二", "second_bot", privacy=False)
        self.bots = [first, second]
        self.people = [self.town.add_person(f"人{number}") for number in range(6)]
        self.model = Model(
            now=NOON,
            people=[one.id for one in self.people],
            bots=[first.id, second.id],
            privacy=frozenset({first.id}),
        )
        square = self._found("supergroup", 4, [(first, GOVERNING), (second, NONE)])
        self._found("group", 3, [(first, NONE)])
        self._found("supergroup", 3, [(first, NONE), (second, PROMOTING)], forum=True)
        self._found("channel", 2, [(second, POSTING)]).discussion = square
        channel = list(self.town.world.chats.values())[-1]
        self.people[0].links(channel, square.id)
        self.square = square
        self.link = self.people[0].invites(square.id, by_request=True)
        for person, bot in ((0, first), (1, first), (1, second)):
            self.people[person].starts(bot)
            self.model.dialog(bot.id, self.people[person].id).started = True
        self._begin_to_watch()

    def _found(
        self,
        kind: str,
        members: int,
        bots: list[tuple[Bot, frozenset[str]]],
        *,
        forum: bool = False,
    ) -> Place:
        owner, *others = self.people
        chat = owner.founds(kind, kind, forum=forum)
        place = Place(chat.id, kind, title=kind, topics={1: False} if forum else {})
        place.standings[owner.id] = Standing("creator")
        for person in others[:members]:
            owner.adds(chat, person.person)
            place.standings[person.id] = Standing("member")
        for bot, rights in bots:
            self._let_in(owner, chat, bot, rights)
            status = "administrator" if rights else "member"
            by = owner.id if rights else 0
            place.standings[bot.id] = Standing(
                status, rights, promoted_by=by, sees_all=not bot.privacy
            )
        self.model.places[place.id] = place
        return place

    def _let_in(self, owner: Resident, chat: Chat, bot: Bot, rights: frozenset[str]) -> None:
        owner.adds(chat, bot)
        if rights:
            owner.promotes(chat, bot, rights=sorted(rights))

    def _begin_to_watch(self) -> None:
        """What has happened so far is forgotten; numbers go on from where they are."""
        for mailbox in self.town.mailboxes.values():
            mailbox.clear()
        self.model.box = self.town.world.box
        for place in self.model.places.values():
            place.last = self.town.world.chats[place.id].last_message_id
