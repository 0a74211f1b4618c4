"""A person of the town with everything that person can do."""

from playground.telegram.acting.answering import Answers
from playground.telegram.acting.governing import Governs
from playground.telegram.acting.hosting import Hosts
from playground.telegram.acting.meeting import Meets
from playground.telegram.acting.talking import Talks


class Resident(Talks, Answers, Meets, Hosts, Governs):
    """`town.person(id).writes(group, "…")`: what a person does reads like a sentence.

    Whatever Telegram's apps would not allow raises `Impossible` and changes nothing.
    """
