"""Words about deputies: named, listed, let go."""

from collections.abc import Sequence

from domain.groups import Group, GroupPanel
from domain.organisations import Cadre
from texts.catalogue import Sentences, named
from texts.words import Button, Words


class DeputyWords(Sentences):
    """Section `deputies` of the catalogues."""

    section = "deputies"

    def listed(self, seen: GroupPanel) -> Words:
        """To the responsible cadre: who stands in, and two ways to name somebody."""
        group = seen.group
        title = named(group.title)
        if seen.deputies:
            names = self.plain("and").join(named(one.roster_name) for one in seen.deputies)
            words = Words(self.text("some", title=title, names=names))
        else:
            words = Words(self.text("nobody", title=title))
        for one in seen.deputies:
            label = self.plain("remove", name=named(one.roster_name))
            words = words.with_buttons((Button(label, data=f"deputy:remove:{group.id}:{one.id}"),))
        return words.with_buttons(
            (Button(self.plain("by_link"), data=f"deputy:link:{group.id}"),),
            (Button(self.plain("by_choice"), data=f"deputy:choose:{group.id}"),),
            (Button(self.plain("back"), data=f"group:panel:{group.id}"),),
        )

    def link(self, group: Group, link: str) -> Words:
        """To be handed on."""
        return Words(self.text("link", title=named(group.title), link=link))

    def looking(self) -> str:
        """Plain: over the pressed button."""
        return self.plain("looking")

    def choice(self, group: Group, found: Sequence[Cadre]) -> Words:
        """Of the chat's administrators those whom the branch's rosters know."""
        title = named(group.title)
        if not found:
            by_link = Button(self.plain("by_link"), data=f"deputy:link:{group.id}")
            return Words(self.text("no_choice", title=title), ((by_link,),))
        words = Words(self.text("choice", title=title))
        for one in found:
            label = self.plain("choose", name=named(one.roster_name))
            words = words.with_buttons((Button(label, data=f"deputy:name:{group.id}:{one.id}"),))
        return words

    def you_are(self, group: Group) -> Words:
        out = Button(self.plain("step_down"), data=f"deputy:out:{group.id}")
        return Words(self.text("you_are", title=named(group.title)), ((out,),))

    def you_were(self, group: Group) -> Words:
        return Words(self.text("you_were", title=named(group.title)))

    def took_up(self, group: Group, line: Cadre) -> Words:
        label = self.plain("remove", name=named(line.roster_name))
        remove = Button(label, data=f"deputy:remove:{group.id}:{line.id}")
        said = self.text("took_up", title=named(group.title), name=named(line.roster_name))
        return Words(said, ((remove,),))

    def stepped_down(self, group: Group, line: Cadre) -> Words:
        named_so = named(line.roster_name)
        return Words(self.text("stepped_down", title=named(group.title), name=named_so))
