"""Words about invites, roles, starting as a cadre or administrator."""

from domain.organisations import AtWork, Cadre, Organisation, Role, TakenUp
from domain.people import Person
from texts.catalogue import Sentences, named
from texts.words import Button, Rows, Words

HOMES = {Role.ADMINISTRATOR: "home_administrator", Role.SAFETY_CONTACT: "home_safety"}


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
            parts = [
                *again,
                self.text("administrator", organisation=name),
                self.text("safety_what"),
            ]
            return Words("\n\n".join(parts), self._safety_buttons((taken.organisation,)))
        key = "safety_contact" if taken.role is Role.SAFETY_CONTACT else "other_role"
        return Words("\n\n".join([*again, self.text(key, organisation=name)]))

    def home(self, work: AtWork, into_group: str) -> Words:
        """What /start says to somebody with a position or a role."""
        parts = [self.text("home_cadre", name=named(one.roster_name)) for one in work.cadres[:1]]
        for organisation, role in work.roles:
            if role in HOMES:
                parts.append(self.text(HOMES[role], organisation=named(organisation.name)))
        rows = self._into_group(into_group) if work.cadres else ()
        return Words("\n\n".join(parts or [self.text("home_other")]), rows)

    def safety(self, contacts: list[tuple[Organisation, Person | None]]) -> Words:
        """Who gets the calls for help, and the buttons that change it."""
        lines = [self._safety_line(organisation, contact) for organisation, contact in contacts]
        parts = ["\n".join(lines), self.text("safety_what")]
        return Words("\n\n".join(parts), self._safety_buttons(tuple(one for one, _ in contacts)))

    def safety_is_you(self, organisations: tuple[Organisation, ...]) -> Words:
        names = self.plain("and").join(named(one.name) for one in organisations)
        return Words(self.text("safety_is_you", organisation=names))

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
