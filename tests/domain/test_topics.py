"""Topics: what each state allows, and what their digest counts."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.groups import GroupId
from domain.people import PersonId
from domain.topic_digests import ON_TIME, SETTLES, blocks_in, course_of, digest_at, people_in
from domain.topics import (
    DAYS,
    NEXT,
    Answer,
    Topic,
    TopicAction,
    TopicHasMovedOn,
    TopicId,
    TopicState,
    before,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def topic(state: TopicState = TopicState.OPEN, text: str = "?", photo: str | None = None) -> Topic:
    ends = NOON + timedelta(hours=12)
    return Topic(TopicId(1), GroupId(1), state, text, NOON, ends, photo=photo)


@pytest.mark.parametrize("state", TopicState)
@pytest.mark.parametrize("action", TopicAction)
def test_every_action_leads_on_or_is_refused(state: TopicState, action: TopicAction) -> None:
    if (state, action) in NEXT:
        assert topic(state).after(action) is NEXT[state, action]
    else:
        with pytest.raises(TopicHasMovedOn):
            topic(state).after(action)


@pytest.mark.parametrize("action", TopicAction)
def test_each_action_leads_to_one_state(action: TopicAction) -> None:
    assert len({NEXT[state, action] for state in before(action)}) == 1


def test_replies_are_kept_as_long_as_a_topic_can_be_open() -> None:
    assert (DAYS[0], DAYS[-1]) == (1, 7)


def test_a_picture_makes_no_poll() -> None:
    assert topic(text="?\n- a\n- b").is_poll
    assert not topic(text="?\n- a\n- b", photo="P").is_poll


def test_a_digest_that_is_late_waits_until_what_was_missed_is_worked_off() -> None:
    ends = topic().closes_at
    assert digest_at(topic(), ends + ON_TIME) == ends + ON_TIME
    assert digest_at(topic(), ends + ON_TIME + SECOND) == ends + ON_TIME + SECOND + SETTLES


def test_people_and_ten_minutes_are_counted_and_not_lines() -> None:
    answers = [
        Answer(PersonId(number), "", NOON + minutes * MINUTE)
        for number, minutes in ((1, 0), (1, 9), (1, 10), (2, 9))
    ]
    assert (people_in(answers), blocks_in(answers)) == (2, 3)


def test_the_course_has_a_place_for_every_answer() -> None:
    ends = topic().closes_at
    moments = [NOON, NOON + timedelta(hours=1), ends - SECOND, ends, ends + MINUTE]
    assert course_of(topic(), moments) == (1, 1, *(0,) * 9, 3)
