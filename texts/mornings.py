"""Words of the morning message."""

from domain.dues import DueIn
from domain.mornings import ActivityToday, GroupsDay, Morning
from texts.catalogue import Sentences, named
from texts.stats import StatsWords
from texts.words import Button, Words

LIT, DARK = "✓", "○"


class MorningWords(Sentences):
    """Section `mornings` of the catalogues."""

    section = "mornings"

    def come(self, found: Morning) -> Words:
        """What is for today comes first."""
        parts = [self._today(found), self._wishes(found), self._dues(found), self._lights(found)]
        said = "\n".join(line for several in parts for line in several)
        return Words(f"{self.text('hello')}\n{said}", self._buttons(found))

    def _today(self, found: Morning) -> list[str]:
        return [self._activity(one) for one in found.activities]

    def _activity(self, one: ActivityToday) -> str:
        at = f"{one.activity.starts_at.astimezone(one.zone):%H:%M}"
        title = named(one.activity.title)
        if not one.coming:
            return self.text("nobody_yet", at=at, title=title)
        return self.text("coming", at=at, title=title, count=one.coming)

    def _wishes(self, found: Morning) -> list[str]:
        facts = {"waiting": found.waiting, "claimed": found.claimed}
        match bool(found.waiting), bool(found.claimed):
            case True, True:
                return [self.text("wishes_both", **facts)]
            case True, False:
                return [self.text("wishes_waiting", **facts)]
            case False, True:
                return [self.text("wishes_claimed", **facts)]
            case _:
                return []

    def _dues(self, found: Morning) -> list[str]:
        return [self._due(one) for one in found.dues]

    def _due(self, due: DueIn) -> str:
        """On one line: what is missing in sum; the prompts say it in full."""
        activities = sum(one.progress.missing for one in due.lines if one.progress)
        contacts = sum(one.quota.owed - one.quota.asked for one in due.lines if one.quota)
        meetings = sum(one.meetings.open for one in due.lines if one.meetings)
        organ = sum(one.progress.missing for one in due.offices)
        parts = [
            self.text(name, count=count)
            for name, count in (
                ("due_activities", activities),
                ("due_contacts", contacts),
                ("due_meetings", meetings),
                ("due_organ", organ),
            )
            if count
        ]
        last = StatsWords(self.language).day(due.stage.period.last)
        name = "due_today" if due.days_left == 1 else "due"
        return self.text(name, last=last, left=due.days_left) + self.plain("and").join(parts)

    def _lights(self, found: Morning) -> list[str]:
        if not any(one.is_lit for one in found.groups):
            return []
        return [self.text("yesterday"), *map(self._group, found.groups)]

    def _group(self, one: GroupsDay) -> str:
        if one.lights is None:
            return self.text("unknown", title=named(one.title))
        lit = one.lights.voice, one.lights.interaction, one.lights.topic
        voice, interaction, topic = (LIT if light else DARK for light in lit)
        return self.text(
            "group", title=named(one.title), voice=voice, interaction=interaction, topic=topic
        )

    def _buttons(self, found: Morning) -> tuple[tuple[Button, ...], ...]:
        rows = [
            (Button(named(one.activity.title), data=f"start:activity:{one.activity.id}"),)
            for one in found.activities
        ]
        if found.waiting or found.claimed:
            rows.append((Button(self.plain("wishes_button"), data="start:wishes"),))
        return tuple(rows)
