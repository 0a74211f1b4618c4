"""Words about setting up a group, its rights and its welcome."""

from domain.groups import Group, GroupState
from texts.catalogue import Sentences, named
from texts.group_titles import GroupTitles
from texts.words import Button, Words


class GroupWords(Sentences):
    """Section `groups` of the catalogues. `sees`: plain talk reaches the bot."""

    section = "groups"

    def found(self, group: Group, *, sees: bool, into_group: str) -> Words:
        """To a cadre: the bot is there, what is missing, and the button that makes it theirs."""
        title = named(group.title)
        if not group.has_bot:
            return self.removed(group, into_group)
        parts = [self.text("found", title=title)]
        parts.append(self.text("found_sees") if sees else self.text("found_blind"))
        rows = [(self._claim(group),)]
        if not sees:
            parts.insert(2, self.text("mend"))
            rows.append((self._check(group),))
        return Words("\n\n".join(parts), tuple(rows))

    def removed(self, group: Group, into_group: str) -> Words:
        add = Button(self.plain("add_again"), url=into_group)
        return Words(self.text("removed", title=named(group.title)), ((add,),))

    def blind(self, group: Group) -> Words:
        """To the group's cadre: the bot is there and sees no plain talk; how to mend it."""
        parts = [self.text("blind", title=named(group.title)), self.text("mend")]
        return Words("\n\n".join(parts), ((self._check(group),),))

    def muted(self, group: Group) -> Words:
        """To the group's cadre: the bot may not write there; how to mend it."""
        parts = [self.text("muted", title=named(group.title)), self.text("mend")]
        return Words("\n\n".join(parts))

    def not_yours(self, group: Group) -> Words:
        """Telegram did not say that the cadre is an administrator there."""
        return Words(self.text("not_yours", title=named(group.title)), ((self._claim(group),),))

    def taken(self, group: Group) -> Words:
        return Words(self.text("taken", title=named(group.title)))

    def counting(self, group: Group) -> Words:
        return Words(self.text("counting", title=named(group.title)))

    def welcome(self, link: str) -> Words:
        button = Button(self.plain("welcome_button"), url=link)
        return Words(self.text("welcome"), ((button,),))

    def unclaimed(self, link: str) -> Words:
        button = Button(self.plain("private_button"), url=link)
        return Words(self.text("unclaimed"), ((button,),))

    def bind_there(self, into_group: str) -> Words:
        """To a cadre who wrote in private what belongs into the group."""
        add = Button(self.plain("add"), url=into_group)
        return Words(self.text("bind_there"), ((add,),))

    def still_blind(self) -> str:
        """Plain: over a pressed button, when looking again has shown nothing new."""
        return self.plain("still_blind")

    def looking(self) -> str:
        """Plain: over a pressed button."""
        return self.plain("looking")

    def looking_from_group(self) -> Words:
        return Words(self.text("looking_from_group"))

    def anonymous(self) -> Words:
        """To an administrator who writes in the group's name."""
        return Words(self.text("anonymous"))

    def own(self, groups: list[Group], into_group: str) -> Words:
        """The groups a cadre runs, how each stands, and what can be done."""
        head = self.text("own") if groups else self.text("own_none")
        words = Words("\n".join([head, *(self._line(group) for group in groups)]))
        titles = GroupTitles(self.language).of(groups)
        for group in groups:
            if group.state is not GroupState.COUNTING and group.has_bot and not group.held:
                label = self.plain("check_of", title=titles[group.id])
                words = words.with_buttons((Button(label, data=f"group:check:{group.id}"),))
            label = self.plain("panel_of", title=titles[group.id])
            words = words.with_buttons((Button(label, data=f"group:panel:{group.id}"),))
        return words.with_buttons((Button(self.plain("add"), url=into_group),))

    def speaks(self, group: Group) -> Words:
        """In the language of the reader, about that of the group."""
        return Words(self.text(f"speaks_{group.language}", title=named(group.title)))

    def _line(self, group: Group) -> str:
        title = named(group.title)
        if not group.has_bot:
            return self.text("line_removed", title=title)
        if group.held:
            return self.text("line_held", title=title)
        if group.state is not GroupState.COUNTING:
            return self.text("line_blind", title=title)
        if group.members is None:
            return self.text("line_counting", title=title)
        return self.text("line_members", title=title, members=group.members)

    def _claim(self, group: Group) -> Button:
        return Button(self.plain("claim"), data=f"group:claim:{group.id}")

    def _check(self, group: Group) -> Button:
        return Button(self.plain("check"), data=f"group:check:{group.id}")
