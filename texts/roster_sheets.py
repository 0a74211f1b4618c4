"""Words on paper: a roster as a sheet, its template, and links to be printed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from domain.organisations import Cadre, Level, Organisation, OrganisationId, Position
from domain.roster_files import Card, Table
from domain.rosters import Column
from domain.rosters_words import written
from texts.catalogue import Sentences, named
from texts.vocabulary import usual, words

ORDER = (Column.ORGANISATION, Column.LEVEL, Column.NAME, Column.POSITION, Column.SINCE)
LIST = " | "


class RosterSheetWords(Sentences):
    """Section `rosters` of the catalogues, as far as it goes onto paper."""

    section = "rosters"

    def template(self) -> Table:
        return self._table(())

    def export(
        self,
        organisations: Sequence[Organisation],
        paths: Mapping[OrganisationId, Sequence[str]],
        lines: Sequence[Cadre],
    ) -> Table:
        """Brought in again it changes nothing. An organisation without cadres has a row too."""
        held: dict[OrganisationId, list[Cadre]] = {}
        for line in lines:
            held.setdefault(line.organisation, []).append(line)
        rows = []
        for one in sorted(organisations, key=lambda one: tuple(paths[one.id])):
            start = written("/".join(paths[one.id])), self._level(one.level)
            rows += [
                (
                    *start,
                    written(line.roster_name),
                    self.position(line.position),
                    line.held_from.isoformat(),
                )
                for line in held.get(one.id, ())
            ] or [(*start, "", "", "")]
        return self._table(tuple(rows))

    def card(self, line: Cadre, path: Sequence[str], link: str, expires: datetime) -> Card:
        place = " / ".join(path[-2:])
        footer = self.plain("card_footer", day=expires.date().isoformat())
        steps = tuple(words(self.language, "card_steps"))
        return Card(line.roster_name, (place, self.position(line.position)), link, steps, footer)

    def caption(self, count: int) -> str:
        return self.text("sheet_caption", count=count)

    def template_caption(self) -> str:
        return self.text("template_caption")

    def export_caption(self, offices: Sequence[Organisation], count: int) -> str:
        names = self.plain("comma").join(named(one.name) for one in offices)
        return self.text("export_caption", organisation=names, count=count)

    def file_name(self, what: Literal["template", "export", "sheet", "faults"]) -> str:
        return self.plain(f"{what}_file")

    def position(self, position: Position) -> str:
        return usual(self.language, f"word_{position.name.lower()}")

    def _level(self, level: Level) -> str:
        return usual(self.language, f"level_{level.name.lower()}")

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> Table:
        return Table(
            self.plain("title"),
            tuple(usual(self.language, f"header_{one.value}") for one in ORDER),
            rows,
            {1: tuple(map(self._level, Level)), 3: tuple(map(self.position, Position))},
            self.plain("notes_title"),
            tuple(words(self.language, "notes")),
        )
