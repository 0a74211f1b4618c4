"""Manners: every notice has one, and the tables of the decision say the same."""

import re

from domain.manners import MANNERS, NOT_TWICE, Doubt, Manner, When, manner_of
from domain.notices import NOTICES, fields_of
from domain.outbox import Kind, Post
from domain.prompt_notices import PeriodDue
from tests.conventions.tree import TOP
from tests.storage.county import NOON

DECISION = TOP / "docs" / "decisions" / "0008-delivery.md"
ROW = re.compile(r"^\| `(\w+)` \| ([\w ]+) \| (\w+) \|", re.MULTILINE)


def test_every_notice_has_a_manner() -> None:
    assert set(MANNERS) == set(NOTICES.values())


def test_the_decision_tells_the_same_manners() -> None:
    told = {
        name: Manner(When(when), Doubt(in_doubt))
        for name, when, in_doubt in ROW.findall(DECISION.read_text(encoding="utf-8"))
    }
    assert told == {notice.__name__: manner for notice, manner in MANNERS.items()}


def test_of_all_that_is_said_topics_and_cards_alone_are_not_said_twice() -> None:
    assert {"TopicPost", "ActivityCard"} == NOT_TWICE


def test_calls_go_at_once_and_in_doubt_once_more() -> None:
    call = Post(Kind.CALL, "PeriodDue", {}, NOON)
    assert manner_of(call) == Manner(When.AT_ONCE, Doubt.AGAIN)
    notice = Post(Kind.NOTICE, "PeriodDue", fields_of(PeriodDue("Asia/Shanghai", "")), NOON)
    assert manner_of(notice).when is When.UNASKED
