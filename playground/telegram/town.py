"""The town as a whole: its state, its time, and what every bot has not yet been told."""

from random import Random

from playground.telegram.acting.resident import Resident
from playground.telegram.calls import CallLog
from playground.telegram.clock import Clock
from playground.telegram.faults import Faults
from playground.telegram.happenings.dialogs import Query
from playground.telegram.limits import Limits
from playground.telegram.shapes import Json
from playground.telegram.updates.mailbox import Mailbox
from playground.telegram.wire.users import user
from playground.telegram.world.people import Bot
from playground.telegram.world.state import World


class Town:
    """A Telegram of one's own. `Town()` is empty; people and bots are added by a line each.

    `clock` defaults to real time; `seed` makes what is random (update ids, invite links) the same
    every time; `limits=False` lets bots send as fast as they like.
    """

    def __init__(self, clock: Clock | None = None, *, seed: int = 1, limits: bool = True) -> None:
        self.world = World()
        self.clock = clock or Clock()
        self.random = Random(seed)  # a town is the same every time, not secret
        self.faults = Faults()
        self.calls = CallLog()
        self.mailboxes: dict[int, Mailbox] = {}
        self.limits: dict[int, Limits] = {}
        self.queries: dict[str, Query] = {}
        self.uncounted: set[tuple[int, int]] = set()
        self._enforces_limits = limits

    def add_bot(
        self, first_name: str = "一加百", username: str = "yijiabai_bot", *, privacy: bool = True
    ) -> Bot:
        """A new bot with a token of its own and an empty queue."""
        bot = self.world.add_bot(first_name, username, privacy=privacy)
        self.mailboxes[bot.id] = Mailbox(self.clock, self.random)
        self.limits[bot.id] = Limits(self.clock, enforced=self._enforces_limits)
        return bot

    def bot_with(self, token: str) -> Bot | None:
        """The bot with this token. The part before the colon is its id."""
        head = token.partition(":")[0]
        bot = self.world.bots.get(int(head)) if head.isdecimal() else None
        return bot if bot is not None and bot.token == token else None

    def user_json(self, user_id: int) -> Json:
        return user(self.world.user(user_id))

    def new_album(self) -> str:
        """A `media_group_id`."""
        return str(10_000_000_000_000 + self.random.getrandbits(40))

    def new_poll_number(self) -> int:
        """Ids of polls are long numbers, different for every poll."""
        return 5_000_000_000_000_000_000 + len(self.world.polls) + 1

    def add_person(self, first_name: str, **details: object) -> Resident:
        """A new person; `details` are fields of `Person` by name."""
        return Resident(self, self.world.add_person(first_name, **details))

    def person(self, person_id: int) -> Resident:
        """Somebody who lives here, ready to act. KeyError if nobody has this id."""
        return Resident(self, self.world.people[person_id])
