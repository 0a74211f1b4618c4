"""Words about topics."""

from collections.abc import Iterable, Sequence

from domain.groups import Group, Thread, Topic
from domain.lengths import shortened
from texts.catalogue import Sentences, named
from texts.words import Button, Words

GLIMPSE = 200
# More buttons would hide the question.
MOST_THREADS = 20


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

    def on_its_way(self, group: Group | None, thread: Thread | None = None) -> Words:
        return Words(self.text("on_its_way", group=self._place(group, thread)))

    def choose(self, groups: Iterable[Group], mark: int, text: str = "") -> Words:
        """A button for each group; the text waits meanwhile."""
        buttons = (
            Button(named(group.title), data=f"topic:to:{group.id}:{mark}") for group in groups
        )
        asked = self.text("choose_for", text=shortened(text, GLIMPSE)) if text else ""
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
            parts.append(self.text("so_far", text=shortened(text, GLIMPSE)))
        if len(threads) > MOST_THREADS:
            parts.append(self.text("more_threads", most=MOST_THREADS))
        return Words("\n".join(parts), tuple(rows))

    def ask(self, group: Group | None, thread: Thread | None = None) -> Words:
        """The next message are the words."""
        return Words(self.text("ask", group=self._place(group, thread)))

    def preview(
        self, group: Group | None, text: str, mark: int, thread: Thread | None = None
    ) -> Words:
        """As it will stand there; other words can simply be sent."""
        send = Button(self.plain("send"), data=f"topic:send:{mark}")
        return Words(self.text("preview", group=self._place(group, thread), text=text), ((send,),))

    def unsure(self, topic: Topic, group: Group, *, failed: bool) -> Words:
        """To the cadre: posted or not?"""
        name = "failed" if failed else "unsure"
        glimpse = shortened(topic.text, GLIMPSE)
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
