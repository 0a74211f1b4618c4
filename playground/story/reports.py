"""The town's own list of the quarter's reports: what was written, handed up, and answered, and how
many activities of each kind counted at that moment.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from playground.story.county import COUNTY
from playground.story.duties import Occasion, quarter
from playground.story.duties_kept import KINDS

Figures = dict[tuple[str, bool], int]
"""By kind, and whether it was entered afterwards."""
PARTS = {"经验": "experience", "下步安排": "next-step"}
RECORDED, ACCEPTED = "recorded", "accepted"


@dataclass(slots=True)
class Reported:
    """A report as it was handed up. `answer`: "accepted", or the remark; None: none yet. `at` and
    `answered` are the moments of both.
    """

    texts: dict[str, str]
    figures: Figures
    answer: str | None = None
    at: float = 0
    answered: float | None = None


@dataclass(slots=True)
class Reports:
    """By the name of the office, in their order. `written` is what stands in a part now."""

    written: dict[tuple[str, str], str] = field(default_factory=dict)
    handed_up: dict[str, list[Reported]] = field(default_factory=dict)

    def writes(self, office: str, part: str, text: str) -> None:
        self.written[office, part] = text

    def submits(self, office: str, figures: Figures, now: float) -> None:
        texts = {part: text for (of, part), text in self.written.items() if of == office}
        self.handed_up.setdefault(office, []).append(Reported(texts, figures, at=now))

    def answers(self, office: str, answer: str, now: float) -> None:
        """The last one that was handed up."""
        last = self.handed_up[office][-1]
        last.answer, last.answered = answer, now

    def lies_with(self, office: str, moment: float) -> bool:
        """Not handed up by then, or returned."""
        before = [one for one in self.handed_up.get(office, []) if one.at <= moment]
        if not before:
            return True
        last = before[-1]
        returned = last.answered is not None and last.answered <= moment
        return returned and last.answer != ACCEPTED

    def facts(self) -> dict[str, dict[str, object]]:
        return {
            f"{office}，第{number}次": facts_of(one)
            for office, several in self.handed_up.items()
            for number, one in enumerate(several, start=1)
        }


def counted(held: Iterable[Occasion], offices: dict[str, str], office: str, day: date) -> Figures:
    """How many activities of a branch count on a day; `offices` says whose each cadre is. The
    county has everything below it.
    """
    first, after = quarter(day)
    found: Counter[tuple[str, bool]] = Counter()
    for one in held:
        inside = office in {COUNTY, offices.get(one.cadre, one.office)}
        counts = one.why_not(for_office=one.office is not None) is None
        if inside and counts and first <= one.day < after:
            found[one.kind, one.afterwards] += 1
    return dict(found)


def exported(lines: Iterable[str]) -> dict[str, dict[str, object]]:
    """`yijiabai export reports --format jsonl`, by the same names as the town's list."""
    found: dict[str, Reported] = {}
    for line in lines:
        row = json.loads(line)
        if row.get("submission") is None:
            continue
        name = f"{row['organisation_name']}，第{row['submission']}次"
        answer = None if row["accepted"] is None else row["remark"] or ACCEPTED
        one = found.setdefault(name, Reported({}, {}, answer))
        if row.get("text"):
            one.texts[row["part"]] = row["text"]
        if row.get("figure") == "activities" and row["value"]:
            one.figures[KINDS[row["about"]], row["origin"] != RECORDED] = row["value"]
    return {name: facts_of(one) for name, one in found.items()}


def facts_of(one: Reported) -> dict[str, object]:
    return {"texts": one.texts, "figures": one.figures, "answer": one.answer}
