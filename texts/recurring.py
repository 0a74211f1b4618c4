"""Words about what comes again every week."""

import re
from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from domain.activities import Activity
from domain.five_ones import ActivityId
from domain.groups import Group
from domain.recurring import (
    FEWEST_TIMES,
    MOST_TIMES,
    ONCE,
    TO_PERIOD_END,
    UNTIL_STOPPED,
    Recurring,
    Repeat,
    RepeatUnclear,
)
from texts.activities import ActivityWords, kind_named, shortened
from texts.catalogue import LANGUAGES, Sentences, catalogue, named
from texts.stats import StatsWords
from texts.words import Button, Rows, Words

USUAL_TIMES = (4, 8)
NUMBER = re.compile(r"\D{0,4}(\d{1,3})\D{0,6}", re.ASCII)
BEFORE_REPEAT = 4  # kind, title, time and place


class RecurringWords(Sentences):
    """Section `recurring` of the catalogues."""

    section = "recurring"

    def listed(self, found: Sequence[Recurring]) -> Words | None:
        """Below what lies ahead: each with a button."""
        if not found:
            return None
        lines = [self.text("running"), *(self.line(one) for one in found)]
        rows = tuple((Button(self._label(one), data=f"recurring:look:{one.id}"),) for one in found)
        return Words("\n".join(lines), rows)

    def line(self, one: Recurring) -> str:
        """On one line, as HTML."""
        start = datetime.combine(one.next_day, one.starts)
        return self.text(
            "line",
            kind=kind_named(self.language, one.kind, one.own_kind),
            title=named(one.title),
            weekday=self._weekday(one),
            start=f"{start:%H:%M}",
            end=f"{start + one.length:%H:%M}",
            place=one.place,
            last=StatsWords(self.language).dated(one.last_day),
        )

    def panel(self, one: Recurring, zone: tzinfo) -> Words:
        """To whoever holds it."""
        words = StatsWords(self.language)
        said = self.text(
            "panel",
            day=self._day(one.next_day),
            card=words.moment(one.due_at(zone), zone),
        )
        return Words(f"{self.line(one)}\n\n{said}", ((self._stop(one, "stop"),),))

    def announced(
        self,
        made: Sequence[tuple[Activity, Recurring | None]],
        repeat: Repeat | None,
        group: Group,
        zone: tzinfo,
    ) -> Words:
        """What was understood: one activity, or one for each day of the week, and what recurs."""
        words = ActivityWords(self.language)
        said = words.planned(made[0][0], group, zone)
        for activity, _ in made[1:]:
            said = said.above(Words(words.line(activity, zone)))
        weekly = [one for _, one in made if one is not None]
        if weekly:
            lines = [self.text("begun"), *(self.line(one) for one in weekly)]
            rows = tuple(row for one in weekly for row in self.of(one))
            return said.above(Words("\n".join(lines), rows if len(weekly) == 1 else ()))
        return said if repeat is None else said.above(Words(self.text("only_once")))

    def of(self, one: Recurring | None) -> Rows:
        """A button below one of its occurrences."""
        if one is None:
            return ()
        return ((Button(self.plain("look"), data=f"recurring:look:{one.id}"),),)

    def later_too(self, one: Recurring | None, activity: ActivityId) -> Words | None:
        """Below one occurrence that was changed."""
        if one is None:
            return None
        too = Button(self.plain("later_too"), data=f"recurring:later:{activity}")
        return Words(self.text("only_this"), ((too,),))

    def stop_too(self, one: Recurring | None) -> Rows:
        """Below one occurrence that was called off."""
        return () if one is None else ((self._stop(one, "stop_too"),),)

    def changed(self, one: Recurring) -> Words:
        return Words(f"{self.text('changed')}\n{self.line(one)}", self.of(one))

    def ended(self, left: Activity | None, zone: tzinfo) -> Words:
        """`left` has its card in the group, and takes place."""
        if left is None:
            return Words(self.text("ended"))
        line = ActivityWords(self.language).line(left, zone)
        off = Button(self.plain("call_off"), data=f"activity:askoff:{left.id}")
        return Words(f"{self.text('ended')}\n{self.text('left')}\n{line}", ((off,),))

    def on_card(self) -> str:
        return self.text("on_card")

    def ask(self, mark: int, *, weekly: bool = False) -> Words:
        """A step of the conversation; a number can be typed too. `weekly`: that it is held every
        week is said already.
        """
        once = Button(self.plain("once"), data=f"hold:repeat:{ONCE}:{mark}")
        times = tuple(
            Button(self.plain("times", times=one), data=f"hold:repeat:{one}:{mark}")
            for one in USUAL_TIMES
        )
        period = Button(self.plain("period_button"), data=f"hold:repeat:{TO_PERIOD_END}:{mark}")
        open_ = Button(self.plain("stopped_button"), data=f"hold:repeat:{UNTIL_STOPPED}:{mark}")
        rows = (times, (period,), (open_,))
        if weekly:
            return Words(self.text("ask_until"), rows)
        return Words(self.text("ask"), ((once,), *rows))

    def said(self, repeat: Repeat | None) -> str:
        """In the preview; nothing for what is held once."""
        if repeat is None:
            return ""
        if repeat.to_period_end:
            return self.text("to_period_end")
        if repeat.times is None:
            return self.text("until_stopped")
        return self.text("times", times=repeat.times)

    def _stop(self, one: Recurring, label: str) -> Button:
        return Button(self.plain(label), data=f"recurring:end:{one.id}")

    def _label(self, one: Recurring) -> str:
        return self.plain("label", weekday=self._weekday(one), title=named(shortened(one.title)))

    def _weekday(self, one: Recurring) -> str:
        return ActivityWords(self.language).plain("weekdays").split()[one.next_day.weekday()]

    def _day(self, day: date) -> str:
        return StatsWords(self.language).day(day)


def repeat_in(parts: Sequence[str]) -> tuple[list[str], Repeat | None]:
    """What somebody wrote of how often it is held, and everything else. RepeatUnclear if it begins
    with the word for every week, in any language, and cannot be understood.
    """
    for at, part in enumerate(parts):
        said = part.lower()
        for language in LANGUAGES:
            words = catalogue(language)["recurring"]
            for word in words["words_weekly"].split(","):
                if at >= BEFORE_REPEAT and said.startswith(word):
                    rest = said.removeprefix(word).strip()
                    return [*parts[:at], *parts[at + 1 :]], repeat_of(rest)
    return list(parts), None


def repeat_of(rest: str) -> Repeat:
    """What follows the word for every week."""
    if not rest:
        return Repeat()
    ends = (catalogue(language)["recurring"]["word_period"] for language in LANGUAGES)
    if any(one in rest for one in ends):
        return Repeat(to_period_end=True)
    found = NUMBER.fullmatch(rest)
    if found is None:
        raise RepeatUnclear(fewest=FEWEST_TIMES, most=MOST_TIMES)
    return Repeat(int(found[1])).fitting()
