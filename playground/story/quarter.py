"""The whole quarter, planned: what happens when, and what is said in between."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from playground.story.books import local
from playground.story.calendar import DAYS, SET_UP, at
from playground.story.county import Room
from playground.story.replay import Dialog
from playground.story.scenes import (
    asking,
    between_two,
    deciding,
    entering,
    evaluating,
    holding,
    noise,
    organ,
    owing,
    posting,
    proposing,
    publishing,
    recurring,
    reporting,
    rostering,
    setting_up,
    taking_part,
    troubles,
    wanting,
    wishing,
)
from playground.story.story import Story

TIMES = ("07:40", "12:10", "18:20", "20:30")
LONGEST, SHORTEST = 11, 4
OWN, BESIDE = 0.45, 0.08
"""How often a group of twenty talks at one of these times: alone, and beside a replay."""
SCENES = (
    *(setting_up, taking_part, posting, wishing, troubles, noise),
    *(holding, entering, between_two, proposing, deciding, recurring, organ, wanting),
    *(publishing, evaluating),
)
LEAVES = 57
"""The day on which the second group's cadre leaves office; sooner in a story that ends early."""
AWAY = (50, 51)
"""Days on which the bot is not in the last group: nothing replayed is said there then."""


def plan(story: Story, replay: Sequence[Dialog], days: int = DAYS) -> None:
    """Everything that happens, and what is said in the first `days` of the quarter, is put onto the
    timetable.
    """
    for scenes in SCENES:
        scenes.plan(story)
    asking.plan(story, days)
    reporting.plan(story, days)
    owing.plan(story, days)
    rostering.plan(story, min(LEAVES, days - 2))
    _talk(story, BESIDE if replay else OWN, days)
    _spoken(story, replay, days)


def _talk(story: Story, share: float, days: int) -> None:
    """The county's own talk, from before the bot comes to the last evening."""
    chance = story.chance
    for day in range(SET_UP, days):
        for clock in TIMES:
            moment = at(day, clock, minutes=chance.randint(0, 8))
            for room in story.county.rooms:
                if chance.random() < share * (0.5 + len(room.members) / 40):
                    length = chance.randint(SHORTEST, LONGEST)
                    story.chatting.plan_own(room, moment, length)


def _spoken(story: Story, replay: Sequence[Dialog], days: int) -> None:
    """Every dialog of the replay in one of the groups, evenly over the quarter, in their order."""
    places = _places(story, days)
    for number, dialog in enumerate(replay):
        moment, room = places[number * len(places) // len(replay)]
        turns = [(one.speaker, one.text) for one in dialog]
        story.chatting.plan_spoken(room, moment, turns)
        story.replayed += len(turns)


def _places(story: Story, days: int) -> list[tuple[float, Room]]:
    """When and where somebody can speak so that the bot is there to count it."""
    rooms = story.county.rooms
    found = []
    for day in range(days):
        for clock in TIMES:
            moment = at(day, clock, minutes=story.chance.randint(0, 8))
            order = story.chance.sample(rooms, len(rooms))
            found += [(moment, one) for one in order if day not in AWAY or one is not rooms[-1]]
    return found


def day_of(moment: float) -> date:
    return local(moment).date()
