"""Words of the morning message."""

from collections.abc import Sequence

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
        """What ends on one day stands on one line."""
        last = dict.fromkeys(one.stage.period.last for one in found.dues)
        return [
            self._due([one for one in found.dues if one.stage.period.last == day]) for day in last
        ]

    def _due(self, dues: Sequence[DueIn]) -> str:
        """What is missing in sum; the prompts say it in full."""
        lines = [line for due in dues for line in due.lines]
        sums = (
            ("due_activities", sum(one.progress.missing for one in lines if one.progress)),
            ("due_contacts", sum(one.quota.owed - one.quota.asked for one in lines if one.quota)),
            ("due_meetings", sum(one.meetings.open for one in lines if one.meetings)),
            ("due_organ", sum(one.progress.missing for due in dues for one in due.offices)),
        )
        missing = [self.text(name, count=count) for name, count in sums if count]
        last, left = StatsWords(self.language).day(dues[0].stage.period.last), dues[0].days_left
        said = self.text("due_today" if left == 1 else "due", last=last, left=left)
        return said + self.plain("and").join(missing)

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
