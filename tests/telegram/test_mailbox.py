"""A bot's queue: offsets, what is asked for, how long updates live, how they are numbered."""

from random import Random

import pytest

from playground.telegram.clock import Clock
from playground.telegram.updates.mailbox import KINDS, Mailbox

NOON = 1_767_240_000.0
DAY = 86_400


def mailbox_with(messages: int, clock: Clock | None = None) -> Mailbox:
    clock = clock or Clock(NOON)
    mailbox = Mailbox(clock, Random(7))
    for _ in range(messages):
        mailbox.put("message", b"{}", date=clock.date(), lane=1)
    return mailbox


def ids(mailbox: Mailbox) -> list[int]:
    return [update.id for update in mailbox.pending]


def test_ids_follow_one_another() -> None:
    first, *rest = ids(mailbox_with(4))
    assert rest == [first + 1, first + 2, first + 3]


@pytest.mark.parametrize(
    ("offset", "left"),
    [
        pytest.param(0, 5, id="none confirms nothing"),
        pytest.param("first", 5, id="the first one confirms nothing"),
        pytest.param("second", 4, id="an offset confirms what lies before it"),
        pytest.param("after", 0, id="one past the last confirms all"),
        pytest.param("far", 5, id="far beyond the end is another numbering's"),
        pytest.param(-2, 2, id="a negative offset keeps the last ones"),
        pytest.param(-9, 5, id="a negative offset larger than the queue keeps all"),
    ],
)
def test_an_offset_confirms(offset: int | str, left: int) -> None:
    mailbox = mailbox_with(5)
    first = ids(mailbox)[0]
    named = {"first": first, "second": first + 1, "after": first + 5, "far": first + 500}
    mailbox.confirm(named[offset] if isinstance(offset, str) else offset)
    assert ids(mailbox) == [first + n for n in range(5)][5 - left :]


def test_what_is_not_confirmed_is_delivered_again() -> None:
    mailbox = mailbox_with(3)
    assert mailbox.first(100) == mailbox.first(100)


def test_members_and_reactions_are_sent_on_request_only() -> None:
    mailbox = mailbox_with(0)
    unasked = {kind for kind in KINDS if not mailbox.wants(kind)}
    assert unasked == {"chat_member", "message_reaction", "message_reaction_count"}


def test_what_was_asked_for_is_remembered_and_an_empty_list_forgets_it() -> None:
    mailbox = mailbox_with(0)
    mailbox.allow(["chat_member", "no such kind"])
    assert [kind for kind in KINDS if mailbox.wants(kind)] == ["chat_member"]
    mailbox.allow([])
    assert mailbox.wants("message")
    assert not mailbox.wants("chat_member")


def test_a_change_of_wishes_leaves_what_is_queued() -> None:
    mailbox = mailbox_with(2)
    mailbox.allow(["poll"])
    mailbox.put("message", b"{}", date=int(NOON), lane=1)
    assert len(mailbox.pending) == 2


@pytest.mark.parametrize(("later", "left"), [(DAY, 1), (DAY + 1, 0)])
def test_an_update_lives_for_24_hours_after_its_date(later: int, left: int) -> None:
    clock = Clock(NOON)
    mailbox = mailbox_with(1, clock)
    clock.advance(later)
    mailbox.confirm(0)
    assert len(mailbox.pending) == left


def test_an_old_message_that_was_queued_late_dies_first() -> None:
    clock = Clock(NOON)
    mailbox = mailbox_with(1, clock)
    mailbox.put("message", b"{}", date=int(NOON) - 3600, lane=1)
    clock.advance(DAY - 1800)
    mailbox.confirm(0)
    assert len(mailbox.pending) == 1


@pytest.mark.parametrize(("quiet", "renumbered"), [(7 * DAY, False), (7 * DAY + 1, True)])
def test_after_a_quiet_week_numbers_start_anew(quiet: int, *, renumbered: bool) -> None:
    clock = Clock(NOON)
    mailbox = mailbox_with(1, clock)
    [last] = ids(mailbox)
    mailbox.confirm(last + 1)
    clock.advance(quiet)
    mailbox.put("message", b"{}", date=clock.date(), lane=1)
    assert (ids(mailbox) != [last + 1]) is renumbered


def test_the_offset_of_an_older_numbering_loses_nothing() -> None:
    clock = Clock(NOON)
    mailbox = mailbox_with(1, clock)
    [last] = ids(mailbox)
    clock.advance(8 * DAY)
    mailbox.put("message", b"{}", date=clock.date(), lane=1)
    mailbox.confirm(last + 1)
    assert len(mailbox.pending) == 1
