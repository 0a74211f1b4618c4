"""Words about wishes to whoever has one."""

from collections.abc import Sequence

from domain.lengths import on_one_line
from domain.people import AgeBand
from domain.wishes import RATINGS, WITHDRAWABLE, Outcome, Wish, WishState
from texts.catalogue import Sentences, named
from texts.words import Button, Rows, Words

GLIMPSE = 200


class WishWords(Sentences):
    """Section `wishes` of the catalogues. Nobody but the wisher learns whose wish it is."""

    section = "wishes"

    def ask(self) -> Words:
        """The next message is the wish."""
        return Words(self.text("ask"))

    def no_words(self) -> Words:
        """A picture or a voice came without a text."""
        return Words(self.text("no_words"))

    def in_group(self, link: str) -> Words:
        """Here everybody reads along; the button opens the private chat."""
        return Words(self.text("in_group"), ((Button(self.plain("privately"), url=link),),))

    def ask_age(self) -> Words:
        """Of somebody who was never asked; as a reply to the message with the wish."""
        buttons = (Button(self.plain(band.value), data=f"wishage:{band.value}") for band in AgeBand)
        return Words(self.text("ask_age"), tuple((button,) for button in buttons))

    def too_young(self, hotlines: str) -> Words:
        """`hotlines` is HTML: `say.safety.hotlines`."""
        return Words(f"{self.text('too_young')}\n{hotlines}")

    def saved(self, wish: Wish, *, made_known: bool = False) -> Words:
        """Who will read it, and that nobody learns the name."""
        where = "saved_to_office" if wish.cadre is None else "saved"
        parts = [self.text(where)] + [self.text("made_known")] * made_known
        withdraw = Button(self.plain("withdraw"), data=f"wish:withdraw:{wish.id}")
        return Words("\n\n".join(parts), ((withdraw,),))

    def alike(self, wish: Wish, before: Wish) -> Words:
        """Is the new one the same as an own one that has not ended?"""
        same = Button(self.plain("alike_same"), data=f"wish:withdraw:{wish.id}")
        other = Button(self.plain("alike_other"), data=f"wish:both:{wish.id}")
        return Words(self.text("alike", before=glimpse(before)), ((same,), (other,)))

    def both_stay(self) -> Words:
        return Words(self.text("both_stay"))

    def claimed(self, wish: Wish) -> Words:
        return Words(self.text("claimed", text=glimpse(wish)))

    def released(self, wish: Wish) -> Words:
        return Words(self.text("released", text=glimpse(wish)))

    def returned(self, wish: Wish) -> Words:
        """Nobody went on with it for a week."""
        return Words(self.text("returned", text=glimpse(wish)))

    def offered(self, wish: Wish) -> Words:
        """Why its cadre cannot do it, and whether others may read it."""
        agree = Button(self.plain("agree"), data=f"wish:agree:{wish.id}")
        keep = Button(self.plain("keep"), data=f"wish:keep:{wish.id}")
        said = self.text("offered", text=glimpse(wish), reason=wish.reason)
        return Words(said, ((agree,), (keep,)))

    def agreed(self) -> Words:
        return Words(self.text("agreed"))

    def kept(self) -> Words:
        return Words(self.text("kept"))

    def matched(self, wish: Wish, office: str, what: str) -> Words:
        return Words(self.text("matched", text=glimpse(wish), office=named(office), what=what))

    def declined(self, wish: Wish) -> Words:
        """With the reason, which is the wisher's to read."""
        return Words(self.text("declined", text=glimpse(wish), reason=wish.reason))

    def fulfilled(self, wish: Wish) -> Words:
        """Is it so? One tap answers and rates."""
        return Words(self.text("fulfilled", text=glimpse(wish)), self._rated(wish))

    def lapsed(self, wish: Wish) -> Words:
        """Listed as unconfirmed; the tap still works."""
        return Words(self.text("lapsed", text=glimpse(wish)), self._rated(wish))

    def confirmed(self) -> Words:
        """Thanks to the wisher for the tap."""
        return Words(self.text("confirmed"))

    def noted_not_yet(self, wish: Wish) -> Words:
        """Whoever looked after it goes on; or it is open again, or waits for somebody else."""
        if wish.reopened_now:
            return Words(self.text("followed_not"))
        return Words(self.text("not_yet_returned" if wish.returned else "noted_not_yet"))

    def withdrawn(self) -> Words:
        return Words(self.text("withdrawn"))

    def follow_up(self, wish: Wish) -> Words:
        """Four weeks later: one tap."""
        row = tuple(
            Button(self.plain(one.value), data=f"wish:{one.value}:{wish.id}") for one in Outcome
        )
        return Words(self.text("follow_up", text=glimpse(wish)), (row,))

    def followed(self, outcome: Outcome) -> Words:
        return Words(self.text(f"followed_{outcome.value}"))

    def own(self, wishes: Sequence[Wish], *, sums: bool = False) -> Words:
        """What somebody wished and what has not ended, and what happens next; perhaps with a way
        to the sums of an office.
        """
        figures = ((Button(self.plain("sums_button"), data="wishes:sums"),),) if sums else ()
        if not wishes:
            return Words(self.text("own_none"), figures)
        lines = [
            self.text(f"own_{wish.state.value}", number=number, text=glimpse(wish))
            for number, wish in enumerate(wishes, start=1)
        ]
        shown = "\n\n".join([self.text("own"), *lines])
        return Words(shown, (*self._own_buttons(wishes), *figures))

    def _own_buttons(self, wishes: Sequence[Wish]) -> Rows:
        rows = []
        for number, wish in enumerate(wishes, start=1):
            if wish.state is WishState.POOLED:
                label = self.plain("keep_one", number=number)
                rows.append((Button(label, data=f"wish:keep:{wish.id}"),))
            if wish.state in WITHDRAWABLE:
                label = self.plain("withdraw_one", number=number)
                rows.append((Button(label, data=f"wish:withdraw:{wish.id}"),))
        return tuple(rows)

    def _rated(self, wish: Wish) -> Rows:
        rate = tuple(
            Button(f"{rating} ⭐", data=f"wish:confirm:{wish.id}:{rating}") for rating in RATINGS
        )
        return (rate, (Button(self.plain("not_yet"), data=f"wish:notyet:{wish.id}"),))


def glimpse(wish: Wish) -> str:
    return on_one_line(wish.text, GLIMPSE)
