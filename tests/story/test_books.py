"""The town's books: the rules of counting as tables, on the paper of the town alone."""

from datetime import date

import pytest

from playground.story.books import HIDDEN, Books, Kind, Spoken
from playground.story.rows import Row

GROUP = "读书会"
CADRE, LI, HAN = 1, 2, 3
BOT_POST = 90
NOON = 1_775_016_000.0  # 2026-04-01 12:00 in Shanghai
DAY = date(2026, 4, 1)


def books(*by_name: int, counted: bool = True) -> Books:
    kept = Books()
    kept.group(GROUP, CADRE)
    kept.counts(GROUP, counted=counted)
    for person in by_name:
        kept.agrees(person, agreed=True)
    return kept


def said(by: object, number: int = 10, **more: object) -> Spoken:
    fields = {"moment": NOON, **more}
    return Spoken(GROUP, number, by, **fields)  # type: ignore[arg-type]  # a table's columns


def row(kept: Books, person: int | None, day: date = DAY) -> Row:
    return kept.rows.get((GROUP, person, day), Row())


def figures(kept: Books, person: int | None) -> dict[str, int]:
    return {name: count for name, count in row(kept, person).figures().items() if count}


ONE = {"messages": 1, "blocks": 1}


@pytest.mark.parametrize(
    ("spoken", "counted"),
    [
        (said(LI), ONE),
        (said(LI, kind=Kind.COMMAND), {}),
        (said(LI, kind=Kind.SERVICE), {}),
        (said(LI, kind=Kind.MACHINE), {}),
        (said(LI, kind=Kind.CHANNEL), {}),
        (said(LI, to_bot=True), {}),
        (said(LI, to_bot=True, post=BOT_POST), {"topic_answers": 1, "blocks": 1}),
        (said(LI, to_bot=True, post=91), {}),
        (said(LI, to_bot=True, post=BOT_POST, moment=NOON + 3600), {}),
        (said(LI, answers=HAN), {**ONE, "replies": 1}),
        (said(LI, answers=LI), ONE),
        (said(LI, answers=None), ONE),
        (said(LI, answers=CADRE), {**ONE, "replies": 1, "to_cadre": 1}),
        (said(LI, answers=HIDDEN), {**ONE, "replies": 1, "to_cadre": 1}),
        (said(LI, names=frozenset({CADRE})), {**ONE, "to_cadre": 1}),
        (
            said(LI, answers=CADRE, names=frozenset({CADRE})),
            {**ONE, "replies": 1, "to_cadre": 1},
        ),
        (said(LI, names=frozenset({HAN})), ONE),
    ],
)
def test_what_somebody_outside_the_cadre_side_says(spoken: Spoken, counted: dict[str, int]) -> None:
    kept = books(LI)
    kept.topic(GROUP, BOT_POST, closes=NOON + 3600)
    kept.said(spoken)
    assert figures(kept, LI) == counted


@pytest.mark.parametrize(
    ("spoken", "li", "anonymous"),
    [
        (said(CADRE, answers=LI), 1, 0),
        (said(CADRE, names=frozenset({LI})), 1, 0),
        (said(CADRE, answers=LI, names=frozenset({LI})), 1, 0),
        (said(CADRE, answers=LI, names=frozenset({HAN})), 1, 1),
        (said(CADRE, names=frozenset({HAN, 4})), 0, 2),
        (said(CADRE, answers=HIDDEN), 0, 0),
        (said(CADRE, answers=CADRE), 0, 0),
        (said(HIDDEN, answers=LI), 1, 0),
        (said(HIDDEN, names=frozenset({CADRE})), 0, 0),
        (said(HAN, answers=LI), 0, 0),
    ],
)
def test_whom_the_cadre_side_addresses(spoken: Spoken, li: int, anonymous: int) -> None:
    kept = books(LI)
    kept.said(spoken)
    assert (row(kept, LI).from_cadre, row(kept, None).from_cadre) == (li, anonymous)


def test_being_addressed_is_no_block_of_ones_own() -> None:
    kept = books(LI)
    kept.said(said(CADRE, answers=LI))
    assert row(kept, LI).blocks == 0


def test_whoever_has_not_agreed_stands_in_the_anonymous_row() -> None:
    kept = books()
    kept.said(said(LI))
    kept.said(said(HIDDEN))
    assert figures(kept, None) == {"messages": 2, "blocks": 1}


def test_agreeing_and_taking_back_hold_from_that_moment_on() -> None:
    kept = books()
    kept.said(said(LI))
    kept.agrees(LI, agreed=True)
    kept.said(said(LI))
    kept.said(said(LI))
    kept.agrees(LI, agreed=False)
    kept.said(said(LI))
    assert (row(kept, LI).messages, row(kept, None).messages) == (0, 4)


def test_nothing_counts_where_the_bot_is_not_set_up() -> None:
    kept = books(LI, counted=False)
    kept.said(said(LI))
    kept.said(said(LI, to_bot=True, post=BOT_POST))
    kept.reacted(GROUP, 10, HAN, NOON, 0, 1)
    assert kept.rows == {}


def test_an_album_counts_once() -> None:
    kept = books(LI)
    for number in (10, 11, 12):
        kept.said(said(LI, number, album="a"))
    kept.said(said(LI, 13, album="b"))
    assert row(kept, LI).messages == 2


@pytest.mark.parametrize(
    ("minutes", "blocks"), [((0, 1, 9.9), 1), ((0, 10), 2), ((9, 10, 11, 25), 3)]
)
def test_blocks_are_the_ten_minutes_of_the_clock(minutes: tuple[float, ...], blocks: int) -> None:
    kept = books(LI)
    for minute in minutes:
        kept.said(said(LI, moment=NOON + 60 * minute))
    assert row(kept, LI).blocks == blocks


def test_the_day_is_that_of_the_message_in_shanghai() -> None:
    kept = books(LI)
    midnight = NOON + 12 * 3600
    kept.said(said(LI, moment=midnight - 1))
    kept.said(said(LI, moment=midnight))
    assert [row(kept, LI, date(2026, 4, day)).messages for day in (1, 2)] == [1, 1]


@pytest.mark.parametrize(
    ("by", "number", "before", "after", "reactions"),
    [
        (HAN, 10, 0, 1, 1),
        (HAN, 10, 0, 3, 3),
        (HAN, 10, 1, 1, 0),
        (HAN, 10, 3, 1, 0),
        (LI, 10, 0, 1, 0),  # the own message
        (HIDDEN, 10, 0, 1, 0),
        (HAN, 77, 0, 1, 0),  # a message the bot has not seen
        (HAN, BOT_POST, 0, 1, 1),
        (HAN, 12, 0, 1, 0),  # a command
    ],
)
def test_reactions_count_as_many_as_were_added_to_somebody_elses_message(
    by: int, number: int, before: int, after: int, reactions: int
) -> None:
    kept = books(LI, HAN)
    kept.topic(GROUP, BOT_POST, closes=NOON + 3600)
    kept.said(said(LI))
    kept.said(said(LI, 12, kind=Kind.COMMAND))
    kept.reacted(GROUP, number, by, NOON, before, after)
    assert row(kept, HAN).reactions + row(kept, None).reactions == reactions


def test_a_reaction_is_a_contribution_of_its_ten_minutes() -> None:
    kept = books(LI, HAN)
    kept.said(said(LI))
    kept.reacted(GROUP, 10, HAN, NOON + 1200, 0, 1)
    assert figures(kept, HAN) == {"reactions": 1, "blocks": 1}


def test_the_cadre_sides_answer_to_a_topic_is_no_topic_answer() -> None:
    kept = books()
    kept.topic(GROUP, BOT_POST, closes=NOON + 3600)
    kept.said(said(CADRE, to_bot=True, post=BOT_POST))
    assert figures(kept, None) == {"blocks": 1}


def test_whoever_has_left_office_is_of_the_cadre_side_no_longer_and_a_successor_is() -> None:
    kept = books()
    kept.run_by(GROUP, None)
    kept.said(said(LI, answers=CADRE))
    assert row(kept, None).to_cadre == 0
    kept.run_by(GROUP, HAN)
    kept.said(said(LI, 11, answers=HAN))
    kept.said(said(CADRE, 12, answers=LI))
    kept.said(said(HAN, 13, answers=LI))
    assert (row(kept, None).to_cadre, row(kept, None).from_cadre) == (1, 1)


def test_a_wish_counts_where_wisher_and_cadre_meet_and_is_no_block() -> None:
    kept = books(LI)
    kept.wished(LI, GROUP, NOON)
    kept.wished(HAN, GROUP, NOON)
    kept.wished(4, None, NOON)
    assert (figures(kept, LI), figures(kept, None)) == ({"wishes": 1}, {"wishes": 1})


def test_an_erased_persons_sums_stay_and_blocks_become_a_number() -> None:
    kept = books(LI)
    kept.said(said(HAN))
    kept.said(said(LI, 11, answers=HAN))
    kept.said(said(LI, 12, moment=NOON + 1200))
    kept.erased(LI)
    assert figures(kept, None) == {"messages": 3, "replies": 1, "blocks": 3}
    assert row(kept, LI).figures() == Row().figures()
    kept.said(said(LI, 13))
    assert figures(kept, None) == {"messages": 4, "replies": 1, "blocks": 3}


def test_a_moved_group_numbers_its_messages_anew() -> None:
    kept = books(LI, HAN)
    kept.said(said(LI))
    kept.moved(GROUP)
    kept.reacted(GROUP, 10, HAN, NOON, 0, 1)
    assert (row(kept, LI).messages, row(kept, HAN).reactions) == (1, 0)
