"""Words about the sums of a branch, for its office."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.branches import LEAST, BranchStats, BranchSums
from domain.organisations import Organisation, OrganisationId
from domain.stats import UNKNOWN, Extent, Figure, Figures, Panel, Picture, Span, Which, Whose
from texts.catalogue import Sentences, named
from texts.stats import StatsWords, shown
from texts.words import Button, Words

ON_A_PAGE = 15
IN_SHORT = (Figure.MESSAGES, Figure.PEOPLE, Figure.TWO_WAY)


class BranchWords(Sentences):
    """Section `branches` of the catalogues, beside that of `stats`."""

    section = "branches"

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._stats = StatsWords(language)

    def figures(self, stats: BranchStats, page: int, moment: datetime) -> Words:
        """The whole, then what is below, page by page."""
        zone = ZoneInfo(stats.office.zone)
        below = [one for one in stats.parts if one.groups]
        pages = max(1, -(-len(below) // ON_A_PAGE))
        page = min(page, pages - 1)
        parts = [
            self.text("office", name=named(stats.office.name)),
            self._stats.heading(stats.asked, moment, zone, extent_of(stats)),
        ]
        if page == 0:
            parts.append(self._whole(stats))
        if len(stats.parts) > 1:
            here = below[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
            parts.append("\n".join(self._part(stats, one) for one in here))
        empty = sum(not one.groups for one in stats.parts[1:])
        if empty and page == pages - 1:
            parts.append(self.text("empty", count=empty))
        parts.append(self.text("explained", least=LEAST))
        rows = self._stats.spans(Whose.OFFICE, stats.office.id, stats.asked)
        turned = self._pages(stats, page, pages)
        return Words("\n\n".join(part for part in parts if part), (*turned, *rows))

    def picture_of(self, spans: dict[Span, BranchStats], which: Which, today: str) -> Picture:
        """Four spans side by side: the whole, and each organisation below that may be shown."""
        first = spans[Span.WEEK]
        whole = Panel(
            self.plain("whole"), tuple(self._notes(first, first.whole)), self._rows(spans, None)
        )
        panels = [
            Panel(
                self._name(first, one),
                tuple(self._notes(first, one)),
                self._rows(spans, one.organisation),
            )
            for one in first.parts
            if one.groups and len(first.parts) > 1 and not self._hides(first, one)
        ]
        title = self.plain("picture", name=" ".join(first.office.name.split()), day=today)
        return self._stats.drawn(title, (whole, *panels), which)

    def caption(self, office: Organisation, today: str) -> str:
        return self.text("caption", name=named(office.name), day=today)

    def _whole(self, stats: BranchStats) -> str:
        whole = stats.whole
        lines = [self.text("of", **vars_of(whole))]
        if whole.incomplete:
            lines.append(self.text("incomplete", count=whole.incomplete))
        if stats.hides_all:
            return "\n".join([*lines, self.text("too_few", least=LEAST)])
        lines += [
            self.text("line", label=self._stats.plain(one.value), value=shown(whole.figures[one]))
            for one in Figure
        ]
        taking = "reached" if whole.take_part == 0 or whole.take_part >= LEAST else "reached_only"
        return "\n".join([*lines, "", self.text(taking, **vars_of(whole))])

    def _part(self, stats: BranchStats, part: BranchSums) -> str:
        name = named(self._name(stats, part))
        if self._hides(stats, part):
            return self.text("part_hidden", name=name, groups=part.groups)
        values = {one.value: shown(part.figures[one]) for one in IN_SHORT}
        return self.text("part", name=name, **vars_of(part), **values)

    def _name(self, stats: BranchStats, part: BranchSums) -> str:
        if part.organisation == stats.office.id:
            return self.plain("own_groups")
        return " ".join(part.name.split())

    def _notes(self, stats: BranchStats, part: BranchSums) -> list[str]:
        notes = [self.plain("of", **vars_of(part))]
        if part.incomplete:
            notes.append(self.plain("incomplete", count=part.incomplete))
        if stats.hides_all:
            notes.append(self.plain("too_few", least=LEAST))
        return notes

    def _hides(self, stats: BranchStats, part: BranchSums) -> bool:
        return stats.hides_all or stats.hides(part)

    def _rows(
        self, spans: dict[Span, BranchStats], whose: OrganisationId | None
    ) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
        """Of the whole, or of one part; what may not be shown is unknown."""
        found = [figures_of(spans[span], whose) for span in Span]
        return tuple(
            (self._stats.plain(one.value), tuple(figures[one] for figures in found))
            for one in Figure
        )

    def _pages(self, stats: BranchStats, page: int, pages: int) -> tuple[tuple[Button, ...], ...]:
        if pages == 1:
            return ()
        asked, office = stats.asked, stats.office.id
        head = f"stats:page:{office}:{asked.span.value}:{asked.which.value}"
        turned = [
            Button(self.plain(name), data=f"{head}:{where}")
            for name, where in (("earlier", page - 1), ("later", page + 1))
            if 0 <= where < pages
        ]
        return (tuple(turned),)


def figures_of(stats: BranchStats, whose: OrganisationId | None) -> Figures:
    parts = {one.organisation: one for one in stats.parts}
    part = stats.whole if whose is None else parts.get(whose)
    return UNKNOWN if part is None or stats.hides_all else part.figures


def vars_of(part: BranchSums) -> dict[str, object]:
    return {
        "groups": part.groups,
        "members": part.members,
        "consenting": part.consenting,
        "cadres": part.cadres,
        "started": part.started,
        "reached": part.reached,
        "take_part": part.take_part,
    }


def extent_of(stats: BranchStats) -> Extent:
    """Of all groups together; of none nothing is known."""
    if stats.asked.which is Which.NOW:
        return Extent.SO_FAR
    known = stats.whole.groups and not stats.whole.incomplete
    return Extent.COMPLETE if known else Extent.PARTLY
