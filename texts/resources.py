"""Words about what an office can give to wishes."""

from collections.abc import Sequence

from domain.lengths import on_one_line
from domain.resources import Resource
from texts.catalogue import Sentences
from texts.stats import StatsWords
from texts.words import Button, Words

LABEL = 24


class ResourceWords(Sentences):
    """Section `resources` of the catalogues."""

    section = "resources"

    def listed(self, found: Sequence[Resource]) -> Words:
        """Of the own offices, and how to enter one."""
        new = (Button(self.plain("new"), data="resource:new"),)
        if not found:
            return Words(f"{self.text('none')}\n\n{self.text('how')}", (new,))
        lines = [self._line(one) for one in found]
        ends = tuple(
            (
                Button(
                    self.plain("end", what=on_one_line(one.what, LABEL)),
                    data=f"resource:end:{one.id}",
                ),
            )
            for one in found
            if not one.ended and one.free
        )
        return Words("\n".join([self.text("listed"), *lines, "", self.text("how")]), (*ends, new))

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def ask(self, step: str) -> Words:
        return Words(self.text(f"ask_{step}"))

    def entered(self, one: Resource) -> Words:
        show = (Button(self.plain("show_pool"), data="wishes:pool:all:0"),)
        return Words(f"{self.text('entered')}\n{self._line(one)}", (show,))

    def ended(self, one: Resource) -> Words:
        return Words(f"{self.text('ended')}\n{self._line(one)}")

    def _line(self, one: Resource) -> str:
        day = StatsWords(self.language).dated(one.until)
        name = "line_ended" if one.ended else "line"
        return self.text(name, what=one.what, free=one.free, units=one.units, until=day)
