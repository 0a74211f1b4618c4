"""Words about topics."""

from collections.abc import Sequence
from datetime import tzinfo

from domain.groups import Group, Thread
from domain.lengths import on_one_line
from domain.polls import FEWEST_OPTIONS, MOST_OPTIONS, poll_of
from domain.quiet_hours import QUIET_FROM, QUIET_UNTIL
from domain.topic_schedules import Once, Schedule, When
from domain.topics import DAYS, Draft, Topic
from texts.catalogue import Sentences, named
from texts.group_titles import GroupTitles
from texts.starters import SETTINGS, is_starter
from texts.topic_times import TopicTimeWords
from texts.words import Button, Words

GLIMPSE = 200
# More buttons would hide the question.
MOST_THREADS = 20
TURNS = ("time", "open")


class TopicWords(Sentences):
    """Section `topics` of the catalogues."""

    section = "topics"

    def post(self, topic: Topic) -> Words:
        """In the group: the text, and what becomes of the replies."""
        return Words(self.text("post", text=topic.text))

    def anonymous(self) -> Words:
        """To an administrator who writes in the group's name."""
        return Words(self.text("anonymous"))

    def only_text(self) -> Words:
        """The command stood under a picture or another file."""
        return Words(self.text("only_text"))

    def only_words(self) -> Words:
        """A picture came while words were asked for."""
        return Words(self.text("only_words"))

    def on_its_way(self, group: Group | None, days: int, thread: Thread | None = None) -> Words:
        return Words(self.text("on_its_way", group=self._place(group, thread), days=days))

    def scheduled(
        self,
        schedule: Schedule,
        group: Group | None,
        zone: tzinfo | None,
        thread: Thread | None = None,
    ) -> Words:
        """When it comes, and when first."""
        times, place = TopicTimeWords(self.language), self._place(group, thread)
        when = times.said(schedule.when, zone)
        if isinstance(schedule.when, Once) or schedule.next_at is None:
            return Words(self.text("scheduled", when=when, group=place))
        first = times.moment(schedule.next_at, zone)
        return Words(self.text("scheduled_weekly", when=when, group=place, first=first))

    def ask_options(self) -> Words:
        return Words(self.text("ask_options", fewest=FEWEST_OPTIONS, most=MOST_OPTIONS))

    def ask_time(self, mark: int) -> Words:
        """Usual times as buttons; any other one can be written."""
        labels = self.plain("usual_times").split("|")
        buttons = [
            Button(label, data=f"topic:at:{number}:{mark}") for number, label in enumerate(labels)
        ]
        rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
        quiet = {"since": f"{QUIET_FROM:%H:%M}", "until": f"{QUIET_UNTIL:%H:%M}"}
        return Words(self.text("ask_time", **quiet), rows)

    def ask_days(self, mark: int) -> Words:
        buttons = tuple(Button(str(one), data=f"topic:days:{one}:{mark}") for one in DAYS)
        return Words(self.text("ask_days"), (buttons,))

    def choose(self, groups: Sequence[Group], mark: int, text: str = "") -> Words:
        """A button for each group; the text waits meanwhile."""
        titles = GroupTitles(self.language).of(groups)
        buttons = (Button(titles[group.id], data=f"topic:to:{group.id}:{mark}") for group in groups)
        asked = self.text("choose_for", text=on_one_line(text, GLIMPSE)) if text else ""
        return Words(asked or self.text("choose"), tuple((button,) for button in buttons))

    def choose_thread(
        self, group: Group | None, threads: Sequence[Thread], mark: int, text: str = ""
    ) -> Words:
        """A button for General and for each thread, the newest first."""
        rows = [(Button(self.plain("general"), data=f"topic:in:0:{mark}"),)]
        rows += [
            (Button(named(one.name), data=f"topic:in:{one.id}:{mark}"),)
            for one in threads[:MOST_THREADS]
        ]
        parts = [self.text("choose_thread", group=title(group))]
        if text:
            parts.append(self.text("so_far", text=on_one_line(text, GLIMPSE)))
        if len(threads) > MOST_THREADS:
            parts.append(self.text("more_threads", most=MOST_THREADS))
        return Words("\n".join(parts), tuple(rows))

    def ask(
        self, group: Group | None, mark: int, thread: Thread | None = None, *, photo: bool = False
    ) -> Words:
        """The next message are the words; or a tap suggests some. `photo`: its picture is here."""
        idea = Button(self.plain("idea"), data=f"topic:idea:0:{mark}")
        name = "ask_below_photo" if photo else "ask"
        return Words(self.text(name, group=self._place(group, thread)), ((idea,),))

    def preview(
        self,
        group: Group | None,
        draft: Draft,
        when: When | None,
        zone: tzinfo | None,
        mark: int,
        thread: Thread | None = None,
    ) -> Words:
        """As it will stand there, and when; other words can simply be sent."""
        said = TopicTimeWords(self.language).said(when, zone)
        parts = [
            self.text("preview", group=self._place(group, thread), text=draft.text),
            self.text("preview_when", when=said, days=draft.days),
        ]
        if draft.photo is not None:
            parts.append(self.text("with_photo"))
        parts.append(self.text("preview_ask"))
        send = Button(self.plain("send" if when is None else "schedule"), data=f"topic:send:{mark}")
        poll = poll_of(draft.text)
        options = "add_options" if poll is None else "change_options"
        turns = [
            Button(self.plain(f"turn_{one}"), data=f"topic:turn:{one}:{mark}") for one in TURNS
        ]
        rows: list[tuple[Button, ...]] = [(send,), tuple(turns)]
        if draft.photo is None:
            rows.append((Button(self.plain(options), data=f"topic:turn:options:{mark}"),))
        if is_starter(draft.text):
            rows += self._other_ideas(mark)
        return Words("\n".join(parts), tuple(rows))

    def _other_ideas(self, mark: int) -> list[tuple[Button, ...]]:
        """Another one; and those of a setting."""
        labels = [self.plain(f"idea_{one}") for one in SETTINGS[1:]]
        settings = [
            Button(label, data=f"topic:idea:{place}:{mark}")
            for place, label in enumerate(labels, start=1)
        ]
        another = Button(self.plain("another_idea"), data=f"topic:idea:0:{mark}")
        return [(another,), tuple(settings)]

    def unsure(self, topic: Topic, group: Group, *, failed: bool) -> Words:
        """To the cadre: posted or not?"""
        name = "failed" if failed else "unsure"
        glimpse = on_one_line(topic.text, GLIMPSE)
        return Words(
            self.text(name, group=named(group.title), text=glimpse),
            (
                (
                    Button(self.plain("again"), data=f"topic:again:{topic.id}"),
                    Button(self.plain("leave"), data=f"topic:leave:{topic.id}"),
                ),
            ),
        )

    def again_on_its_way(self) -> Words:
        return Words(self.text("again_on_its_way"))

    def left(self) -> Words:
        return Words(self.text("left"))

    def _place(self, group: Group | None, thread: Thread | None) -> str:
        """A group, or one of its threads; `text` escapes it."""
        if thread is None:
            return title(group)
        return self.plain("in_thread", group=title(group), thread=named(thread.name))


def title(group: Group | None) -> str:
    return named("" if group is None else group.title)
