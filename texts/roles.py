"""Words about roles and links, to administrators and whoever holds a role."""

from datetime import tzinfo

from domain.organisations import Organisation, Role
from domain.people import Person
from domain.periods import day_of
from domain.roles import Holder, Link, Links, LinkState, RolesOf
from texts.catalogue import Sentences, named
from texts.words import Button, Rows, Words

ASIDE = (LinkState.OPEN, LinkState.EXPIRED)
IN_A_ROW = 4


class RoleWords(Sentences):
    """Section `roles` of the catalogues."""

    section = "roles"

    def choose(self, offices: tuple[Organisation, ...]) -> Words:
        """Of several branches one is chosen."""
        return Words(self.text("choose"), tuple(self._to(one) for one in offices))

    def of(self, seen: RolesOf) -> Words:
        """Who holds which role in one organisation, and where to go from there."""
        lines = [self._holders(role, seen.of(role)) for role in Role]
        parts = [self.text("of", organisation=named(seen.organisation.name)), "\n".join(lines)]
        parts.append(self.text("how" if seen.changes else "read_only"))
        return Words("\n\n".join(parts), (*self._changes(seen), *self._around(seen)))

    def to_give(self, organisation: Organisation) -> Words:
        """Which role shall it be? Each with what it lets somebody do."""
        asked = self.text("to_give", organisation=named(organisation.name))
        lines = "\n".join(self.text(f"may_{key_of(role)}") for role in Role)
        rows = tuple(
            (Button(self.role(role), data=f"roles:link:{organisation.id}:{role.value}"),)
            for role in Role
        )
        return Words(f"{asked}\n\n{lines}", (*rows, self._back(organisation)))

    def given(self, organisation: Organisation, role: Role, link: str) -> Words:
        """To be handed on to the one who is meant."""
        office = named(organisation.name)
        return Words(self.text("given", organisation=office, role=self.role(role), link=link))

    def renewed(self, organisation: Organisation, link: Link, url: str) -> Words:
        """Another link for the same; the one before opens nothing."""
        what = self._what(link)
        return Words(
            self.text("renewed", organisation=named(organisation.name), what=what, link=url)
        )

    def to_withdraw(self, seen: RolesOf) -> Words:
        """Whose role shall be withdrawn?"""
        office = named(seen.organisation.name)
        rows = tuple(
            (
                Button(
                    self.plain("holder", role=self.role(one.role), name=named(one.person.name)),
                    data=f"roles:ask:{seen.organisation.id}:{one.role.value}:{one.person.id}",
                ),
            )
            for one in seen.holders
        )
        key = "to_withdraw" if rows else "nobody_to_withdraw"
        return Words(self.text(key, organisation=office), (*rows, self._back(seen.organisation)))

    def sure(self, organisation: Organisation, held: Holder) -> Words:
        """Asked once more before a role is withdrawn."""
        asked = self.text(
            "sure",
            organisation=named(organisation.name),
            role=self.role(held.role),
            name=named(held.person.name),
        )
        data = f"roles:drop:{organisation.id}:{held.role.value}:{held.person.id}"
        yes = (Button(self.plain("withdraw"), data=data),)
        return Words(asked, (yes, self._back(organisation)))

    def links(self, links: Links, zone: tzinfo) -> Words:
        """A page of links; each has a button by its number."""
        office = named(links.organisation.name)
        if not links.shown:
            return Words(
                self.text("no_links", organisation=office), (self._back(links.organisation),)
            )
        lines = [
            f"{number}. {self._line(one, zone)}" for number, one in enumerate(links.shown, start=1)
        ]
        parts = [self.text("links", organisation=office), "\n".join(lines), self.text("links_how")]
        buttons = [
            Button(str(number), data=f"roles:invite:{one.invite.id}")
            for number, one in enumerate(links.shown, start=1)
        ]
        rows = [tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW)]
        turns = self._turns(f"roles:links:{links.organisation.id}", links.page, more=links.more)
        return Words("\n\n".join(parts), (*rows, *turns, self._back(links.organisation)))

    def link(self, link: Link, zone: tzinfo) -> Words:
        """One link, and what can be done about it."""
        used = link.state not in ASIDE
        data = f"{link.invite.id}"
        rows = (
            (Button(self.plain("again"), data=f"roles:again:{data}"),),
            (Button(self.plain("take_back" if used else "call_back"), data=f"roles:back:{data}"),),
            (Button(self.plain("to_links"), data=f"roles:links:{link.invite.organisation}:0"),),
        )
        said = self.text("used_how" if used else "unused_how")
        return Words(f"{self._line(link, zone)}\n\n{said}", rows)

    def taken(self, organisation: Organisation, role: Role, person: Person) -> Words:
        """To the administrators: who opened it, and the way to withdraw it."""
        data = f"roles:ask:{organisation.id}:{role.value}:{person.id}"
        said = self.text(
            "taken",
            organisation=named(organisation.name),
            role=self.role(role),
            name=named(person.name),
        )
        return Words(said, ((Button(self.plain("not_them"), data=data),),))

    def withdrawn(self, organisation: Organisation, role: Role) -> Words:
        office = named(organisation.name)
        return Words(self.text("withdrawn", organisation=office, role=self.role(role)))

    def role(self, role: Role) -> str:
        return self.plain(f"role_{key_of(role)}")

    def _holders(self, role: Role, people: tuple[Person, ...]) -> str:
        if not people:
            return self.text("nobody", role=self.role(role))
        names = self.plain("and").join(named(one.name) for one in people)
        return self.text("holders", role=self.role(role), names=names)

    def _changes(self, seen: RolesOf) -> Rows:
        if not seen.changes:
            return ()
        where = seen.organisation.id
        give = Button(self.plain("give"), data=f"roles:give:{where}")
        take = Button(self.plain("take"), data=f"roles:take:{where}")
        return ((give, take), (Button(self.plain("to_links"), data=f"roles:links:{where}:0"),))

    def _around(self, seen: RolesOf) -> Rows:
        """Up and down the own branch."""
        rows = [
            self._to(one, self.plain("below", organisation=named(one.name))) for one in seen.below
        ]
        rows += self._turns(f"roles:at:{seen.organisation.id}", seen.page, more=seen.more)
        if seen.above is not None:
            rows.append(
                self._to(seen.above, self.plain("above", organisation=named(seen.above.name)))
            )
        return tuple(rows)

    def _turns(self, data: str, page: int, *, more: bool) -> Rows:
        before = [Button(self.plain("before"), data=f"{data}:{page - 1}")] if page else []
        after = [Button(self.plain("after"), data=f"{data}:{page + 1}")] if more else []
        return (tuple(before + after),) if before or after else ()

    def _to(self, organisation: Organisation, label: str | None = None) -> tuple[Button, ...]:
        shown = named(organisation.name) if label is None else label
        return (Button(shown, data=f"roles:at:{organisation.id}:0"),)

    def _back(self, organisation: Organisation) -> tuple[Button, ...]:
        return self._to(organisation, self.plain("back"))

    def _what(self, link: Link) -> str:
        if link.cadre is not None:
            return self.plain("for_cadre", name=named(link.cadre.roster_name))
        return "" if link.invite.role is None else self.role(link.invite.role)

    def _line(self, link: Link, zone: tzinfo) -> str:
        invite = link.invite
        moment = invite.expires if invite.used_at is None else invite.used_at
        name = named("" if link.opened_by is None else link.opened_by.name)
        return self.text(
            f"link_{link.state.value}",
            what=self._what(link),
            day=day_of(moment, zone).isoformat(),
            name=name,
        )


def key_of(role: Role) -> str:
    return role.value.replace("-", "_")
