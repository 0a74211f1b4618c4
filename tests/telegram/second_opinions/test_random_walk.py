"""Whatever people and bots do, in whatever order, the promises of the town hold."""

from collections.abc import Callable
from importlib import import_module

import pytest
from hypothesis.stateful import run_state_machine_as_test

from playground.telegram.acting.someone import Impossible, Someone
from playground.telegram.happenings import posting
from playground.telegram.updates import audience
from playground.telegram.updates.mailbox import Mailbox
from playground.telegram.world.chats import Chat, Member
from tests.telegram.second_opinions.walk.stepping import Denied
from tests.telegram.second_opinions.walk.walking import Walk, chosen, walk

FEW = 30
SOON = 100


def losing_updates(patch: pytest.MonkeyPatch) -> None:
    put = Mailbox.put

    def forgetful(self: Mailbox, kind: str, payload: bytes, *, date: int, lane: int) -> None:
        if kind != "callback_query":
            put(self, kind, payload, date=date, lane=lane)

    patch.setattr(Mailbox, "put", forgetful)


def telling_everything(patch: pytest.MonkeyPatch) -> None:
    """Privacy mode is forgotten."""
    patch.setattr(audience, "_addresses", lambda *_: True)


def keeping_updates_for_ever(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Mailbox, "forget_expired", lambda _: None)


def confirming_one_too_many(patch: pytest.MonkeyPatch) -> None:
    confirm = Mailbox.confirm
    patch.setattr(Mailbox, "confirm", lambda self, offset: confirm(self, offset and offset + 1))


def letting_everybody_write(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Chat, "may_send", lambda *_: True)


def giving_everybody_every_right(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Member, "may", lambda *_: True)


def leaving_a_trace_of_what_was_refused(patch: pytest.MonkeyPatch) -> None:
    need = Someone.need

    def written_down(self: Someone, chat: Chat, right: str) -> None:
        chat.description = f"{self.id} {right}"
        need(self, chat, right)

    patch.setattr(Someone, "need", written_down)


def leaving_deleted_messages_where_they_are(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(posting, "delete", lambda _: None)


def cutting_characters_in_two(patch: pytest.MonkeyPatch) -> None:
    """Entities are counted in characters, not in UTF-16."""
    detecting = import_module("playground.telegram.entities.detect")
    patch.setattr(detecting, "unit_offsets", lambda text: range(len(text) + 1))


BROKEN = [
    losing_updates,
    telling_everything,
    keeping_updates_for_ever,
    confirming_one_too_many,
    letting_everybody_write,
    giving_everybody_every_right,
    leaving_a_trace_of_what_was_refused,
    leaving_deleted_messages_where_they_are,
    cutting_characters_in_two,
]


def test_whatever_happens_every_promise_holds() -> None:
    run_state_machine_as_test(Walk, settings=chosen(FEW))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.__name__)
def test_a_walk_finds_a_town_out_that_is(
    broken: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch)
    with pytest.raises((AssertionError, Impossible, Denied, UnicodeDecodeError)):
        walk(SOON, 7, shrinking=False)
