"""Words about wishes."""

from collections.abc import Sequence

from domain.lengths import shortened
from domain.people import AgeBand, PersonId
from domain.wishes import RATINGS, Wish, WishAction, WishState
from texts.catalogue import Sentences
from texts.words import Button, Words

GLIMPSE = 200
WITHDRAWABLE = frozenset({WishState.OPEN, WishState.CLAIMED})


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

    def for_readers(self, wish: Wish, reader: PersonId | None = None) -> Words:
        """The wish as its cadre and deputies see it, with the buttons that fit its state."""
        if not wish.text:
            return Words(self.text("for_readers_erased"))
        theirs = wish.state is WishState.CLAIMED and wish.helper == reader
        name = "yours" if theirs else wish.state.value
        return Words(self.text(f"for_readers_{name}", text=wish.text), self._acts(wish))

    def _acts(self, wish: Wish) -> tuple[tuple[Button, ...], ...]:
        done = Button(self.plain("done"), data=f"wish:done:{wish.id}")
        match wish.state:
            case WishState.OPEN:
                return ((Button(self.plain("claim"), data=f"wish:claim:{wish.id}"), done),)
            case WishState.CLAIMED:
                return ((done, Button(self.plain("release"), data=f"wish:release:{wish.id}")),)
            case _:
                return ()

    def nothing_to_do(self) -> Words:
        """To a cadre or administrator."""
        return Words(self.text("nothing_to_do"))

    def more_to_do(self, count: int) -> Words:
        """Under a list that does not show all of them."""
        return Words(self.text("more_to_do", count=count))

    def claimed(self, wish: Wish) -> Words:
        return Words(self.text("claimed", text=glimpse(wish)))

    def released(self, wish: Wish) -> Words:
        return Words(self.text("released", text=glimpse(wish)))

    def fulfilled(self, wish: Wish) -> Words:
        """Is it so? One tap answers and rates."""
        rate = tuple(
            Button(f"{rating} ⭐", data=f"wish:confirm:{wish.id}:{rating}") for rating in RATINGS
        )
        not_yet = Button(self.plain("not_yet"), data=f"wish:notyet:{wish.id}")
        return Words(self.text("fulfilled", text=glimpse(wish)), (rate, (not_yet,)))

    def confirmed(self) -> Words:
        """Thanks to the wisher for the tap."""
        return Words(self.text("confirmed"))

    def noted_not_yet(self) -> Words:
        return Words(self.text("noted_not_yet"))

    def withdrawn(self) -> Words:
        return Words(self.text("withdrawn"))

    def answered(self, wish: Wish, action: WishAction) -> Words:
        """To the helper: what the wisher said, or that a colleague was faster."""
        match action:
            case WishAction.CONFIRM:
                rated = wish.rating or RATINGS.stop - 1
                return Words(self.text("answered_confirm", text=glimpse(wish), rating=rated))
            case WishAction.NOT_YET:
                return Words(self.text("answered_not_yet", text=glimpse(wish)), self._acts(wish))
            case WishAction.FULFIL:
                return Words(self.text("answered_fulfil", text=glimpse(wish)))
            case _:
                return Words(self.text("answered_withdraw", text=glimpse(wish)))

    def own(self, wishes: Sequence[Wish]) -> Words:
        """What somebody wished and what has not ended."""
        if not wishes:
            return Words(self.text("own_none"))
        lines = [
            self.text(f"own_{wish.state.value}", number=number, text=glimpse(wish))
            for number, wish in enumerate(wishes, start=1)
        ]
        buttons = tuple(
            (Button(self.plain("withdraw_one", number=number), data=f"wish:withdraw:{wish.id}"),)
            for number, wish in enumerate(wishes, start=1)
            if wish.state in WITHDRAWABLE
        )
        return Words("\n\n".join([self.text("own"), *lines]), buttons)


def glimpse(wish: Wish) -> str:
    return shortened(wish.text, GLIMPSE)
