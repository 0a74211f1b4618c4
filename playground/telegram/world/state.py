"""The whole state of a town as plain data: everybody, every chat, every file."""

import hashlib
from dataclasses import dataclass, field

from playground.telegram.world.chats import Chat, ChatType
from playground.telegram.world.files import StoredFile, store
from playground.telegram.world.people import MASKS, Bot, Person, User
from playground.telegram.world.polls import Poll

# Beyond 32 bits, as real ids are.
FIRST_PERSON = 5_000_000_001
FIRST_BOT = 7_000_000_001
FIRST_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_002_000_000_001


@dataclass(slots=True)
class World:
    """People, bots, chats and files by id. Message ids of private chats and basic groups come
    from one counter (`box`), as an account has one box for them all; supergroups and channels
    count for themselves.
    """

    people: dict[int, Person] = field(default_factory=dict)
    bots: dict[int, Bot] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    dialogs: dict[tuple[int, int], Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    polls: dict[str, Poll] = field(default_factory=dict)
    usernames: dict[str, int] = field(default_factory=dict)
    box: int = 0
    last_file: int = 0

    def user(self, user_id: int) -> User:
        """The account with this id. KeyError if nobody has it."""
        found = self.people.get(user_id) or self.bots.get(user_id) or MASKS.get(user_id)
        if found is None:
            raise KeyError(user_id)
        return found

    def add_person(self, first_name: str, **details: object) -> Person:
        person = Person(FIRST_PERSON + len(self.people), first_name, **details)  # type: ignore[arg-type]  # fields of Person by name
        self._name(person.username, person.id)
        self.people[person.id] = person
        return person

    def add_bot(self, first_name: str, username: str, *, privacy: bool = True) -> Bot:
        number = FIRST_BOT + len(self.bots)
        secret = hashlib.sha256(username.encode()).hexdigest()[:33]
        bot = Bot(number, f"{number}:AA{secret}", first_name, username, privacy=privacy)
        self._name(username, number)
        self.bots[number] = bot
        return bot

    def add_chat(self, kind: ChatType, title: str, username: str | None = None) -> Chat:
        taken = sum(
            (chat.type is ChatType.GROUP) == (kind is ChatType.GROUP)
            for chat in self.chats.values()
        )
        first = FIRST_GROUP if kind is ChatType.GROUP else FIRST_SUPERGROUP
        chat = Chat(first - taken, kind, title, username)
        self._name(username, chat.id)
        self.chats[chat.id] = chat
        return chat

    def dialog(self, bot: Bot, person: Person) -> Chat | None:
        """The private chat of a bot and a person, once it was started."""
        return self.dialogs.get((bot.id, person.id))

    def start_dialog(self, bot: Bot, person: Person) -> Chat:
        """The private chat of the two, begun if there was none."""
        key = (bot.id, person.id)
        if key not in self.dialogs:
            self.dialogs[key] = Chat(person.id, ChatType.PRIVATE, bot_id=bot.id)
        return self.dialogs[key]

    def next_message_id(self, chat: Chat) -> int:
        own_count = chat.type in (ChatType.SUPERGROUP, ChatType.CHANNEL)
        if not own_count:
            self.box += 1
        chat.last_message_id = chat.last_message_id + 1 if own_count else self.box
        return chat.last_message_id

    def new_file(
        self, kind: str, content: bytes, name: str | None = None, mime_type: str | None = None
    ) -> StoredFile:
        """A file that is known by its id as soon as it is kept, which posting does."""
        self.last_file += 1
        return store(kind, self.last_file, content, name, mime_type)

    def keep(self, file: StoredFile) -> None:
        self.files[file.file_id] = file

    def file(self, file_id: str) -> StoredFile | None:
        """The file with this id; the letter of a photo's size may stand behind it."""
        return self.files.get(file_id) or self.files.get(file_id[:-1])

    def named(self, username: str) -> int | None:
        """Id of the account or chat with this @username (any case, with or without @)."""
        return self.usernames.get(username.removeprefix("@").lower())

    def _name(self, username: str | None, owner: int) -> None:
        """Give somebody a username. ValueError if it is taken."""
        if not username:
            return
        if username.lower() in self.usernames:
            raise ValueError(f"the username {username} is taken")
        self.usernames[username.lower()] = owner
