"""A topic from the private chat: where, which words, when, how long; a look, and off it goes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from domain.groups import Group, GroupId, Thread
from domain.people import Person
from domain.periods import day_of
from domain.polls import option_in, poll_of
from domain.refusals import Refusal
from domain.starters import LATELY, Setting, Starter, fitting, suggested
from domain.talks import Given, Talk, TalkHasMovedOn
from domain.topic_schedules import Schedule, ScheduleAction, ScheduleId, Weekly, When
from domain.topics import USUAL_DAYS, Draft
from services.desk import Desk
from services.talks import Talks
from services.threads import ThreadNotThere
from services.times import chosen as time_chosen
from services.times import kept, parted, when_kept, when_of
from services.topic_schedules import TopicSchedules
from services.topics import TALK, Topics, checked_draft

GROUP, THREAD, WORDS, OPTIONS, TIME, OPEN, PREVIEW = (
    *("group", "thread", "words", "options", "time", "open", "preview"),
)
PHOTO, AT, DAYS, SCHEDULE = "photo", "at", "days", "schedule"
USUAL_TIMES = ("tomorrow 12:00", "tomorrow 19:30", "every friday 19:30", "weekdays 12:10")
REMEMBERED = 500  # of the topics of a year: more than one a day
TURNS = (TIME, OPEN, OPTIONS)
"""What can be changed from the preview."""


NOTHING = Draft("")


class PollNeedsOptions(Refusal):
    """Fewer than two were written, each in a line of its own."""


@dataclass(frozen=True, slots=True)
class TopicAsked:
    """Where it stands. `talk` is None once it is on its way, or scheduled as `schedule`; `choice`
    are the groups to choose from, `group` the chosen one; `threads` those of a forum to choose
    from, `thread` the chosen one, None for General. `when` None: now.
    """

    talk: Talk | None
    group: Group | None = None
    choice: tuple[Group, ...] = ()
    thread: Thread | None = None
    threads: tuple[Thread, ...] = ()
    draft: Draft = NOTHING
    when: When | None = None
    zone: tzinfo | None = None
    schedule: Schedule | None = None

    @property
    def text(self) -> str:
        return "" if self.talk is None else str(self.talk.given.get(WORDS, ""))


class TopicTalks:
    """Bound to one transaction. Whether somebody may post is asked again at every step."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._talks = Talks(desk)
        self._topics = Topics(desk)
        self._schedules = TopicSchedules(desk)

    async def begin(self, by: Person | None, text: str, photo: str | None = None) -> TopicAsked:
        """With a text and one place it is posted at once, or when the text says before a
        semicolon; what is not known is asked.
        """
        person, ready = await self._topics.ready(by)
        given = await self._given(text, photo, ready)
        if len(ready) > 1:
            return await self._asked(by, await self._talks.begin(person, TALK, GROUP, **given))
        [group] = ready
        threads = await self._desk.tx.threads.open_in(group.id)
        first = THREAD if threads else WORDS
        talk = await self._talks.begin(person, TALK, first, **given, group=group.id)
        if WORDS in given and not threads:
            return await self._finished(by, talk)
        return await self._asked(by, talk)

    async def begin_change(self, by: Person | None, id: ScheduleId) -> TopicAsked:
        """Everything of a schedule, to be changed in the preview; what was once and is over begins
        anew.
        """
        found, group, _ = await self._schedules.seen(by, id)
        found.after(ScheduleAction.CHANGE)
        if by is None:
            raise TalkHasMovedOn
        draft = found.draft
        given: dict[str, Given] = {
            GROUP: group.id,
            THREAD: draft.thread or 0,
            WORDS: draft.text,
            PHOTO: draft.photo or "",
            DAYS: draft.days,
        }
        if isinstance(found.when, Weekly) or found.next_at is not None:
            given |= {AT: kept(found.when), SCHEDULE: id}
        return await self._asked(by, await self._talks.begin(by, TALK, PREVIEW, **given))

    async def chosen(self, by: Person | None, group: GroupId, mark: int) -> TopicAsked:
        """For this group; words that came with the command go there at once, in a forum once a
        thread is chosen.
        """
        talk = await self._talks.pressed(by, TALK, mark, GROUP)
        found = await self._topics.may_post(by, await self._desk.tx.groups.get(group))
        if await self._desk.tx.threads.open_in(found.id):
            return await self._asked(by, await self._talks.gave(talk, group, then=THREAD))
        talk = await self._talks.gave(talk, group, then=WORDS)
        return await self._with_words(by, talk)

    async def placed(self, by: Person | None, thread: int, mark: int) -> TopicAsked:
        """In this thread of the forum; 0 is General."""
        talk = await self._talks.pressed(by, TALK, mark, THREAD)
        await self._thread(await self._group(by, talk), thread)
        return await self._with_words(by, await self._talks.gave(talk, thread, then=WORDS))

    async def said(self, by: Person | None, talk: Talk, text: str) -> TopicAsked:
        """The answer to what was asked; in the preview, other words. What has buttons is asked
        again.
        """
        match talk.step:
            case step if step == WORDS:
                checked_draft(replace(draft_of(talk), text=text))
                return await self._asked(by, await self._talks.gave(talk, text.strip(), PREVIEW))
            case step if step == PREVIEW:
                checked_draft(replace(draft_of(talk), text=text))
                return await self._set(by, talk, WORDS, text.strip())
            case step if step == OPTIONS:
                return await self._with_options(by, talk, text)
            case step if step == TIME:
                zone = await self._desk.zone_of(await self._group(by, talk))
                when = time_chosen(text, self._desk.now, zone)
                return await self._set(by, talk, AT, kept(when))
            case step if step == OPEN and text.strip().isdecimal():
                return await self._open(by, talk, int(text))
            case _:
                return await self._asked(by, talk)

    async def pictured(self, by: Person | None, talk: Talk, photo: str, text: str) -> TopicAsked:
        """A picture, with the words under it; without any it stands over those that are known."""
        if talk.step not in {WORDS, PREVIEW}:
            return await self._asked(by, talk)
        words = text.strip() or str(talk.given.get(WORDS, ""))
        if words:
            checked_draft(replace(draft_of(talk), text=words, photo=photo))
        talk = await self._talks.changed(talk, **{PHOTO: photo})
        if not words:
            return await self._asked(by, talk)
        if talk.step == PREVIEW:
            return await self._set(by, talk, WORDS, words)
        return await self._asked(by, await self._talks.gave(talk, words, PREVIEW))

    async def turn(self, by: Person | None, step: str, mark: int) -> TopicAsked:
        """From the preview to something that can be changed."""
        talk = await self._talks.pressed(by, TALK, mark, PREVIEW)
        if step not in TURNS:
            raise TalkHasMovedOn
        return await self._asked(by, await self._talks.gave(talk, "", then=step))

    async def at(self, by: Person | None, number: int, mark: int) -> TopicAsked:
        """One of the usual times; 0 is now after all."""
        talk = await self._talks.pressed(by, TALK, mark, TIME)
        if not 0 < number <= len(USUAL_TIMES):
            return await self._set(by, talk, AT, "")
        return await self.said(by, talk, USUAL_TIMES[number - 1])

    async def open_for(self, by: Person | None, days: int, mark: int) -> TopicAsked:
        return await self._open(by, await self._talks.pressed(by, TALK, mark, OPEN), days)

    async def suggest(
        self, by: Person | None, mark: int, starters: Sequence[Starter], setting: Setting
    ) -> TopicAsked:
        """One of the library in place of words, or another one: in season, in the group's language,
        and none that was posted there within a year while there are others. NoStarter if none fits.
        """
        talk = await self._talks.pressed(by, TALK, mark, WORDS, PREVIEW)
        group = await self._group(by, talk)
        day = day_of(self._desk.now, await self._desk.zone_of(group))
        since = self._desk.now - LATELY
        posted = await self._desk.tx.topics.lately([group.id], since, REMEMBERED)
        used = [one.text for one in posted]
        shown = str(talk.given.get(WORDS, ""))
        fit = fitting(starters, day, setting)
        found = suggested(fit, used, f"{group.id} {day}", shown, setting)
        return await self.said(by, talk, found.text(group.language))

    async def back(self, by: Person | None, mark: int) -> TopicAsked:
        return await self._asked(by, await self._talks.back(by, TALK, mark))

    async def send(self, by: Person | None, mark: int) -> TopicAsked:
        """Of two taps one posts it."""
        return await self._finished(by, await self._talks.pressed(by, TALK, mark, PREVIEW))

    async def _given(self, text: str, photo: str | None, ready: list[Group]) -> dict[str, Given]:
        given: dict[str, Given] = {} if photo is None else {PHOTO: photo}
        head, rest = parted(text)
        zone = await self._desk.zone_of(ready[0]) if rest.strip() else self._desk.zone
        when = when_of(head, self._desk.now, zone) if rest.strip() else None
        if when is not None:
            given[AT] = kept(time_chosen(head, self._desk.now, zone))
            text = rest
        if text.strip():
            given[WORDS] = checked_draft(Draft(text, photo=photo)).text
        return given

    async def _with_words(self, by: Person | None, talk: Talk) -> TopicAsked:
        """What came with the command goes on its way; otherwise words are asked for."""
        return await (self._finished if WORDS in talk.given else self._asked)(by, talk)

    async def _with_options(self, by: Person | None, talk: Talk, text: str) -> TopicAsked:
        """The question stays; what was offered before is offered no more."""
        before = str(talk.given.get(WORDS, ""))
        known = poll_of(before)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        options = "\n".join(f"- {option_in(line) or line}" for line in lines)
        written = f"{before if known is None else known.question}\n{options}"
        if poll_of(written) is None:
            raise PollNeedsOptions
        checked_draft(replace(draft_of(talk), text=written))
        return await self._set(by, talk, WORDS, written)

    async def _open(self, by: Person | None, talk: Talk, days: int) -> TopicAsked:
        checked_draft(replace(draft_of(talk), text="-", photo=None, days=days))
        return await self._set(by, talk, DAYS, days)

    async def _set(self, by: Person | None, talk: Talk, name: str, value: Given) -> TopicAsked:
        """Back to the preview, which shows it."""
        return await self._asked(by, await self._talks.changed(talk, PREVIEW, **{name: value}))

    async def _finished(self, by: Person | None, talk: Talk) -> TopicAsked:
        """On its way, or scheduled."""
        group = await self._group(by, talk)
        draft, when = draft_of(talk), when_kept(str(talk.given.get(AT, "")))
        thread = await self._thread(group, draft.thread or 0)
        number = ScheduleId(int(talk.given.get(SCHEDULE, 0)))
        made: Schedule | None = None
        if when is None:
            await self._topics.post(
                by, group, draft.text, draft.thread, photo=draft.photo, days=draft.days
            )
            if number:
                await self._schedules.end_if_on(by, number)
        elif number:
            made = await self._schedules.change(by, number, draft, when)
        else:
            made = await self._schedules.make(by, group, draft, when)
        await self._talks.end(by)
        zone = await self._desk.zone_of(group)
        return TopicAsked(
            None, group, thread=thread, draft=draft, when=when, zone=zone, schedule=made
        )

    async def _asked(self, by: Person | None, talk: Talk) -> TopicAsked:
        if talk.step == GROUP:
            _, ready = await self._topics.ready(by)
            return TopicAsked(talk, choice=tuple(ready), draft=draft_of(talk))
        group = await self._group(by, talk)
        threads = await self._desk.tx.threads.open_in(group.id) if talk.step == THREAD else ()
        return TopicAsked(
            talk,
            group,
            thread=await self._known(group, int(talk.given.get(THREAD, 0))),
            threads=tuple(threads),
            draft=draft_of(talk),
            when=when_kept(str(talk.given.get(AT, ""))),
            zone=await self._desk.zone_of(group) if talk.step == PREVIEW else None,
        )

    async def _group(self, by: Person | None, talk: Talk) -> Group:
        number = GroupId(int(talk.given.get(GROUP, 0)))
        return await self._topics.may_post(by, await self._desk.tx.groups.get(number))

    async def _thread(self, group: Group, number: int) -> Thread | None:
        """None for General; ThreadNotThere if it was closed meanwhile, or never was."""
        found = await self._known(group, number)
        if number and (found is None or found.closed):
            raise ThreadNotThere
        return found

    async def _known(self, group: Group, number: int) -> Thread | None:
        return await self._desk.tx.threads.get(group.id, number) if number else None


def draft_of(talk: Talk) -> Draft:
    given = talk.given
    return Draft(
        str(given.get(WORDS, "")),
        int(given.get(THREAD, 0)) or None,
        str(given.get(PHOTO, "")) or None,
        int(given.get(DAYS, USUAL_DAYS)),
    )
