"""Groups: what the bot may see, and what state follows from it."""

import pytest

from domain.groups import Group, GroupId, GroupState, Standing, sees_everything, state_of

ADMIN = {"status": "administrator", "can_pin_messages": True, "can_delete_messages": False}


@pytest.mark.parametrize(
    ("facts", "there", "runs_chat"),
    [
        ({"status": "creator"}, True, True),
        (ADMIN, True, True),
        ({"status": "member"}, True, False),
        ({"status": "restricted", "is_member": True}, True, False),
        ({"status": "restricted", "is_member": False}, False, False),
        ({"status": "left"}, False, False),
        ({"status": "kicked", "until_date": 0}, False, False),
        ({"status": "something newer"}, False, False),
        ({}, False, False),
    ],
)
def test_a_standing_is_read_from_what_telegram_says(
    facts: dict[str, object], there: bool, runs_chat: bool
) -> None:
    standing = Standing.told(facts)
    assert (standing.there, standing.runs_chat) == (there, runs_chat)


def test_only_rights_that_are_true_are_rights() -> None:
    assert Standing.told(ADMIN).rights == {"member", "administrator", "can_pin_messages"}


def test_whoever_is_gone_has_no_right() -> None:
    assert Standing.told({"status": "left", "can_pin_messages": True}).rights == frozenset()


@pytest.mark.parametrize(
    ("rights", "sees_all", "sees"),
    [
        ({"member", "administrator"}, False, True),
        ({"member", "administrator"}, True, True),
        ({"member"}, True, True),
        ({"member"}, False, False),
        (set(), True, False),
        (set(), False, False),
    ],
)
def test_plain_talk_reaches_an_administrator_or_a_member_without_privacy_mode(
    rights: set[str], sees_all: bool, sees: bool
) -> None:
    assert sees_everything(frozenset(rights), sees_all) is sees


@pytest.mark.parametrize(
    ("bound", "sees", "state"),
    [
        (False, False, GroupState.NEW),
        (False, True, GroupState.NEW),
        (True, False, GroupState.PAUSED),
        (True, True, GroupState.COUNTING),
    ],
)
def test_a_group_is_counted_while_somebody_runs_it_and_the_bot_sees_it(
    bound: bool, sees: bool, state: GroupState
) -> None:
    assert state_of(bound=bound, sees=sees) is state


def test_a_group_knows_whether_the_bot_is_there() -> None:
    group = Group(GroupId(1), -100, "Chess", "zh", GroupState.NEW)
    assert not group.has_bot
    assert Group(
        GroupId(1), -100, "Chess", "zh", GroupState.NEW, rights=frozenset({"member"})
    ).has_bot
