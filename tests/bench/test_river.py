"""What the benchmarks and soaks of the river stand on: talk ready made, and books of their own."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from bench import bare
from bench.county import Circle, Member
from bench.group_messages import talk
from bench.intake import WARM, Ways
from bench.load.books import Books, Entry, difference

CADRE = Member(1, "Wang", consents=True)
CIRCLE = Circle(-5, "Choir", CADRE, (Member(2, "Li", consents=True), Member(3, "Han", False)))
NINE = 1_772_413_200


def test_talk_comes_in_hundreds_and_is_the_same_for_the_same_seed() -> None:
    said = talk(3, seed=4)
    assert [len(batch.lines) for batch in said.batches] == [100, 100, 100]
    assert said == talk(3, seed=4)
    assert said != talk(3, seed=5)


def test_every_line_is_an_update_of_its_batch_in_the_same_order() -> None:
    [batch] = talk(1, seed=4).batches
    updates = msgspec.json.decode(batch.body)["result"]
    assert [
        (one["update_id"], one["message"]["message_id"], one["message"]["chat"]["id"])
        for one in updates
    ] == [(line.update_id, line.message_id, line.chat) for line in batch.lines]


def test_acting_updates_are_commands_in_private_and_no_lines() -> None:
    batches = talk(10, seed=4, acting=0.05).batches
    asked = [
        one["message"]["text"]
        for batch in batches
        for one in msgspec.json.decode(batch.body)["result"]
        if one["message"]["chat"]["type"] == "private"
    ]
    assert len(asked) == 1000 - sum(len(batch.lines) for batch in batches)
    assert 20 <= len(asked) <= 80
    assert {text.split()[0] for text in asked} == {"/help", "/stats", "/wish"}


async def test_our_intake_and_the_bare_loop_write_the_same_rows(tmp_path: Path) -> None:
    ways = await Ways.of(talk(WARM + 2, seed=4), tmp_path)
    await ways.ours()
    ways.bare()
    ways.compare()


async def test_a_row_that_differs_is_found(tmp_path: Path) -> None:
    ways = await Ways.of(talk(WARM + 2, seed=4), tmp_path)
    await ways.ours()
    bare.write(tmp_path / "ours.db", ways.rows[:1])
    ways.bare()
    with pytest.raises(RuntimeError, match="differ in activity, books"):
        ways.compare()


def test_books_count_replies_on_both_sides_and_blocks_once() -> None:
    books = Books([CIRCLE])
    books.said(-5, 2, NINE, to=1)
    books.said(-5, 2, NINE + 60)
    books.said(-5, 1, NINE + 700, to=3)
    assert books.counts == {
        (-5, 2, "messages"): 2,
        (-5, 2, "replies"): 1,
        (-5, 2, "to_cadre"): 1,
        (-5, 2, "blocks"): 1,
        (-5, 1, "messages"): 1,
        (-5, 1, "replies"): 1,
        (-5, 1, "blocks"): 1,
        (-5, None, "from_cadre"): 1,
    }


def test_books_differ_by_all_that_one_has_more_or_less() -> None:
    one: Counter[Entry] = Counter({(-5, 2, "messages"): 2, (-5, 3, "messages"): 1})
    other: Counter[Entry] = Counter({(-5, 2, "messages"): 5})
    assert difference(one, other) == 4
    assert difference(one, one) == 0
