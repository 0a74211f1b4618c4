"""A series step by step: its name; an issue's words, a look at it, and off it goes."""

from dataclasses import dataclass
from datetime import tzinfo

from domain.people import Person
from domain.series import Figures, Series, SeriesId, written
from domain.talks import Talk
from services.desk import Desk
from services.series import AllSeries
from services.talks import Talks

TALK = "series"
NAME, WORDS, PREVIEW = "name", "words", "preview"
OF, NUMBER, PHOTO = "of", "number", "photo"


@dataclass(frozen=True, slots=True)
class SeriesAsked:
    """Where it stands. `talk` is None once it is started, or the issue is on its way into so many
    `groups`.
    """

    talk: Talk | None
    series: Series | None = None
    figures: Figures | None = None
    groups: int | None = None
    zone: tzinfo | None = None
    link: str = ""

    @property
    def text(self) -> str:
        return "" if self.talk is None else str(self.talk.given.get(WORDS, ""))

    @property
    def photo(self) -> str | None:
        return None if self.talk is None else photo_in(self.talk)


class SeriesTalks:
    """Bound to one transaction. Whether somebody may is asked again at every step."""

    def __init__(self, desk: Desk) -> None:
        self._talks = Talks(desk)
        self._series = AllSeries(desk)

    async def begin(self, by: Person | None) -> SeriesAsked:
        return SeriesAsked(await self._talks.begin(await self._series.may_run(by), TALK, NAME))

    async def write(self, by: Person | None, id: SeriesId) -> SeriesAsked:
        """The next issue."""
        found = await self._series.own(by, id)
        runs = await self._series.may_run(by)
        return SeriesAsked(
            await self._talks.begin(runs, TALK, WORDS, **{OF: found.id, NUMBER: found.latest + 1}),
            found,
        )

    async def said(self, by: Person | None, talk: Talk, text: str) -> SeriesAsked:
        if talk.step == NAME:
            started = await self._series.start(by, text)
            await self._talks.end(by)
            return await self._shown(by, started.id)
        return await self._written(by, talk, text, photo_in(talk))

    async def pictured(self, by: Person | None, talk: Talk, photo: str, text: str) -> SeriesAsked:
        """A picture, with the words under it; without any it stands over those in the preview."""
        if talk.step == NAME:
            return SeriesAsked(talk)
        known = str(talk.given.get(WORDS, ""))
        return await self._written(by, talk, text.strip() or known, photo)

    async def back(self, by: Person | None, mark: int) -> SeriesAsked:
        """What was written and its picture are forgotten."""
        talk = await self._talks.back(by, TALK, mark)
        return await self._asked(by, await self._talks.changed(talk, **{PHOTO: ""}))

    async def send(self, by: Person | None, mark: int) -> SeriesAsked:
        """Of two taps one does."""
        talk = await self._talks.pressed(by, TALK, mark, PREVIEW)
        of, text = series_in(talk), str(talk.given.get(WORDS, ""))
        _, _, groups = await self._series.publish(
            by, of, text, int(talk.given.get(NUMBER, 0)), photo_in(talk)
        )
        await self._talks.end(by)
        return await self._shown(by, of, groups)

    async def _written(
        self, by: Person | None, talk: Talk, text: str, photo: str | None
    ) -> SeriesAsked:
        words, given = written(text, photo), {PHOTO: photo or ""}
        if talk.step == PREVIEW:
            return await self._asked(by, await self._talks.changed(talk, **given, **{WORDS: words}))
        pictured = talk.changed(WORDS, **given)
        return await self._asked(by, await self._talks.gave(pictured, words, PREVIEW))

    async def _shown(
        self, by: Person | None, id: SeriesId, groups: int | None = None
    ) -> SeriesAsked:
        figures, link = await self._series.figures(by, id), self._series.link(id)
        return SeriesAsked(None, figures.series, figures, groups, self._series.zone, link)

    async def _asked(self, by: Person | None, talk: Talk) -> SeriesAsked:
        return SeriesAsked(talk, await self._series.own(by, series_in(talk)))


def photo_in(talk: Talk) -> str | None:
    return str(talk.given.get(PHOTO, "")) or None


def series_in(talk: Talk) -> SeriesId:
    return SeriesId(int(talk.given.get(OF, 0)))
