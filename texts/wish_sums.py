"""Words about how wishes went: sums, and "—" where nothing is known."""

from collections.abc import Sequence

from domain.wish_sums import FEW, ShownSums, SumsOf, WishSums
from texts.catalogue import Sentences, named
from texts.words import Button, Words

DAY = 48  # hours: from here on days are said


class WishSumWords(Sentences):
    """Section `wishes` of the catalogues."""

    section = "wishes"

    def shown(self, found: Sequence[SumsOf], *, lists: bool = True) -> Words:
        """`lists`: whoever reads it came from the lists of wishes that they look after."""
        parts = [self._of(one) for one in found]
        back = (Button(self.plain("to_list"), data="wishes:open:all:0" if lists else "wishes:own"),)
        return Words("\n\n".join([*parts, self.text("sums_how")]), (back,))

    def _of(self, one: SumsOf) -> str:
        head = (
            self.text("sums_own")
            if one.office is None
            else self.text("sums_office", office=named(one.office))
        )
        return "\n".join([head, *self._lines(one.sums)])

    def _lines(self, sums: ShownSums) -> list[str]:
        total = sums.total
        if total is None:
            return [self.text("sums_few")]
        lines = [self.text("sums_line", wishes=total.wishes, waiting=total.waiting)]
        if total.wishers < FEW:
            return lines
        lines.append(
            self.text(
                "sums_ends",
                confirmed=total.confirmed,
                unconfirmed=total.unconfirmed,
                reopened=total.reopened,
            )
        )
        lines.append(self.text("sums_first", time=self._time(total)))
        for category, one in sums.of:
            name = self.plain(f"category_{'unknown' if category is None else category.value}")
            given = {"wishes": one.wishes, "confirmed": one.confirmed}
            lines.append(self.text("sums_of", category=name, **given))
        if sums.others is not None:
            others = {"wishes": sums.others.wishes, "confirmed": sums.others.confirmed}
            lines.append(self.text("sums_others", **others))
        return lines

    def _time(self, sums: WishSums) -> str:
        hours = sums.first_step
        if hours is None:
            return self.plain("sums_unknown")
        if hours < 1:
            return self.plain("sums_soon")
        if hours < DAY:
            return self.plain("sums_hours", count=round(hours))
        return self.plain("sums_days", count=round(hours / 24))
