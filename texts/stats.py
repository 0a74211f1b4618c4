"""Words about the figures of groups."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo

from domain.groups import GroupState
from domain.organisations import Cadre
from domain.periods import Days, day_of
from domain.stats import (
    Asked,
    CadreStats,
    Extent,
    Figure,
    GroupStats,
    OwnStats,
    Panel,
    Picture,
    Quota,
    Span,
    Which,
    Whose,
    days_in,
)
from texts.catalogue import Sentences, escaped, named
from texts.words import Button, Rows, Words

SHOWN_AT_ONCE = 3
OWN = ("messages", "blocks", "replies", "topic_answers", "reactions", "wishes")
UNKNOWN = "—"


class StatsWords(Sentences):
    """Section `stats` of the catalogues."""

    section = "stats"

    def of_cadre(self, stats: CadreStats, asked: Asked, moment: datetime) -> Words:
        """The quota and the groups; of many groups the later ones by a button."""
        parts = [self.quota(stats.cadre, stats.quota)]
        if stats.groups:
            extents = [extent_of(one, asked, stats.zone) for one in stats.groups]
            parts.append(self.heading(asked, moment, stats.zone, least(extents)))
        parts += [self._group(one, asked, stats.zone) for one in stats.groups[:SHOWN_AT_ONCE]]
        parts += map(self.text, ("explained",) if stats.groups else ("no_group",))
        more = tuple(
            (Button(named(one.group.title), data=key(Whose.GROUP, one.group.id, asked)),)
            for one in stats.groups[SHOWN_AT_ONCE:]
        )
        spans = self.spans(Whose.LINE, stats.cadre.id, asked) if stats.groups else ()
        return Words("\n\n".join(parts), (*more, *spans))

    def of_group(self, stats: GroupStats, asked: Asked, moment: datetime, zone: tzinfo) -> Words:
        parts = [
            self.heading(asked, moment, zone, extent_of(stats, asked, zone)),
            self._group(stats, asked, zone),
            self.text("explained"),
        ]
        return Words("\n\n".join(parts), self.spans(Whose.GROUP, stats.group.id, asked)[:-1])

    def own(self, stats: OwnStats, asked: Asked, moment: datetime, zone: tzinfo) -> Words:
        """A person's own numbers, seen by nobody else."""
        found = stats.spans[asked.span]
        extent = asked.extent(day_of(stats.since, zone), stats.unseen)
        lines = [
            self.text("own_line", label=self.plain(f"own_{name}"), values=shown(found[name]))
            for name in OWN
        ]
        notes = map(escaped, self._own_notes(stats, zone, asked.days))
        figures = "\n".join([*notes, *lines])
        parts = [self.text("own"), self.heading(asked, moment, zone, extent), figures]
        if None in found.values():
            parts.append(self.text("own_unknown"))
        return Words("\n\n".join(parts), self.spans(Whose.OWN, 0, asked))

    def heading(self, asked: Asked, moment: datetime, zone: tzinfo, extent: Extent) -> str:
        """Which days, whether they are over, and whether all of them are known."""
        name, days = self.plain(f"{asked.which.value}_{asked.span.value}"), self.days(asked.days)
        match extent:
            case Extent.SO_FAR:
                at = f"{moment.astimezone(zone):%H:%M}"
                return self.text("heading_now", name=name, days=days, at=at)
            case Extent.COMPLETE:
                return self.text("heading_before", name=name, days=days)
            case Extent.PARTLY:
                return self.text("heading_partly", name=name, days=days)

    def spans(self, whose: Whose, number: int, asked: Asked) -> Rows:
        """What can be looked at instead, the one that is shown marked; and the picture."""
        rows = [
            tuple(
                Button(
                    self.plain("shown", what=self.plain(f"{which.value}_{span.value}"))
                    if (span, which) == (asked.span, asked.which)
                    else self.plain(f"{which.value}_{span.value}"),
                    data=key(whose, number, replace(asked, span=span, which=which)),
                )
                for span in Span
            )
            for which in Which
        ]
        picture = Button(
            self.plain("draw"), data=f"stats:draw:{whose.value}:{number}:{asked.which.value}"
        )
        return (*rows, (picture,))

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

    def picture(self, stats: CadreStats, which: Which, today: date) -> Picture:
        """What is drawn. Without the quota: a picture is soon passed on; with its day, since it is
        looked at later.
        """
        panels = tuple(self._panel(one, stats.zone) for one in stats.groups)
        return self.drawn(self.plain("picture", day=self.dated(today)), panels, which)

    def own_picture(self, stats: OwnStats, which: Which, today: date, zone: tzinfo) -> Picture:
        rows = tuple(
            (self.plain(f"own_{name}"), tuple(stats.spans[span][name] for span in Span))
            for name in OWN
        )
        stretch = [days_in(span, today, which) for span in Span]
        days = Days(min(one.first for one in stretch), max(one.after for one in stretch))
        notes = (self.plain("own_note"), *self._own_notes(stats, zone, days))
        panel = Panel(self.plain("own_panel"), notes, rows)
        return self.drawn(self.plain("own_picture", day=self.dated(today)), (panel,), which)

    def drawn(self, title: str, panels: tuple[Panel, ...], which: Which) -> Picture:
        """With whether the columns are over."""
        columns = tuple(self.plain(f"{which.value}_{span.value}") for span in Span)
        return Picture(title, columns, panels, UNKNOWN, self.plain(f"drawn_{which.value}"))

    def caption(self, today: date) -> str:
        return self.text("caption", day=self.dated(today))

    def own_caption(self, today: date) -> str:
        return self.text("own_caption", day=self.dated(today))

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

    def _group(self, stats: GroupStats, asked: Asked, zone: tzinfo) -> str:
        lines = [self.text("group", title=named(stats.group.title))]
        lines += map(escaped, self._notes(stats, zone, asked))
        if stats.since is not None:
            found = stats.spans[asked.span]
            lines += [
                self.text("line", label=self.plain(figure.value), values=shown(found[figure]))
                for figure in Figure
            ]
        return "\n".join(lines)

    def _notes(self, stats: GroupStats, zone: tzinfo, asked: Asked | None = None) -> list[str]:
        """Plain: of how many, since when, and what is not known of the days that are asked about,
        or of any.
        """
        notes = [self._of(stats, asked)]
        if stats.since is None:
            return [*notes, self.plain("not_counting")]
        notes.append(self.plain("since", moment=self.moment(stats.since, zone)))
        unseen = [one for one in stats.unseen if asked is None or touches(one, asked.days)]
        if unseen:
            days = self.plain("and").join(self.days(one) for one in joined(unseen))
            notes.append(self.plain("unseen", days=days))
        if asked is not None and extent_of(stats, asked, zone) is Extent.PARTLY:
            notes.append(self.plain("partly"))
        if stats.group.state is GroupState.PAUSED:
            notes.append(self.plain("paused"))
        return notes

    def _own_notes(self, stats: OwnStats, zone: tzinfo, days: Days) -> list[str]:
        """Plain, and only what these days are about."""
        notes = []
        if day_of(stats.since, zone) >= days.first:
            notes.append(self.plain("own_since", moment=self.moment(stats.since, zone)))
        unseen = [one for one in stats.unseen if touches(one, days)]
        if unseen:
            said = self.plain("and").join(self.days(one) for one in joined(unseen))
            notes.append(self.plain("unseen", days=said))
        return notes

    def _of(self, stats: GroupStats, asked: Asked | None) -> str:
        """Of how many; of a frozen quarter as it was then."""
        consenting, members = stats.consenting, stats.group.members
        if asked is not None and asked.span is Span.QUARTER and stats.frozen is not None:
            consenting, members = stats.frozen.consenting, stats.frozen.members
        told = UNKNOWN if members is None else members
        return self.plain("of", consenting=consenting, members=told)

    def _panel(self, stats: GroupStats, zone: tzinfo) -> Panel:
        rows = tuple(
            (self.plain(figure.value), tuple(stats.spans[span][figure] for span in Span))
            for figure in Figure
        )
        return Panel(" ".join(stats.group.title.split()), tuple(self._notes(stats, zone)), rows)


def extent_of(stats: GroupStats, asked: Asked, zone: tzinfo) -> Extent:
    since = None if stats.since is None else day_of(stats.since, zone)
    return asked.extent(since, stats.unseen)


def least(extents: Sequence[Extent]) -> Extent:
    """Of several together."""
    return Extent.PARTLY if Extent.PARTLY in extents else extents[0]


def shown(value: int | None) -> str:
    return UNKNOWN if value is None else str(value)


def key(whose: Whose, number: int, asked: Asked) -> str:
    """What a button brings back."""
    return f"stats:{whose.value}:{number}:{asked.span.value}:{asked.which.value}"


def touches(one: Days, other: Days) -> bool:
    return one.first < other.after and other.first < one.after


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
