"""Words about what whoever runs a group can set, by buttons in private."""

from domain.groups import Group, GroupPanel, GroupState, Thread
from texts.catalogue import LANGUAGES, Sentences, named
from texts.words import Button, Words

# More buttons would hide the rest of a message.
MOST_THREADS = 20


class GroupSettingsWords(Sentences):
    """Section `group_settings` of the catalogues."""

    section = "group_settings"

    def panel(self, seen: GroupPanel) -> Words:
        """How the group stands, and a button for whatever can be changed."""
        group = seen.group
        parts = [self.text("panel", title=named(group.title)), self._standing(group)]
        parts.append(self.text(f"speaks_{group.language}"))
        parts.append(self.text("greets" if group.greets else "greets_not"))
        if seen.threads:
            parts.append(self.text("cards_in", thread=self._thread(seen.cards)))
        deputies = self.plain("and").join(named(one.roster_name) for one in seen.deputies)
        parts.append(self.text("deputies", names=deputies or self.plain("none")))
        words = Words("\n".join(parts))
        return words.with_buttons(*self._buttons(seen))

    def held(self, group: Group) -> Words:
        """To the cadre side: one of them has paused counting, or the bot comes back meanwhile."""
        go_on = self._button(group, "go_on", "go-on")
        return Words(self.text("held", title=named(group.title)), ((go_on,),))

    def threads(self, seen: GroupPanel) -> Words:
        """A button for General and for each thread that is open, the newest first."""
        group = seen.group
        rows = [(self._button(group, "general", "thread", 0),)]
        rows += [
            (Button(named(one.name), data=f"setting:thread:{group.id}:{one.id}"),)
            for one in seen.threads[:MOST_THREADS]
        ]
        rows.append((Button(self.plain("back"), data=f"group:panel:{group.id}"),))
        return Words(self.text("threads", title=named(group.title)), tuple(rows))

    def thread_lost(self, group: Group, name: str, *, closed: bool) -> Words:
        """To the cadre side: what was to stand there stands in General."""
        why = self.text("thread_closed" if closed else "thread_gone")
        thread = named(name) if name else self.plain("a_thread")
        words = self.text("thread_lost", title=named(group.title), thread=thread)
        panel = Button(self.plain("settings"), data=f"group:panel:{group.id}")
        return Words(f"{words}{why}", ((panel,),))

    def welcomed(self) -> str:
        """Plain: over the pressed button."""
        return self.plain("welcomed")

    def _standing(self, group: Group) -> str:
        if not group.has_bot:
            return self.text("removed")
        if group.held:
            return self.text("is_held")
        return self.text("counting" if group.state is GroupState.COUNTING else "blind")

    def _buttons(self, seen: GroupPanel) -> list[tuple[Button, ...]]:
        group = seen.group
        hold = ("go_on", "go-on") if group.held else ("hold", "hold")
        greet = ("greet_not", "greet:off") if group.greets else ("greet", "greet:on")
        rows: list[tuple[Button, ...]] = [(self._button(group, *hold),)]
        rows += [
            (self._button(group, f"speak_{one}", f"speak:{one}"),)
            for one in LANGUAGES
            if one != group.language
        ]
        rows.append((self._button(group, "welcome", "welcome"),))
        rows.append((self._button(group, *greet),))
        if seen.threads:
            rows.append((self._button(group, "choose_thread", "threads"),))
        if seen.responsible:
            rows.append((Button(self.plain("see_deputies"), data=f"deputy:list:{group.id}"),))
            rows.append((Button(self.plain("hand_on"), data=f"heir:list:{group.id}:0"),))
        else:
            rows.append((Button(self.plain("step_down"), data=f"deputy:out:{group.id}"),))
        return rows

    def _thread(self, thread: Thread | None) -> str:
        return self.plain("general") if thread is None else named(thread.name)

    def _button(self, group: Group, label: str, what: str, *more: int) -> Button:
        numbers = ":".join(str(one) for one in (group.id, *more))
        return Button(self.plain(label), data=f"setting:{what}:{numbers}")
