"""The table of `yijiabai export`: each noun's command hands its work what the work takes."""

from inspect import signature

import pytest

from bot.cli_export import NOUNS, Noun


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.name)
def test_a_nouns_options_are_what_its_work_takes(noun: Noun) -> None:
    assert [
        one.name for one in noun.options if one.name not in signature(noun.work).parameters
    ] == []
    assert len(noun.options) == len(signature(noun.work).parameters)


def test_every_noun_is_named_once() -> None:
    assert len({noun.name for noun in NOUNS}) == len(NOUNS)
