"""Guided conversations: steps forward and back, marks, and how long a text is awaited."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.people import Draft, PersonId
from domain.talks import PATIENCE, Talk, TalkHasMovedOn, begun, talk_of

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
WHO = PersonId(7)


def talk(step: str = "place", after: int = 0, **given: int | str) -> Talk:
    return begun(WHO, "walk", step, given, after=after, now=NOON)


def test_an_answer_stands_under_its_step_and_the_next_is_asked() -> None:
    there = talk().gave("Park", then="time").gave("Nine", then="preview")
    assert there.step == "preview"
    assert there.given == {"place": "Park", "time": "Nine"}


def test_back_asks_the_step_before_again_and_forgets_what_it_gave() -> None:
    there = talk(kind_of="long").gave("Park", then="time").gave("Nine", then="preview").back()
    assert (there.step, there.given) == ("time", {"kind_of": "long", "place": "Park"})
    assert (there.back().step, there.back().given) == ("place", {"kind_of": "long"})


def test_before_the_first_step_there_is_nothing() -> None:
    with pytest.raises(TalkHasMovedOn):
        talk().back()


def test_no_two_steps_have_one_mark_not_even_of_two_talks_of_one_second() -> None:
    first = talk()
    second = first.gave("Park", then="time")
    marks = [first.mark, second.mark, second.back().mark, talk(after=second.back().mark).mark]
    assert len(set(marks)) == len(marks)


def test_a_text_is_awaited_for_a_day() -> None:
    assert talk().waits(NOON + PATIENCE - timedelta(seconds=1))
    assert not talk().waits(NOON + PATIENCE)


def test_what_is_kept_is_read_again_and_a_draft_without_steps_is_none() -> None:
    there = talk().gave("Park", then="time")
    assert talk_of(Draft(WHO, "walk", there.kept(), NOON)) == there
    nothing: list[dict[str, object]] = [{}, {"steps": [], "given": {}, "mark": 1}, {"text": "Park"}]
    for data in nothing:
        assert talk_of(Draft(WHO, "walk", data, NOON)) is None
    assert talk_of(None) is None
