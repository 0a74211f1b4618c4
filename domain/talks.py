"""Guided conversations: one question after the other, each answer kept under its step's name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.people import Draft, PersonId
from domain.refusals import Refusal

# So long a text is taken as the answer to what was asked; buttons work until the draft is erased.
PATIENCE = timedelta(days=1)

Given = int | str


class TalkHasMovedOn(Refusal):
    """The button belongs to a step that is past, or to a conversation that has ended."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Where one person stands: `steps` are those passed and, last, the one that is being asked.

    `mark` is different at every step of every conversation of a person; buttons carry it, so that
    those of a step that is past do nothing.
    """

    person: PersonId
    kind: str
    steps: tuple[str, ...]
    given: Mapping[str, Given]
    mark: int
    changed_at: datetime

    @property
    def step(self) -> str:
        return self.steps[-1]

    @property
    def can_go_back(self) -> bool:
        return len(self.steps) > 1

    def gave(self, answer: Given, then: str) -> "Talk":
        """The answer to the step that was asked, and the step that is asked next."""
        given = {**self.given, self.step: answer}
        return replace(self, steps=(*self.steps, then), given=given, mark=self.mark + 1)

    def changed(self, step: str, **given: Given) -> "Talk":
        """Something of it is another; `step`, which was passed or is asked, is asked again."""
        steps = self.steps[: self.steps.index(step) + 1] if step in self.steps else self.steps
        return replace(self, steps=steps, given={**self.given, **given}, mark=self.mark + 1)

    def back(self) -> "Talk":
        """The step before is asked again; what it and later ones gave is forgotten."""
        if not self.can_go_back:
            raise TalkHasMovedOn
        steps = self.steps[:-1]
        given = {name: answer for name, answer in self.given.items() if name not in self.steps[-2:]}
        return replace(self, steps=steps, given=given, mark=self.mark + 1)

    def waits(self, now: datetime) -> bool:
        """Whether a text is still meant for it."""
        return self.changed_at > now - PATIENCE

    def kept(self) -> Mapping[str, object]:
        """As the data of a draft."""
        return {"steps": list(self.steps), "given": dict(self.given), "mark": self.mark}


def begun(
    person: PersonId, kind: str, step: str, given: Mapping[str, Given], *, after: int, now: datetime
) -> Talk:
    """`after` is the mark of the conversation that it replaces. Answers that are known beforehand
    are `given`.
    """
    mark = max(int(now.timestamp()), after) + 1
    return Talk(person, kind, (step,), dict(given), mark, now)


def talk_of(draft: Draft | None) -> Talk | None:
    """None where no conversation with steps is kept."""
    match None if draft is None else draft.data:
        case {"steps": [*steps], "given": dict(given), "mark": int(mark)} if draft and steps:
            names = tuple(str(one) for one in steps)
            return Talk(draft.person, draft.talk, names, given, mark, draft.changed_at)
        case _:
            return None
