"""The three lights of a group's day: a voice, interaction and a topic (every day, says the notice).

They need no person and are never an input to points, rank or award.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lights:
    """What was seen of the day so far; each fact only ever turns true.

    `voice`: the cadre side wrote. `asked`: somebody outside the cadre side addressed it.
    `answered`: the cadre side addressed somebody outside. `topic`: an open topic was answered.
    """

    voice: bool = False
    asked: bool = False
    answered: bool = False
    topic: bool = False

    @property
    def interaction(self) -> bool:
        """Both sides addressed each other that day, whoever they were."""
        return self.asked and self.answered

    def __or__(self, other: "Lights") -> "Lights":
        return Lights(
            self.voice or other.voice,
            self.asked or other.asked,
            self.answered or other.answered,
            self.topic or other.topic,
        )
