"""Words about series: sums, and never who."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from domain.lengths import beginning
from domain.people import AgeBand
from domain.series import SHOWN_FROM, Figures, Issue, Series, shown
from texts.catalogue import Sentences, named
from texts.stats import StatsWords
from texts.words import Button, Words

LABEL = 24
GLIMPSE = 40


class SeriesWords(Sentences):
    """Section `series` of the catalogues."""

    section = "series"

    def overview(
        self,
        own: Sequence[Series] | None,
        wanted: Sequence[Series],
        offered: Sequence[Series],
    ) -> Words:
        """What one runs, what comes to one, and what else there is around."""
        parts, rows = [], []
        if own is not None:
            parts.append(self.text("own" if own else "none_of_own"))
            rows += [(self._button("look_at", one, "look"),) for one in own]
            rows.append((Button(self.plain("begin"), data="series:new"),))
        if wanted:
            parts.append(self.text("wanted"))
            rows += [(self._button("leave_off", one, "stop"),) for one in wanted]
        if offered:
            parts.append(self.text("offered"))
            rows += [(self._button("take", one, "take"),) for one in offered]
        if not parts:
            parts.append(self.text("nothing"))
        return Words("\n\n".join(parts), tuple(rows))

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def ask_name(self) -> Words:
        return Words(self.text("ask_name"))

    def ask_issue(self, series: Series | None) -> Words:
        name, number = ("", 1) if series is None else (series.name, series.latest + 1)
        return Words(self.text("ask_issue", name=name, number=number))

    def preview(self, series: Series | None, text: str, photo: str | None, mark: int) -> Words:
        """As it will stand there; other words or a picture can simply be sent."""
        name, number = ("", 1) if series is None else (series.name, series.latest + 1)
        parts = [self.text("preview", name=name, number=number)]
        if text:
            parts.append(self.text("preview_text", text=text))
        if photo is not None:
            parts.append(self.text("with_photo"))
        parts.append(self.text("preview_ask"))
        send = Button(self.plain("send"), data=f"series:send:{mark}")
        return Words("\n".join(parts), ((send,),))

    def only_words(self) -> Words:
        """A file came that is neither words nor a picture."""
        return Words(self.text("only_words"))

    def one_picture(self) -> Words:
        """Several came as one."""
        return Words(self.text("one_picture"))

    def panel(self, figures: Figures, zone: tzinfo, link: str) -> Words:
        """To whoever runs it."""
        series = figures.series
        lines = [
            self.text("panel", name=series.name),
            self.text("subscribers", people=self._people(figures.subscribers)),
            *(self._figures_of(one, zone) for one in figures.issues),
        ]
        if not figures.issues:
            lines.append(self.text("no_issue"))
        elif self._leaves_out(figures):
            lines.append(self.text("too_few", least=SHOWN_FROM))
        if not series.is_running:
            return Words("\n".join([*lines, self.text("over")]))
        lines += ["", self.text("share", link=link)]
        write = Button(
            self.plain("write", number=series.latest + 1), data=f"series:write:{series.id}"
        )
        end = Button(self.plain("end"), data=f"series:end:{series.id}")
        return Words("\n".join(lines), ((write,), (end,)))

    def on_its_way(self, groups: int) -> Words:
        """Above the panel, after an issue was sent."""
        name = "on_its_way" if groups else "to_subscribers"
        return Words(self.text(name, groups=groups))

    def sure_to_end(self, series: Series) -> Words:
        yes = Button(self.plain("end_yes"), data=f"series:ended:{series.id}")
        no = Button(self.plain("end_no"), data=f"series:look:{series.id}")
        return Words(self.text("sure_to_end", name=series.name), ((yes,), (no,)))

    def ended(self, series: Series) -> Words:
        return Words(self.text("ended", name=series.name))

    def issue(self, series: Series, issue: Issue) -> Words:
        """To a subscriber."""
        read = Button(self.plain("read"), data=f"series:read:{issue.id}")
        stop = Button(self.plain("unsubscribe"), data=f"series:stop:{series.id}")
        return Words(self._issue(series, issue), ((read, stop),))

    def posted(self, series: Series, issue: Issue, link: str) -> Words:
        """In a group."""
        subscribe = Button(self.plain("subscribe_privately"), url=link)
        return Words(self._issue(series, issue), ((subscribe,),))

    def offer(self, series: Series) -> Words:
        """To whoever opened the link."""
        yes = Button(self.plain("subscribe"), data=f"series:take:{series.id}")
        return Words(self.text("offer", name=series.name, issues=series.latest), ((yes,),))

    def ask_age(self, series: Series) -> Words:
        """Of somebody who was never asked."""
        return Words(
            self.text("ask_age", name=series.name),
            tuple(
                (Button(self.plain(band.value), data=f"series:age:{series.id}:{place}"),)
                for place, band in enumerate(AgeBand)
            ),
        )

    def too_young(self) -> Words:
        return Words(self.text("too_young"))

    def subscribed(self, series: Series) -> Words:
        name = "subscribed" if series.latest else "subscribed_before_the_first"
        stop = Button(self.plain("unsubscribe"), data=f"series:stop:{series.id}")
        return Words(self.text(name, name=series.name), ((stop,),))

    def unsubscribed(self, series: Series) -> Words:
        again = Button(self.plain("subscribe_again"), data=f"series:take:{series.id}")
        rows = ((again,),) if series.is_running else ()
        return Words(self.text("unsubscribed", name=series.name), rows)

    def noted(self, *, fresh: bool) -> str:
        """A few plain words on the screen."""
        return self.plain("noted" if fresh else "noted_before")

    def _issue(self, series: Series, issue: Issue) -> str:
        name = "issue" if issue.text else "issue_without_words"
        return self.text(name, name=series.name, number=issue.number, text=issue.text)

    def _figures_of(self, issue: Issue, zone: tzinfo) -> str:
        return self.text(
            "figures",
            number=issue.number,
            day=self._day(issue.sent_at, zone),
            deliveries=self._people(issue.deliveries),
            reads=self._people(issue.reads),
            glimpse=self._glimpse(issue),
        )

    def _glimpse(self, issue: Issue) -> str:
        words = beginning(issue.text, GLIMPSE)
        return words if issue.photo is None else self.plain("illustrated", words=words).strip()

    def _day(self, moment: datetime, zone: tzinfo) -> str:
        return StatsWords(self.language).day(moment.astimezone(zone).date())

    def _people(self, people: int) -> str:
        known = shown(people)
        return "—" if known is None else str(known)

    def _leaves_out(self, figures: Figures) -> bool:
        numbers = [figures.subscribers]
        numbers += [number for one in figures.issues for number in (one.deliveries, one.reads)]
        return any(shown(number) is None for number in numbers)

    def _button(self, name: str, one: Series, press: str) -> Button:
        label = self.plain(name, name=named(beginning(one.name, LABEL)))
        return Button(label, data=f"series:{press}:{one.id}")
