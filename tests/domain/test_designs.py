"""The rules of co-design."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.designs import (
    LONGEST_IDEA,
    LONGEST_QUESTION,
    MOST_OPTIONS,
    NEXT,
    Design,
    DesignAction,
    DesignId,
    DesignMovedOn,
    DesignOptionsUnclear,
    DesignState,
    DesignTextTooLong,
    Draft,
    IdeaTooLong,
    Option,
    asked_in,
    idea_in,
    options_in,
)
from domain.evaluations import FEWEST
from domain.people import PersonId
from domain.proposals import LONGEST as LONGEST_OPTION

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


def design(*votes: int, state: DesignState = DesignState.CLOSED) -> Design:
    options = tuple(Option(place, "abcdefgh"[place], one) for place, one in enumerate(votes))
    return Design(DesignId(1), state, PersonId(2), None, "What?", options, True, NOON, NOON + HOUR)


@pytest.mark.parametrize(
    ("text", "question", "options"),
    [
        ("Next time?", "Next time?", ()),
        ("Next time?\n- Hike\n- Chess", "Next time?", ("Hike", "Chess")),
        ("Next time?\nHike\n\n  Chess  club\nHike", "Next time?", ("Hike", "Chess club")),
        ("\n\n下次办什么？\n— 爬山\n· 桌游", "下次办什么？", ("爬山", "桌游")),
        ("Next time?\n-\n - ", "Next time?", ()),
    ],
)
def test_the_first_line_asks_and_the_others_can_be_chosen(
    text: str, question: str, options: tuple[str, ...]
) -> None:
    assert asked_in(text) == Draft(question, options)


def test_what_is_written_later_is_added_and_the_same_is_one() -> None:
    assert Draft("?", ("a", "b")).with_options(options_in("b\nc")) == ("a", "b", "c")


@pytest.mark.parametrize(
    ("question", "options", "refusal"),
    [
        ("?", 1, DesignOptionsUnclear),
        ("?", 2, None),
        ("?", MOST_OPTIONS, None),
        ("?", MOST_OPTIONS + 1, DesignOptionsUnclear),
        ("", 2, DesignTextTooLong),
        ("?" * LONGEST_QUESTION, 2, None),
        ("?" * (LONGEST_QUESTION + 1), 2, DesignTextTooLong),
    ],
)
def test_two_to_eight_options_and_a_question(
    question: str, options: int, refusal: type[Exception] | None
) -> None:
    draft = Draft(question, tuple(map(str, range(options))))
    if refusal is None:
        assert draft.checked() == draft
    else:
        with pytest.raises(refusal):
            draft.checked()


def test_an_option_or_an_idea_of_any_length_is_taken_or_refused() -> None:
    assert Draft("?").with_options(["x" * LONGEST_OPTION])
    with pytest.raises(DesignTextTooLong):
        Draft("?").with_options(["x" * (LONGEST_OPTION + 1)])
    assert idea_in("x" * LONGEST_IDEA)
    with pytest.raises(IdeaTooLong):
        idea_in("x" * (LONGEST_IDEA + 1))


@pytest.mark.parametrize("state", DesignState)
@pytest.mark.parametrize("action", DesignAction)
def test_what_the_table_does_not_know_is_refused(state: DesignState, action: DesignAction) -> None:
    if (state, action) in NEXT:
        assert design(0, 0, state=state).after(action) is NEXT[state, action]
    else:
        with pytest.raises(DesignMovedOn):
            design(0, 0, state=state).after(action)


@pytest.mark.parametrize(
    ("votes", "chosen", "winners"),
    [
        ((FEWEST - 1, 0), None, ""),
        ((FEWEST, 0), "ab", "a"),
        ((0, FEWEST), "ba", "b"),
        ((3, 1, 3), "acb", "ac"),
        ((1, 1, 1, 1, 1), "abcde", "abcde"),
    ],
)
def test_what_was_chosen_is_told_from_five_people_on(
    votes: tuple[int, ...], chosen: str | None, winners: str
) -> None:
    found = design(*votes)
    told = None if found.chosen is None else "".join(one.text for one in found.chosen)
    assert told == chosen
    assert "".join(one.text for one in found.winners) == winners


@given(st.lists(st.integers(0, 9), min_size=2, max_size=MOST_OPTIONS))
def test_a_breakdown_has_five_people_behind_it_or_is_none(votes: list[int]) -> None:
    found = design(*votes)
    assert (found.chosen is not None) == (sum(votes) >= FEWEST)
    assert found.people == sum(votes)


@pytest.mark.parametrize("state", [DesignState.OPEN, DesignState.WITHDRAWN])
def test_nothing_is_told_while_it_goes_on_or_once_it_is_taken_back(state: DesignState) -> None:
    assert design(9, 9, state=state).chosen is None


@pytest.mark.parametrize(("after", "taken"), [(-1, True), (0, False), (1, False)])
def test_votes_are_taken_until_its_time_is_over(after: int, taken: bool) -> None:
    open_one = design(0, 0, state=DesignState.OPEN)
    assert open_one.takes_votes(NOON + HOUR + timedelta(seconds=after)) is taken
    assert not design(0, 0).takes_votes(NOON)
