"""Words about topics."""

from collections.abc import Iterable

from domain.groups import Group, Topic
from domain.lengths import shortened
from texts.catalogue import Sentences, named
from texts.words import Button, Words

GLIMPSE = 200


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

    def on_its_way(self, group: Group) -> Words:
        return Words(self.text("on_its_way", group=named(group.title)))

    def choose(self, groups: Iterable[Group]) -> Words:
        """A button for each group; the text waits meanwhile."""
        buttons = (Button(named(group.title), data=f"topic:to:{group.id}") for group in groups)
        return Words(self.text("choose"), tuple((button,) for button in buttons))

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
