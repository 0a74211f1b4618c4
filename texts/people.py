"""Words about joining, consent, leaving, own data."""

from datetime import tzinfo

from domain.consents import Holding, Purpose, Question, Switches
from domain.groups import Group, GroupId
from domain.people import AgeBand
from texts.catalogue import Sentences, named
from texts.words import Button, Words

LANGUAGES = ("zh", "en")
COUNTED_ROWS = (
    "wishes",
    "topic_answers",
    "poll_votes",
    "calls_for_help",
    "drafts",
    "asked_again",
    "authors",
    "outbox",
    "roles",
    "invites",
    "organisations",
    "audit_trail",
    "pressure_reports",
    "activities",
    "activity_answers",
    "activity_seats",
    "activity_check_ins",
    "activity_photos",
    "activity_ratings",
    "proposals",
    "proposal_supports",
    "yearly_meetings",
    "resources",
    "own_reminders",
    "series_subscriptions",
    "series_issues",
    "designs",
    "design_ideas",
)


class PeopleWords(Sentences):
    """Section `people` of the catalogues."""

    section = "people"

    def notice(self, question: Question) -> Words:
        """In full, before anything is asked; ends with the one question about age."""
        group = question.group or 0
        parts = [self.text("declined_before")] if question.declined else []
        keeper = question.keeper
        kept = "" if keeper is None else self.plain("notice_kept", keeper=named(keeper))
        parts.append(self.text("notice", kept=kept))
        if question.cadre is not None:
            parts.append(self.text("notice_cadre", cadre=named(question.cadre)))
        parts.append(self.text("age_question"))
        no = Button(self.plain("decline"), data=f"decline:{group}")
        pressed = Button(self.plain("pressed"), data=f"pressure:ask:{group}")
        return Words("\n\n".join(parts)).with_buttons(*self._ages(group), (no,), (pressed,))

    def ages(self, group: GroupId) -> Words:
        """Once more, to whoever got older or pressed the wrong one."""
        return Words(self.text("age_again"), self._ages(group))

    def _ages(self, group: int) -> tuple[tuple[Button], ...]:
        return tuple(
            (Button(self.age(band), data=f"age:{band.value}:{group}"),) for band in AgeBand
        )

    def age(self, band: AgeBand) -> str:
        return self.plain(f"age_{band.name.lower()}")

    def too_young(self, *, forgotten: bool) -> Words:
        return Words(self.text("too_young_forgotten" if forgotten else "too_young"))

    def switches(self, seen: Switches) -> Words:
        """Every purpose in one line, its switch below, and what stands now."""
        offered = [one for one in Purpose if one is not Purpose.CONTACT or seen.cadre is not None]
        cadre = named(seen.cadre or "")
        lines = [self.text(f"about_{one.value}", cadre=cadre) for one in offered]
        parts = [self.text("switches"), "\n".join(lines)]
        if seen.band is AgeBand.MINOR:
            parts.append(self.text("switches_minor"))
        if Purpose.CONTACT not in offered:
            parts.append(self.text("no_contact_here"))
        if seen.instead is not None:
            other = named(seen.instead[1])
            parts.append(self.text("another_cadre", cadre=cadre, other=other))
        parts.append(self.text("switches_on" if seen.on else "switches_off"))
        words = Words("\n\n".join(parts))
        for one in offered:
            words = words.with_buttons((self._switch(seen, one),))
        if seen.instead is not None:
            label = self.plain("change", other=named(seen.instead[1]))
            words = words.with_buttons((Button(label, data=f"change:{seen.instead[0]}"),))
        age = self.plain("age_is", age=self.age(seen.band))
        words = words.with_buttons((Button(age, data=f"ages:{seen.group or 0}"),))
        if not seen.on:
            no = Button(self.plain("decline"), data=f"decline:{seen.group or 0}")
            words = words.with_buttons((no,))
        return words

    def _switch(self, seen: Switches, purpose: Purpose) -> Button:
        is_on = purpose in seen.on
        label = self.plain("switch_on" if is_on else "switch_off", what=self.purpose(purpose))
        wanted = "off" if is_on else "on"
        group = seen.group or 0
        data = f"consent:{purpose.value}:{wanted}:{seen.band.value}:{group}"
        return Button(label, data=data)

    def purpose(self, purpose: Purpose) -> str:
        return self.plain(f"purpose_{purpose.value}")

    def own_group(self) -> Words:
        return Words(self.text("own_group"))

    def declined(self) -> Words:
        return Words(self.text("declined"))

    def leave_question(self) -> Words:
        return Words(self.text("leave_question"), (self._yes_or_no("leave"),))

    def left(self) -> Words:
        return Words(self.text("left"))

    def not_taking_part(self) -> Words:
        return Words(self.text("not_taking_part"))

    def unchanged(self) -> Words:
        return Words(self.text("unchanged"))

    def nothing_held(self, *, declined: bool) -> Words:
        return Words(self._with_digest([self.text("nothing_held")], declined=declined))

    def holding(self, held: Holding, zone: tzinfo) -> Words:
        """In short; the file follows."""
        since = held.since.astimezone(zone).date().isoformat()
        lines = [self.text("held_since", since=since), self.text("held_identity")]
        if held.band is not None:
            lines.append(self.text("held_age", age=self.age(held.band)))
        agreed = self._joined([self.purpose(one) for one in Purpose if one in held.consents])
        lines.append(self.text("held_consents", purposes=agreed or self.plain("none")))
        if held.cadre is not None:
            lines.append(self.text("held_cadre", cadre=named(held.cadre)))
        if held.groups:
            groups = self._joined([named(title) for title in held.groups])
            lines.append(self.text("held_groups", groups=groups))
        if held.positions:
            names = self._joined([named(name) for name in held.positions])
            lines.append(self.text("held_positions", positions=names))
        if held.days:
            lines.append(self.text("held_activity", days=held.days, messages=held.messages))
        told = {name: count for name, count in held.rows.items() if name in COUNTED_ROWS}
        lines += [self.text(f"held_{name}", count=count) for name, count in sorted(told.items())]
        others = sum(held.rows.values()) - sum(told.values())
        if others:
            lines.append(self.text("held_other", count=others))
        text = self._with_digest(["\n".join(lines)], declined=held.declined)
        return Words(f"{text}\n\n{self.text('held_file_follows')}")

    def file(self) -> str:
        """The caption of the file with everything that is held."""
        return self.text("held_file")

    def forget_question(self, *, office: bool) -> Words:
        parts = [self.text("forget_question")]
        if office:
            parts.append(self.text("forget_office"))
        return Words("\n\n".join(parts), (self._yes_or_no("forget"),))

    def forgotten(self, *, declined: bool) -> Words:
        return Words(self._with_digest([self.text("forgotten")], declined=declined))

    def language_is_yours(self, groups: list[Group]) -> Words:
        """A person's language is Telegram's; that of a group is chosen by whoever runs it."""
        words = Words(self.text("language"))
        if groups:
            words = Words(f"{words.text}\n\n{self.text('language_of_groups')}")
        for group in groups:
            labels = [self.plain(f"group_in_{one}", title=named(group.title)) for one in LANGUAGES]
            words = words.with_buttons(
                *(
                    (Button(label, data=f"group:language:{group.id}:{one}"),)
                    for one, label in zip(LANGUAGES, labels, strict=True)
                )
            )
        return words

    def in_private(self) -> str:
        """One line in a group, above the button that opens the private chat."""
        return self.text("in_private")

    def join_in_private(self) -> str:
        return self.text("join_in_private")

    def open_private(self) -> str:
        return self.plain("open_private")

    def _yes_or_no(self, what: str) -> tuple[Button, Button]:
        return (
            Button(self.plain(f"{what}_yes"), data=f"{what}:yes"),
            Button(self.plain(f"{what}_no"), data=f"{what}:no"),
        )

    def _with_digest(self, parts: list[str], *, declined: bool) -> str:
        return "\n\n".join([*parts, self.text("held_digest")] if declined else parts)

    def _joined(self, names: list[str]) -> str:
        return self.plain("and").join(names)
