"""Words about policies: what holds, who set it, how to set it, and what was refused."""

import re
from collections.abc import Sequence
from datetime import date

from domain.five_ones import CADRE_KINDS, Kind, KindName
from domain.organisations import Organisation, OrganisationId
from domain.policies import (
    NATIONAL,
    NO,
    TARGETS,
    YES,
    ListedKind,
    Matter,
    Policy,
    PolicyUnclear,
    PolicyView,
    QuotaRaising,
    Rules,
)
from texts.catalogue import LANGUAGES, Sentences, catalogue, named
from texts.five_ones import FiveOnesWords
from texts.stats import StatsWords
from texts.words import Button, Rows, Words

BETWEEN_KINDS = re.compile(r"\s*[、,，]\s*")
LONGEST_FIGURE = 6
CLASSES, TIMES, PEOPLE = "classes", "times", "people"
UNITS = {
    Matter.ACTIVITIES: TIMES,
    Matter.ORGAN_ACTIVITIES: CLASSES,
    Matter.CONTACTS: PEOPLE,
    Matter.FEW_CONTACTS: PEOPLE,
}
# What can be chosen by a button; anything below the national figure can be written.
OFFERED = {
    Matter.ACTIVITIES: (5, 4, 3, 2),
    Matter.ORGAN_ACTIVITIES: (5, 4, 3, 2),
    Matter.CONTACTS: (100, 80, 60, 40),
    Matter.FEW_CONTACTS: (10, 8, 6, 4),
    Matter.BOTH: (YES, NO),
}


class PolicyWords(Sentences):
    """Section `policies` of the catalogues."""

    section = "policies"

    def of(self, view: PolicyView) -> Words:
        """Every matter with what holds and who set it; buttons for whoever may change it."""
        where, stats = view.organisation, StatsWords(self.language)
        lines = [self._line(one, view) for one in Matter]
        parts = [
            "\n".join(
                [self.text("of", name=named(where.name), day=stats.dated(view.today)), *lines]
            )
        ]
        if view.coming:
            later = [self._coming(one, view) for one in view.coming]
            parts.append("\n".join([self.text("coming"), *later]))
        parts.append(self.text("explained"))
        if view.changes:
            parts.append(self.text("how", number=where.id))
        return Words("\n\n".join(parts), self._buttons(view))

    def choose(self, offices: Sequence[Organisation]) -> Words:
        rows = tuple((Button(named(one.name), data=f"policy:at:{one.id}"),) for one in offices)
        return Words(self.text("choose"), rows)

    def options(self, where: Organisation, matter: Matter, day: date) -> Words:
        """What can be chosen, from the day on."""
        name, what = named(where.name), self._matter(matter)
        back = (Button(self.plain("back"), data=f"policy:at:{where.id}"),)
        if matter is Matter.KINDS:
            text = self.text("kinds_how", name=name, matter=what, number=where.id, date=day)
            national = Button(self.plain("kinds_national"), data=f"policy:national:{where.id}")
            return Words(text, ((national,), back))
        buttons = tuple(
            Button(self._figure(matter, one), data=f"policy:set:{where.id}:{matter.value}:{one}")
            for one in OFFERED[matter]
        )
        dated = StatsWords(self.language).dated(day)
        return Words(self.text("options", name=name, matter=what, day=dated), (buttons, back))

    def answered(self, result: Policy | QuotaRaising) -> Words:
        """To whoever wanted to set it: done, or refused by the rule's name."""
        if isinstance(result, QuotaRaising):
            above = "above_sees" if result.before is not None else "on_record"
            return Words(f"{self._raising('refused', result)}{self.text(above)}")
        day, value = StatsWords(self.language).dated(result.valid_from), self.value(result)
        text = self.text("set", day=day, matter=self._matter(result.matter), value=value)
        back = Button(self.plain("back"), data=f"policy:at:{result.organisation}")
        return Words(text, ((back,),))

    def told(self, raising: QuotaRaising, name: str) -> Words:
        """To the level above."""
        see = Button(
            self.plain("see_raisings", count="…"), data=f"policy:raisings:{raising.before}:0"
        )
        return Words(self._raising("told", raising, name), ((see,),))

    def raisings(
        self,
        where: Organisation,
        found: Sequence[tuple[QuotaRaising, str]],
        page: int,
        *,
        more: bool,
    ) -> Words:
        """Refused attempts of those below, the newest first."""
        head = self.text("raisings" if found else "no_raisings", name=named(where.name))
        lines = [self._raising("raising_line", *one) for one in found]
        turned = [
            Button(self.plain(name), data=f"policy:raisings:{where.id}:{to}")
            for name, to, there in (("earlier", page - 1, page > 0), ("later", page + 1, more))
            if there
        ]
        back = (Button(self.plain("back"), data=f"policy:at:{where.id}"),)
        rows = (tuple(turned), back) if turned else (back,)
        return Words("\n".join([head, *lines]), rows)

    def in_force(self, rules: Rules, matter: Matter) -> str:
        """Plain: the value of a matter, for a shell as well."""
        policy = rules.found.get(matter)
        if policy is not None:
            return self.value(policy)
        if matter is Matter.KINDS:
            return self._kinds(rules.kinds)
        return self._figure(matter, NATIONAL[matter])

    def _line(self, matter: Matter, view: PolicyView) -> str:
        policy = view.rules.found.get(matter)
        by = self.plain("national")
        if policy is not None:
            day = StatsWords(self.language).dated(policy.valid_from)
            by = self.plain("set_by", name=self._by(policy.organisation, view), day=day)
        value = self.in_force(view.rules, matter)
        return self.text("line", matter=self._matter(matter), value=value, by=by)

    def _coming(self, policy: Policy, view: PolicyView) -> str:
        return self.text(
            "coming_line",
            day=StatsWords(self.language).dated(policy.valid_from),
            matter=self._matter(policy.matter),
            value=self.value(policy),
            name=self._by(policy.organisation, view),
        )

    def _by(self, organisation: OrganisationId, view: PolicyView) -> str:
        return named(view.set_by.get(organisation, ""))

    def _buttons(self, view: PolicyView) -> Rows:
        where, rows = view.organisation, []
        if view.changes:
            rows += [
                (
                    Button(
                        self.plain("change", matter=self._matter(one)),
                        data=f"policy:change:{where.id}:{one.value}",
                    ),
                )
                for one in Matter
            ]
        if view.sees_raisings:
            label = self.plain("see_raisings", count=view.raisings)
            rows.append((Button(label, data=f"policy:raisings:{where.id}:0"),))
        return tuple(rows)

    def _raising(self, sentence: str, raising: QuotaRaising, name: str = "") -> str:
        return self.text(
            sentence,
            name=named(name),
            day=StatsWords(self.language).dated(raising.tried_on),
            matter=self._matter(raising.matter),
            wanted=self._figure(raising.matter, raising.wanted),
            most=self._figure(raising.matter, NATIONAL.get(raising.matter, 0)),
        )

    def _matter(self, matter: Matter) -> str:
        return self.plain(f"matter_{matter.value}")

    def value(self, policy: Policy) -> str:
        """Plain: what a policy sets."""
        if policy.matter is Matter.KINDS:
            return self._kinds(policy.kinds)
        return self._figure(policy.matter, policy.figure)

    def _figure(self, matter: Matter, figure: int) -> str:
        if matter in UNITS:
            return self.plain(UNITS[matter], figure=figure)
        return self.plain("yes" if figure == YES else "no")

    def _kinds(self, kinds: Sequence[ListedKind]) -> str:
        words = FiveOnesWords(self.language)
        return self.plain("and").join(words.kind(one.kind, kinds) for one in kinds)


def matter_of(text: str) -> Matter:
    """In any language. PolicyUnclear for everything else."""
    said = text.strip().lower()
    for language in LANGUAGES:
        for matter in Matter:
            if said in catalogue(language)["policies"][f"words_{matter.value}"].split():
                return matter
    raise PolicyUnclear


def figure_of(matter: Matter, text: str) -> int:
    """A number, or yes or no in any language."""
    said = text.strip().lower()
    if matter in TARGETS:
        digits = "".join(one for one in said if one.isascii() and one.isdecimal())
        if not said[:1].isdecimal() or not 1 <= len(digits) <= LONGEST_FIGURE:
            raise PolicyUnclear
        return int(digits)
    for language in LANGUAGES:
        for name, value in (("yes", YES), ("no", NO)):
            if said == catalogue(language)["policies"][name].lower():
                return value
    raise PolicyUnclear


def kinds_of(text: str) -> tuple[ListedKind, ...]:
    """National ones by their name in any language, the others as they were written."""
    return tuple(listed(one) for one in BETWEEN_KINDS.split(text.strip()) if one)


def listed(text: str) -> ListedKind:
    given, _, english = (part.strip() for part in text.partition("="))
    for language in LANGUAGES:
        names = catalogue(language)["five_ones"]
        for kind in CADRE_KINDS:
            if given.lower() == names[f"kind_{kind.name.lower()}"].lower():
                return ListedKind(KindName(kind))
    return ListedKind(KindName(Kind.OWN, " ".join(given.split())), " ".join(english.split()))
