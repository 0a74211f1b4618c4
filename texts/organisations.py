"""Words about invites, roles, starting as a cadre or administrator."""

from domain.organisations import AtWork, Cadre, Organisation, Role, TakenUp
from domain.people import Person
from texts.catalogue import Sentences, named
from texts.words import Button, Rows, Words

HOMES = {
    Role.ADMINISTRATOR: "home_administrator",
    Role.SAFETY_CONTACT: "home_safety",
    Role.ORGAN_STAFF: "home_organ_staff",
}
OPENED = {Role.SAFETY_CONTACT: "safety_contact", Role.ORGAN_STAFF: "home_organ_staff"}


class OrganisationWords(Sentences):
    """Section `organisations` of the catalogues."""

    section = "organisations"

    def taken_up(self, taken: TakenUp, into_group: str) -> Words:
        """What somebody has become by a link, and what to do next."""
        again = [self.text("again")] if taken.again else []
        if taken.cadre is not None:
            parts = [*again, self._cadre(taken.cadre, taken.organisation), self.text("three_steps")]
            return Words("\n\n".join(parts), self._into_group(into_group))
        name = named(taken.organisation.name)
        if taken.role is Role.ADMINISTRATOR:
            done = taken.organisation.safety_contact is not None
            key = "home_administrator" if done else "administrator"
            parts = [*again, self.text(key, organisation=name)]
            return self._led_to_safety(parts, (taken.organisation,))
        key = "other_role" if taken.role is None else OPENED.get(taken.role, "other_role")
        return Words("\n\n".join([*again, self.text(key, organisation=name)]))

    def home(self, work: AtWork, into_group: str, *, has_groups: bool = True) -> Words:
        """What /start says to somebody with a position or a role: what is open comes first."""
        parts = [self._home_of_cadre(one, has_groups=has_groups) for one in work.cadres[:1]]
        for organisation, role in work.roles:
            if role in HOMES:
                parts.append(self.text(HOMES[role], organisation=named(organisation.name)))
        rows = self._into_group(into_group) if work.cadres else ()
        words = self._led_to_safety(parts or [self.text("home_other")], work.administered)
        return words.with_buttons(*rows)

    def safety(self, contacts: list[tuple[Organisation, Person | None]]) -> Words:
        """Who gets the calls for help, and the buttons that change it."""
        lines = [self._safety_line(organisation, contact) for organisation, contact in contacts]
        parts = ["\n".join(lines), self.text("safety_what")]
        return Words("\n\n".join(parts), self._safety_buttons(tuple(one for one, _ in contacts)))

    def safety_is_you(self, organisations: tuple[Organisation, ...]) -> Words:
        names = self.plain("and").join(named(one.name) for one in organisations)
        return Words(self.text("safety_is_you", organisation=names))

    def safety_named(self, organisation: Organisation, contact: Person) -> Words:
        """To the administrators, and to whoever was the contact before."""
        office, name = named(organisation.name), named(contact.name)
        return Words(self.text("safety_named", organisation=office, name=name))

    def cadre_unreachable(self, cadre: Cadre, organisation: Organisation) -> Words:
        """To the administrators."""
        name, office = named(cadre.roster_name), named(organisation.name)
        return Words(self.text("cadre_unreachable", name=name, organisation=office))

    def safety_link(self, organisation: Organisation, link: str) -> Words:
        """To be handed on to somebody else."""
        return Words(self.text("safety_link", organisation=named(organisation.name), link=link))

    def into_group(self) -> str:
        """The label of the button that adds the bot to a group."""
        return self.plain("into_group")

    def _cadre(self, cadre: Cadre, organisation: Organisation) -> str:
        return self.text(
            "cadre",
            name=named(cadre.roster_name),
            organisation=named(organisation.name),
            position=self.plain(f"position_{cadre.position.name.lower()}"),
        )

    def _home_of_cadre(self, cadre: Cadre, *, has_groups: bool) -> str:
        name = named(cadre.roster_name)
        if has_groups:
            return self.text("home_cadre", name=name)
        return f"{self.text('home_cadre_new', name=name)}\n\n{self.text('three_steps')}"

    def _led_to_safety(self, parts: list[str], administered: tuple[Organisation, ...]) -> Words:
        """Where nobody would get a call for help, an administrator is asked who shall."""
        without = tuple(one for one in administered if one.safety_contact is None)
        if not without:
            return Words("\n\n".join(parts))
        asked = [*parts, self.text("safety_first"), self.text("safety_what")]
        return Words("\n\n".join(asked), self._safety_buttons(without))

    def _safety_line(self, organisation: Organisation, contact: Person | None) -> str:
        name = named(organisation.name)
        if contact is None:
            return self.text("safety_nobody", organisation=name)
        return self.text("safety_now", organisation=name, name=named(contact.name))

    def _into_group(self, link: str) -> Rows:
        return ((Button(self.into_group(), url=link),),)

    def _safety_buttons(self, organisations: tuple[Organisation, ...]) -> Rows:
        me = (Button(self.plain("safety_me"), data="safety:me"),)
        if len(organisations) == 1:
            return (
                me,
                (Button(self.plain("safety_other"), data=f"safety:link:{organisations[0].id}"),),
            )
        labels = [
            (self.plain("safety_other_of", organisation=named(one.name)), one.id)
            for one in organisations
        ]
        return (me, *((Button(label, data=f"safety:link:{one}"),) for label, one in labels))
