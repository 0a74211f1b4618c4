"""Plain talk in a group and its threads with open topics: nothing of it is kept."""

from pathlib import Path
from random import Random

from bench.soaks import chatter


async def test_real_talk_is_counted_and_no_word_of_it_kept(tmp_path: Path) -> None:
    outcome = await chatter.soaked(tmp_path, chatter.lines(300), Random(7))
    assert outcome.ok, outcome.figures
