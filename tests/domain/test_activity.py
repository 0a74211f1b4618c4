"""How what was said becomes counts: blocks, addressing, lights, and whom nothing is kept of."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.activity import ANONYMOUS, BLOCKS_OF_DAY, COUNTED, Counts, Said, Tally
from domain.lights import Lights

SHANGHAI = ZoneInfo("Asia/Shanghai")
GROUP, LI, HAN, CADRE = 1, 11, 12, 19
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=SHANGHAI)
TODAY = NOON.date()


def said(person: int = LI, moment: datetime = NOON, **rest: object) -> Said:
    return Said(GROUP, person, moment, **({"by_cadre_side": person == CADRE} | rest))  # type: ignore[arg-type] # fields of Said by name


def tally_of(*messages: Said) -> Tally:
    tally = Tally()
    for message in messages:
        tally.say(message, SHANGHAI)
    return tally


def test_forty_lines_in_ten_minutes_are_one_block() -> None:
    lines = [said(moment=NOON + timedelta(seconds=14 * n)) for n in range(40)]
    counts = tally_of(*lines).rows[TODAY, GROUP, LI]
    assert (counts.messages, counts.active_blocks) == (40, 1)


@pytest.mark.parametrize(
    ("second", "blocks"), [(timedelta(minutes=9, seconds=59), 1), (timedelta(minutes=10), 2)]
)
def test_a_block_ends_after_ten_minutes(second: timedelta, blocks: int) -> None:
    counts = tally_of(said(), said(moment=NOON + second)).rows[TODAY, GROUP, LI]
    assert counts.active_blocks == blocks


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 21, 15, 59, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 11, 21, 16, 0, tzinfo=UTC), date(2026, 11, 22)),
    ],
)
def test_the_day_of_a_message_is_its_date_in_the_organisations_zone(
    moment: datetime, day: date
) -> None:
    assert list(tally_of(said(moment=moment)).rows) == [(day, GROUP, LI)]


def test_a_day_has_144_blocks() -> None:
    midnight = datetime(2026, 11, 21, tzinfo=SHANGHAI)
    lines = [said(moment=midnight + timedelta(minutes=n)) for n in range(24 * 60)]
    assert tally_of(*lines).rows[TODAY, GROUP, LI].active_blocks == BLOCKS_OF_DAY == 144


def test_who_asks_and_who_is_answered_are_counted_apart() -> None:
    tally = tally_of(
        said(LI, to_cadre_side=True, replies=True, addressed=()),
        said(CADRE, addressed=(LI, ANONYMOUS), replies=True),
    )
    asked, cadre = tally.rows[TODAY, GROUP, LI], tally.rows[TODAY, GROUP, CADRE]
    assert (asked.to_cadre, asked.from_cadre, asked.replies) == (1, 1, 1)
    assert (cadre.to_cadre, cadre.from_cadre, cadre.replies) == (0, 0, 1)
    assert tally.rows[TODAY, GROUP, ANONYMOUS].from_cadre == 1


def test_talk_among_young_people_addresses_nobodys_cadre() -> None:
    tally = tally_of(said(LI, addressed=(HAN,), replies=True))
    assert list(tally.rows) == [(TODAY, GROUP, LI)]
    assert tally.days[TODAY, GROUP] == Lights()


@pytest.mark.parametrize(
    ("messages", "lights"),
    [
        ([said(LI)], Lights()),
        ([said(CADRE)], Lights(voice=True)),
        ([said(LI, to_cadre_side=True)], Lights(asked=True)),
        ([said(CADRE, addressed=(ANONYMOUS,))], Lights(voice=True, answered=True)),
        ([said(CADRE, to_cadre_side=True)], Lights(voice=True)),
    ],
)
def test_a_message_turns_on_the_lights_it_stands_for(messages: list[Said], lights: Lights) -> None:
    assert tally_of(*messages).days[TODAY, GROUP] == lights


@pytest.mark.parametrize(
    ("by_cadre_side", "answers", "lights"),
    [(False, 1, Lights(topic=True)), (True, 0, Lights(voice=True))],
)
def test_an_answer_to_a_topic_is_that_and_no_message(
    by_cadre_side: bool, answers: int, lights: Lights
) -> None:
    tally = Tally()
    tally.answer_topic(GROUP, LI, NOON, SHANGHAI, by_cadre_side=by_cadre_side)
    counts = tally.rows[TODAY, GROUP, LI]
    assert (counts.messages, counts.topic_answers, counts.active_blocks) == (0, answers, 1)
    assert tally.days[TODAY, GROUP] == lights


def test_interaction_needs_both_sides_whoever_they_were() -> None:
    one_sided = tally_of(said(LI, to_cadre_side=True)).days[TODAY, GROUP]
    both = tally_of(said(LI, to_cadre_side=True), said(CADRE, addressed=(HAN,))).days[TODAY, GROUP]
    assert (one_sided.interaction, both.interaction) == (False, True)


@pytest.mark.parametrize(("added", "counted"), [(1, 1), (2, 2), (0, None), (-1, None)])
def test_a_reaction_counts_when_it_is_added(added: int, counted: int | None) -> None:
    tally = Tally()
    tally.react(GROUP, LI, NOON, SHANGHAI, added)
    found = tally.rows.get((TODAY, GROUP, LI))
    assert (found.reactions if found else None) == counted


@given(
    st.lists(
        st.builds(
            said,
            st.sampled_from([LI, HAN, CADRE, ANONYMOUS]),
            st.datetimes(NOON.replace(tzinfo=None), timezones=st.just(SHANGHAI)),
        ),
        max_size=20,
    ),
    st.integers(0, 20),
)
def test_batches_add_up_to_the_same_as_one(messages: list[Said], cut: int) -> None:
    whole = tally_of(*messages)
    first, second = tally_of(*messages[:cut]), tally_of(*messages[cut:])
    for key, counts in second.rows.items():
        first.row(*key).add(counts)
    for (day, group), lights in second.days.items():
        first.light(day, group, lights)
    assert (first.rows, first.days) == (whole.rows, whole.days)
    assert sum(one.messages for one in whole.rows.values()) == len(messages)


def test_every_count_has_a_column_of_its_own() -> None:
    full = Counts(**{name: place for place, name in enumerate(COUNTED, 1)}, blocks=3)
    full.add(Counts(messages=1, blocks=6))
    assert (full.messages, full.check_ins, full.blocks) == (2, len(COUNTED), 7)
