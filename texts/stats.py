"""Words about the figures of groups."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from domain.groups import GroupState
from domain.organisations import Cadre
from domain.periods import Days
from domain.stats import CadreStats, Figure, GroupStats, OwnFigures, Panel, Picture, Quota, Span
from texts.catalogue import Sentences, escaped, named
from texts.words import Button, Words

SHOWN_AT_ONCE = 3
OWN = ("messages", "blocks", "replies", "topic_answers", "reactions", "wishes")
UNKNOWN = "—"


class StatsWords(Sentences):
    """Section `stats` of the catalogues."""

    section = "stats"

    def of_cadre(self, stats: CadreStats) -> Words:
        """The quota and the groups; of many groups the later ones by a button."""
        parts = [self.quota(stats.cadre, stats.quota)]
        parts += [self._group(one, stats.zone) for one in stats.groups[:SHOWN_AT_ONCE]]
        ends = ("explained", "picture_follows") if stats.groups else ("no_group",)
        parts += map(self.text, ends)
        more = tuple(
            (Button(named(one.group.title), data=f"stats:{one.group.id}"),)
            for one in stats.groups[SHOWN_AT_ONCE:]
        )
        return Words("\n\n".join(parts), more)

    def of_group(self, stats: GroupStats, zone: tzinfo) -> Words:
        return Words(f"{self._group(stats, zone)}\n\n{self.text('explained')}")

    def own(self, figures: OwnFigures) -> Words:
        """A person's own numbers, seen by nobody else."""
        lines = [
            self.text("own_line", label=self.plain(f"own_{name}"), values=dotted(figures, name))
            for name in OWN
        ]
        return Words("\n".join([self.text("own"), self._columns(), *lines]))

    def nothing_of_you(self) -> Words:
        """Nothing is counted under this person's number, and there is no group of theirs."""
        return Words(self.text("nothing_of_you"))

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def quota(self, cadre: Cadre, quota: Quota) -> str:
        """Whoever was asked counts, whatever they answered."""
        return self.text(
            "quota",
            position=self.plain(f"position_{cadre.position.value}"),
            asked=quota.asked,
            take_part=quota.take_part,
            owed=quota.owed,
        )

    def picture(self, stats: CadreStats, today: date) -> Picture:
        """What is drawn. Without the quota: a picture is soon passed on; with its day, since it is
        looked at later.
        """
        return Picture(
            title=self.plain("picture", day=self.dated(today)),
            columns=tuple(self.plain(span.value) for span in Span),
            panels=tuple(self._panel(one, stats.zone) for one in stats.groups),
            unknown=UNKNOWN,
        )

    def caption(self, today: date) -> str:
        return self.text("caption", day=self.dated(today))

    def day(self, day: date) -> str:
        return self.plain("day", month=self.plain("months").split()[day.month - 1], day=day.day)

    def dated(self, day: date) -> str:
        """With its year."""
        return self.plain("dated", day=self.day(day), year=day.year)

    def days(self, days: Days) -> str:
        """One day, or from the first to the last."""
        if days.first == days.last:
            return self.day(days.first)
        return self.plain("days", first=self.day(days.first), last=self.day(days.last))

    def moment(self, moment: datetime, zone: tzinfo) -> str:
        local = moment.astimezone(zone)
        return f"{self.day(local.date())} {local:%H:%M}"

    def _group(self, stats: GroupStats, zone: tzinfo) -> str:
        lines = [self.text("group", title=named(stats.group.title))]
        lines += map(escaped, self._notes(stats, zone))
        if stats.since is not None:
            lines += [self._columns(), *map(escaped, self._figures(stats))]
        return "\n".join(lines)

    def _notes(self, stats: GroupStats, zone: tzinfo) -> list[str]:
        """Plain: of how many, since when, and what is not known."""
        members = UNKNOWN if stats.group.members is None else stats.group.members
        notes = [self.plain("of", consenting=stats.consenting, members=members)]
        if stats.since is None:
            return [*notes, self.plain("not_counting")]
        notes.append(self.plain("since", moment=self.moment(stats.since, zone)))
        if stats.unseen:
            days = self.plain("and").join(self.days(one) for one in joined(stats.unseen))
            notes.append(self.plain("unseen", days=days))
        if stats.group.state is GroupState.PAUSED:
            notes.append(self.plain("paused"))
        return notes

    def _columns(self) -> str:
        return self.text("columns", columns=" · ".join(self.plain(span.value) for span in Span))

    def _figures(self, stats: GroupStats) -> list[str]:
        return [
            self.plain("line", label=self.plain(figure.value), values=shown(stats, figure))
            for figure in Figure
        ]

    def _panel(self, stats: GroupStats, zone: tzinfo) -> Panel:
        rows = tuple(
            (self.plain(figure.value), tuple(stats.spans[span][figure] for span in Span))
            for figure in Figure
        )
        return Panel(" ".join(stats.group.title.split()), tuple(self._notes(stats, zone)), rows)


def shown(stats: GroupStats, figure: Figure) -> str:
    found = (stats.spans[span][figure] for span in Span)
    return " · ".join(UNKNOWN if one is None else str(one) for one in found)


def dotted(figures: OwnFigures, name: str) -> str:
    return " · ".join(str(figures[span][name]) for span in Span)


def joined(unseen: Sequence[Days]) -> list[Days]:
    """Days that touch or overlap are said as one stretch."""
    stretches: list[Days] = []
    for days in sorted(unseen, key=first_of):
        if stretches and days.first <= stretches[-1].after:
            last = stretches.pop()
            stretches.append(Days(last.first, max(last.after, days.after)))
        else:
            stretches.append(days)
    return stretches


def first_of(days: Days) -> date:
    return days.first
