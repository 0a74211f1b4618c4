"""Words about handing a group on, for the office, the cadres and those who are asked again."""

from collections.abc import Sequence

from domain.groups import Group, Heirs
from domain.organisations import Cadre
from texts.catalogue import Sentences, named
from texts.words import Button, Words

PAGE = 8


class SuccessionWords(Sentences):
    """Section `succession` of the catalogues."""

    section = "succession"

    def heirs(self, heirs: Heirs, page: int) -> Words:
        """Whom the group could go to, some at a time."""
        group, pages = heirs.group, max(1, -(-len(heirs.able) // PAGE))
        page = min(page, pages - 1)
        if not heirs.able:
            return Words(self.text("no_heirs", title=named(group.title)))
        words = Words(self._responsible(heirs))
        for one in heirs.able[page * PAGE : (page + 1) * PAGE]:
            label = self.plain("pick", name=named(one.roster_name))
            words = words.with_buttons((Button(label, data=f"heir:pick:{group.id}:{one.id}"),))
        turns = [("earlier", page - 1)] if page else []
        turns += [("more", page + 1)] if page + 1 < pages else []
        row = tuple(
            Button(self.plain(label), data=f"heir:list:{group.id}:{to}") for label, to in turns
        )
        return words.with_buttons(row) if row else words

    def _responsible(self, heirs: Heirs) -> str:
        title = named(heirs.group.title)
        if heirs.now is None:
            return self.text("heirs_vacant", title=title)
        return self.text("heirs", title=title, now=named(heirs.now.roster_name))

    def sure(self, heirs: Heirs, to: Cadre) -> Words:
        """Before it is done: what becomes of the contacts."""
        title, name = named(heirs.group.title), named(to.roster_name)
        give = Button(self.plain("give"), data=f"heir:give:{heirs.group.id}:{to.id}")
        back = Button(self.plain("back"), data=f"heir:list:{heirs.group.id}:0")
        return Words(self.text("sure", title=title, name=name), ((give,), (back,)))

    def handed_over(self, group: Group, to: Cadre, asked: int) -> Words:
        """To whoever did it, and to the cadre before."""
        title, name = named(group.title), named(to.roster_name)
        return Words(self.text("handed_over", title=title, name=name, asked=asked))

    def yours(self, group: Group, asked: int) -> Words:
        """To the successor."""
        panel = Button(self.plain("panel"), data=f"group:panel:{group.id}")
        return Words(self.text("yours", title=named(group.title), asked=asked), ((panel,),))

    def vacant(self, group: Group) -> Words:
        """To the administrators."""
        choose = Button(self.plain("choose"), data=f"heir:list:{group.id}:0")
        return Words(self.text("vacant", title=named(group.title)), ((choose,),))

    def of_office(self, groups: Sequence[tuple[Group, Cadre | None]], page: int) -> Words:
        """To an administrator: the branch's groups and who is responsible, some at a time."""
        if not groups:
            return Words(self.text("office_none"))
        pages = -(-len(groups) // PAGE)
        page = min(page, pages - 1)
        shown = groups[page * PAGE : (page + 1) * PAGE]
        lines = [
            self.text("office_line", title=named(group.title), now=self._now(line))
            for group, line in shown
        ]
        words = Words("\n".join([self.text("office"), *lines]))
        for group, _ in shown:
            label = self.plain("hand_on", title=named(group.title))
            words = words.with_buttons((Button(label, data=f"heir:list:{group.id}:0"),))
        turns = [("earlier", page - 1)] if page else []
        turns += [("more", page + 1)] if page + 1 < pages else []
        row = tuple(Button(self.plain(label), data=f"heir:office:{to}") for label, to in turns)
        return words.with_buttons(row) if row else words

    def office_button(self) -> Button:
        return Button(self.plain("see_office"), data="heir:office:0")

    def asked_again(self, group: Group, to: Cadre) -> Words:
        """To a young person: warm, short, and nothing happens without them."""
        yes = Button(self.plain("keep"), data=f"heir:yes:{to.id}")
        no = Button(self.plain("let_go"), data=f"heir:no:{to.id}")
        said = self.text("asked_again", title=named(group.title), name=named(to.roster_name))
        return Words(said, ((yes,), (no,)))

    def left_alone(self, line: Cadre) -> Words:
        return Words(self.text("left_alone", name=named(line.roster_name)))

    def kept(self, to: Cadre) -> Words:
        return Words(self.text("kept", name=named(to.roster_name)))

    def gone(self) -> Words:
        return Words(self.text("gone"))

    def _now(self, line: Cadre | None) -> str:
        return self.plain("nobody") if line is None else named(line.roster_name)
