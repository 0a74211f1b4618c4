"""Every text of both catalogues, with hostile names in it, is accepted by the local server."""

import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import pytest

from bot.telegram import stored
from domain.activities import KINDS, ORGAN_KINDS, Activity, Plan
from domain.dues import DueIn
from domain.menus import Office, in_private
from domain.ratings import Rating
from domain.wishes import UNENDED, Wish
from handlers.answers import fitting, send
from handlers.routers import dispatcher
from playground.telegram.clock import Clock
from playground.telegram.methods.sending import send_message
from playground.telegram.requests.call import Call
from playground.telegram.town import Town
from tests.hostile import Hostile
from texts.catalogue import LANGUAGES
from texts.help import PAGES, QUESTIONS
from texts.say import Say
from texts.words import Words

dispatcher()  # and with it every module that has a refusal

SECTIONS = [name for name, kind in vars(Say).items() if isinstance(kind, cached_property)]
TIMES = 12
TURNING = "\u202a\u202b\u202c\u202d\u202e"
FIRST_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
# Alerts and lines of a file are no HTML: nothing is parsed where they go.
PLAIN = frozenset({"refusals.alert", "rosters.fault", "rosters.faults_file", "rosters.unreadable"})
WORDED = "12356 &lt;"  # HTML already
# What whoever calls the function promises, where the type does not say it.
PROMISED: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "wishes.own": lambda given: {"wishes": [one for one in given["wishes"] if is_unended(one)]},
    "wish_cards.ask_reason": lambda _: {"what": "offer"},
    "resources.ask": lambda _: {"step": "units"},
    "help.answer": lambda given: {"number": given["number"] % QUESTIONS + 1},
    "help.menu": lambda given: {"names": in_private(Office.ALL) if given["names"] else ()},
    "ratings.line": lambda given: {"rating": Rating(4, 13) if given["rating"] else None},
    "help.page": lambda given: {"name": PAGES[len(given["name"]) % len(PAGES)]},
    "wishes.too_young": lambda given: {**given, "hotlines": WORDED},
    "pressure.preview": lambda given: {**given, "hotlines": WORDED},
    "holding.kind": lambda given: {**given, "kinds": ORGAN_KINDS if given["kinds"] else KINDS},
    "holding.preview": lambda given: {
        **given,
        "weekly": WORDED,
        "plans": given["plans"] or [Hostile("plan").value(Plan, "plan")],
    },
    "recurring.announced": lambda given: {
        **given,
        "made": given["made"] or [(Hostile("made").value(Activity, "activity"), None)],
    },
    "entering.panel": lambda given: {**given, "rated": WORDED},
    "activities.card": lambda given: {**given, "weekly": WORDED},
    "activities.home": lambda given: {**given, "weekly": Words(WORDED)},
    "holding.of_office": lambda given: {**given, "weekly": Words(WORDED)},
    "prompts.due": lambda given: {"dues": given["dues"] or [Hostile("due").value(DueIn, "due")]},
    "pressure.too_young": lambda given: {**given, "hotlines": WORDED},
    "talks.asked": lambda given: {
        "words": Words(WORDED),
        "talk": replace(given["talk"], kind="topic"),
    },
    "safety.answer": lambda given: {"offered": replace(given["offered"], kind="from_others")},
}


def is_unended(wish: Wish) -> bool:
    return wish.state in UNENDED


def functions() -> Iterator[tuple[str, str]]:
    """Every text function there is: a new one is found by itself."""
    for section in SECTIONS:
        kind = type(getattr(Say("zh"), section))
        for name, _ in inspect.getmembers(kind, inspect.isfunction):
            if not name.startswith("_") and name not in {"text", "plain"}:
                yield section, name


class Listener:
    """A town with one person and one bot, to whom anything can be said."""

    def __init__(self) -> None:
        self.town = Town(Clock(1_767_240_000.0), limits=False)
        self.bot = self.town.add_bot()
        person = self.town.add_person("P")
        person.starts(self.bot)
        self.chat = person.id

    def hears(self, words: Words) -> list[str]:
        """What stands on the screen, message by message. BotApiError: the server refuses it."""
        seen = []
        for call in fitting(send(self.chat, words)):
            _, fields = stored(call)
            answer = send_message(Call(self.town, self.bot, fields))
            buttons = json.loads(fields.get("reply_markup", "{}")).get("inline_keyboard", [])
            seen.append(str(answer["text"]))
            seen += [button["text"] for row in buttons for button in row]
        return seen


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


def said_in(made: Any) -> Iterator[Words]:
    """What a text function hands out, as it would be said."""
    match made:
        case Words():
            yield made
        case str():
            yield Words(made or "—")
        case list() | tuple():
            for one in made:
                yield from said_in(one)
        case _:  # facts for a picture: whoever draws it escapes nothing and needs nothing escaped
            return


@pytest.mark.parametrize(("section", "name"), list(functions()))
def test_the_local_server_accepts_it(listener: Listener, section: str, name: str) -> None:
    for language in LANGUAGES:
        function = getattr(getattr(Say(language), section), name)
        for seed in range(TIMES):
            given = Hostile(f"{section}.{name}.{seed}").arguments(function)
            made = function(**PROMISED.get(f"{section}.{name}", dict)(given))
            for words in said_in(made):
                if f"{section}.{name}" in PLAIN:
                    assert not any(one in words.text for one in TURNING)
                    continue
                for shown in listener.hears(words):
                    assert shown.strip(), "nothing is to be seen of it"
                    assert not any(one in shown for one in TURNING)
                    assert shown.count(FIRST_ISOLATE) == shown.count(POP_ISOLATE)


def test_there_are_many_of_them() -> None:
    assert len(list(functions())) > 100
