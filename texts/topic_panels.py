"""Words of the list of topics and schedules, of one of them, and of digests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

from domain.groups import Group
from domain.lengths import beginning, on_one_line
from domain.topic_digests import Bar, Bars, Digest, DigestPicture
from domain.topic_schedules import Once, Schedule, ScheduleState
from domain.topics import Topic, TopicState
from texts.catalogue import Sentences, named
from texts.topic_times import TopicTimeWords
from texts.words import Button, Words

GLIMPSE, LINE, ON_BUTTON = 200, 40, 5
LISTED_PHRASES, DRAWN = 6, 8
HEADLINE, OPTION = 60, 24
"""Of a picture's title, and of an option in the words below it, all of which are listed."""


class TopicPanelWords(Sentences):
    """Section `topic_panels` of the catalogues."""

    section = "topic_panels"

    def in_group(self, link: str) -> Words:
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def listed(
        self,
        topics: Sequence[tuple[Topic, Group, tzinfo]],
        schedules: Sequence[tuple[Schedule, Group, tzinfo]],
    ) -> Words:
        """A line and a numbered button for each: what is scheduled, then the topics of late."""
        rows = [
            *(
                (self._schedule_line(one, zone), group, one.draft.text, f"schedule:look:{one.id}")
                for one, group, zone in schedules
            ),
            *(
                (self._line(one, zone), group, one.text, f"topic:look:{one.id}")
                for one, group, zone in topics
            ),
        ]
        lines = [
            self.text(
                "line",
                number=number,
                state=state,
                text=first_line(text),
                group=named(group.title),
            )
            for number, (state, group, text, _) in enumerate(rows, start=1)
        ]
        buttons = [
            Button(str(number), data=data) for number, (*_, data) in enumerate(rows, start=1)
        ]
        by_rows = [tuple(buttons[at : at + ON_BUTTON]) for at in range(0, len(buttons), ON_BUTTON)]
        new = (Button(self.plain("new"), data="topic:new"),)
        said = "\n".join([self.text("head"), *lines]) if lines else self.text("none")
        return Words(said, (*by_rows, new))

    def topic(
        self, topic: Topic, group: Group, zone: tzinfo, digest: Digest | None = None
    ) -> Words:
        """One, with what can be done to it now."""
        if digest is not None:
            return self.digest(topic, group, zone, digest).with_buttons(self._back())
        text = self.text(
            "topic",
            state=self._line(topic, zone),
            group=named(group.title),
            text=on_one_line(topic.text, GLIMPSE),
        )
        return Words(text, (*self._acts(topic), self._back()))

    def closed(self, topic: Topic) -> Words:
        return Words(self.text("closed_now", text=first_line(topic.text)), (self._back(),))

    def thanked(self) -> Words:
        return Words(self.text("thanked"), (self._back(),))

    def thanks(self, topic: Topic) -> Words:
        """In the group."""
        return Words(self.text("thanks", text=first_line(topic.text)))

    def schedule(self, schedule: Schedule, group: Group, zone: tzinfo) -> Words:
        text = self.text(
            "schedule",
            state=self._schedule_line(schedule, zone),
            group=named(group.title),
            days=schedule.draft.days,
            text=on_one_line(schedule.draft.text, GLIMPSE),
        )
        return Words(text, (*self._acts_on(schedule), self._back()))

    def skipped(self, schedule: Schedule, group: Group, moment: str, *, counting: bool) -> Words:
        """`moment` as its words."""
        text = self.text(
            "skipped_late" if counting else "skipped_paused",
            when=moment,
            group=named(group.title),
            text=first_line(schedule.draft.text),
        )
        look = Button(self.plain("look"), data=f"schedule:look:{schedule.id}")
        return Words(text, ((look,),))

    def digest(self, topic: Topic, group: Group, zone: tzinfo, digest: Digest) -> Words:
        """In sums; what is not known is a dash."""
        times = TopicTimeWords(self.language)
        parts = [
            self.text(
                "digest",
                text=on_one_line(topic.text, GLIMPSE),
                group=named(group.title),
                opened=times.moment(topic.opened_at, zone),
                closed=times.moment(topic.closes_at, zone),
            ),
            self.text(self._told(topic, digest), **vars_of(digest)),
            self.text(
                "of", consenting=digest.consenting, members=digest.members or self.plain("unknown")
            ),
        ]
        if digest.seen and digest.options:
            parts.append(self.text("chosen", options=self._bars(short(digest.options))))
        if digest.seen and digest.phrases:
            parts.append(self.text("phrases", phrases=self._bars(digest.phrases[:LISTED_PHRASES])))
        if not topic.is_poll:
            parts.append(self.text("erased"))
        thank = Button(self.plain("thank"), data=f"topic:thank:{topic.id}")
        offered = topic.thanked_at is None and digest.seen and sum(digest.course) > 0
        return Words("\n".join(parts), ((thank,),) if offered else ())

    def picture(self, topic: Topic, group: Group, zone: tzinfo, digest: Digest) -> DigestPicture:
        """Plain words; what there are bars of, and when it came."""
        times = TopicTimeWords(self.language)
        bars = [
            Bars(self.plain(heading), found)
            for heading, found in (
                ("drawn_options", digest.options),
                ("drawn_phrases", digest.phrases[:DRAWN]),
            )
            if found
        ]
        people = digest.votes if topic.is_poll else digest.people
        return DigestPicture(
            title=first_line(topic.text, HEADLINE),
            subtitle=named(group.title),
            said=self.plain("drawn_people", people=people, consenting=digest.consenting),
            bars=tuple(bars),
            course_heading=self.plain("drawn_course"),
            course=digest.course,
            begins=times.moment(topic.opened_at, zone),
            ends=times.moment(topic.closes_at, zone),
        )

    def _told(self, topic: Topic, digest: Digest) -> str:
        if not digest.seen:
            return "unseen"
        if topic.is_poll:
            return "voted" if digest.votes else "no_votes"
        return "answered" if digest.answers else "no_answers"

    def _bars(self, bars: Sequence[Bar]) -> str:
        """Plain; `text` escapes it."""
        return self.plain("and").join(
            self.plain("bar", label=one.label, people=one.people) for one in bars
        )

    def _line(self, topic: Topic, zone: tzinfo) -> str:
        until = TopicTimeWords(self.language).moment(topic.closes_at, zone)
        return self.plain(f"state_{topic.state.value}", until=until)

    def _schedule_line(self, schedule: Schedule, zone: tzinfo) -> str:
        times = TopicTimeWords(self.language)
        when = times.said(schedule.when, zone)
        if schedule.next_at is None:
            return self.plain("schedule_ended")
        if isinstance(schedule.when, Once) and schedule.state is ScheduleState.WAITING:
            return when
        if schedule.state is not ScheduleState.WAITING:
            return self.plain(f"schedule_{schedule.state.value}", when=when)
        return self.plain("schedule_waiting", when=when, next=times.moment(schedule.next_at, zone))

    def _acts(self, topic: Topic) -> tuple[tuple[Button, ...], ...]:
        match topic.state:
            case TopicState.OPEN:
                return ((Button(self.plain("close"), data=f"topic:close:{topic.id}"),),)
            case TopicState.UNSURE | TopicState.FAILED:
                return (
                    (
                        Button(self.plain("again"), data=f"topic:again:{topic.id}"),
                        Button(self.plain("leave"), data=f"topic:leave:{topic.id}"),
                    ),
                )
            case _:
                return ()

    def _acts_on(self, schedule: Schedule) -> tuple[tuple[Button, ...], ...]:
        change = Button(self.plain("change"), data=f"schedule:change:{schedule.id}")
        end = Button(self.plain("end"), data=f"schedule:end:{schedule.id}")
        pause = Button(self.plain("pause"), data=f"schedule:pause:{schedule.id}")
        on = Button(self.plain("go_on"), data=f"schedule:goon:{schedule.id}")
        match schedule.state:
            case ScheduleState.WAITING:
                return ((pause, change), (end,))
            case ScheduleState.PAUSED:
                return ((on, change), (end,))
            case ScheduleState.ENDED:
                return ((replace(change, label=self.plain("use_again")),),)

    def _back(self) -> tuple[Button, ...]:
        return (Button(self.plain("back"), data="topic:list"),)


def first_line(text: str, longest: int = LINE) -> str:
    """Of a poll the question."""
    return beginning(text.strip().partition("\n")[0], longest)


def short(bars: Sequence[Bar]) -> list[Bar]:
    return [replace(one, label=beginning(one.label, OPTION)) for one in bars]


def vars_of(digest: Digest) -> dict[str, int]:
    return {
        "people": digest.people,
        "answers": digest.answers,
        "blocks": digest.blocks,
        "votes": digest.votes,
    }
