"""Words about wishes to whoever looks after them: cards, lists, and what has waited."""

from collections.abc import Sequence

from domain.categories import Category
from domain.lengths import on_one_line
from domain.resources import Resource
from domain.wish_lists import Shelf, WishCard, WishPage
from domain.wishes import RATINGS, Wish, WishAction, WishState
from texts.catalogue import Sentences, named
from texts.wishes import glimpse
from texts.words import Button, Rows, Words

LINE = 60
LABEL = 24
IN_A_ROW = 4
SORTABLE = frozenset(
    {
        *(WishState.OPEN, WishState.CLAIMED, WishState.OFFERED, WishState.POOLED),
        *(WishState.MATCHED, WishState.FULFILLED),
    }
)


class WishCardWords(Sentences):
    """Section `wishes` of the catalogues. Nobody but the wisher learns whose wish it is."""

    section = "wishes"

    def card(self, card: WishCard, shelf: Shelf | None = None) -> Words:
        """As it is now, with the buttons that fit; with a way back to the list it came from."""
        wish = card.wish
        if not wish.text:
            return Words(self.text("for_readers_erased"))
        name = "yours" if self._yours(card) else wish.state.value
        parts = [self.text(f"for_readers_{name}", text=wish.text), *self._about(card)]
        back = () if shelf is None else (self._back(shelf),)
        return Words("\n".join(parts), (*self._acts(card), *back))

    def gone(self) -> Words:
        """It is not before its reader any more: the card says nothing of it."""
        return Words(self.text("for_readers_gone"))

    def answered(self, card: WishCard, action: WishAction) -> Words:
        """To the helper: what the wisher said, or that a colleague was faster."""
        wish = card.wish
        match action:
            case WishAction.CONFIRM:
                rated = wish.rating or RATINGS.stop - 1
                return Words(self.text("answered_confirm", text=glimpse(wish), rating=rated))
            case WishAction.NOT_YET | WishAction.KEEP:
                name = "answered_not_yet" if action is WishAction.NOT_YET else "answered_keep"
                return Words(self.text(name, text=glimpse(wish)), self._acts(card))
            case (
                WishAction.FULFIL
                | WishAction.AGREE
                | WishAction.OFFER
                | WishAction.RELEASE
                | WishAction.DECLINE
            ):
                return Words(self.text(f"answered_{action.value}", text=glimpse(wish)))
            case _:
                return Words(self.text("answered_withdraw", text=glimpse(wish)))

    def returned(self, card: WishCard) -> Words:
        """To whoever had it for a week."""
        return Words(self.text("returned_helper", text=glimpse(card.wish)), self._acts(card))

    def lapsed(self, wish: Wish) -> Words:
        return Words(self.text("lapsed_helper", text=glimpse(wish)))

    def pooled(self, card: WishCard) -> Words:
        """To the office: with the reason of its cadre."""
        wish = card.wish
        said = self.text("pooled", text=wish.text, reason=wish.reason)
        return Words("\n".join([said, *self._category(wish)]), self._acts(card))

    def reopened(self) -> Words:
        """To the office: without its text, which only the cadre side reads."""
        return Words(self.text("reopened"))

    def ask_reason(self, what: str) -> Words:
        return Words(self.text(f"{what}_ask"))

    def reasoned(self, wish: Wish) -> Words:
        name = "offered_done" if wish.state is WishState.OFFERED else "declined_done"
        return Words(self.text(name, text=wish.reason))

    def fitting(self, wish: int, text: str, resources: Sequence[Resource]) -> Words:
        """Which of the own office's resources shall it be?"""
        back = (Button(self.plain("to_list"), data=f"wish:look:{wish}"),)
        if not resources:
            return Words(self.text("match_none"), (back,))
        rows = tuple(
            (
                Button(
                    self.plain("match_button", what=on_one_line(one.what, LABEL), free=one.free),
                    data=f"wish:take:{wish}:{one.id}",
                ),
            )
            for one in resources
        )
        return Words(self.text("match_which", text=on_one_line(text, 200)), (*rows, back))

    def to_sort(self, wish: Wish) -> Words:
        """Ten categories, one tap."""
        buttons = [
            Button(self._name(one), data=f"wish:as:{wish.id}:{number}")
            for number, one in enumerate(Category)
        ]
        return Words(self.text("sort_ask", text=glimpse(wish)), in_rows(buttons, 2))

    def page(self, page: WishPage) -> Words:
        """One shelf, and the ways to the others."""
        head = [self.text(f"list_{page.shelf.value}")]
        if page.category is not None:
            head.append(self.text("list_of", category=self._name(page.category)))
        dated = zip(page.wishes, page.days, strict=False)
        lines = [
            self._line(number, one, days, page) for number, (one, days) in enumerate(dated, start=1)
        ]
        parts = ["\n".join(head), *lines, self.text("list_how" if lines else "list_none")]
        numbers = [
            Button(str(number), data=f"wish:look:{one.id}")
            for number, one in enumerate(page.wishes, start=1)
        ]
        return Words("\n\n".join(parts), (*in_rows(numbers, IN_A_ROW), *self._around(page)))

    def categories(self, shelf: Shelf) -> Words:
        buttons = [
            Button(self._name(one), data=f"wishes:{shelf.value}:{one.value}:0") for one in Category
        ]
        everything = Button(self.plain("all_categories"), data=f"wishes:{shelf.value}:all:0")
        return Words(self.text("which_category"), (*in_rows(buttons, 2), (everything,)))

    def due(self, waiting: Sequence[WishCard], held: Sequence[WishCard]) -> Words:
        """In the morning: what has waited for days, and what goes back if nothing happens."""
        parts = []
        if waiting:
            longest = max(one.days for one in waiting)
            parts.append(self.text("due_open", count=len(waiting), days=longest))
            parts += self._lines(waiting)
        if held:
            parts.append(self.text("due_held", count=len(held)))
            parts += self._lines(held)
        shelf = Shelf.OPEN if waiting else Shelf.MINE
        show = Button(self.plain("open_list"), data=f"wishes:{shelf.value}:all:0")
        return Words("\n".join(parts), ((show,),))

    def left(self, office: str, count: int, pooled: int) -> Words:
        """To an office: of what is not in the pool only how many."""
        parts = [self.text("left", office=named(office), count=count)] if count else []
        parts += [self.text("left_pool", count=pooled)] if pooled else []
        show = Button(self.plain("open_list"), data=f"wishes:{Shelf.POOL.value}:all:0")
        return Words("\n".join(parts), ((show,),) if pooled else ())

    def _name(self, category: Category | None) -> str:
        return self.plain(f"category_{'unknown' if category is None else category.value}")

    def _lines(self, cards: Sequence[WishCard], most: int = 5) -> list[str]:
        return [
            self.text("due_line", text=on_one_line(one.wish.text, LINE)) for one in cards[:most]
        ]

    def _yours(self, card: WishCard) -> bool:
        return card.theirs and card.wish.state is WishState.CLAIMED

    def _about(self, card: WishCard) -> list[str]:
        wish, lines = card.wish, []
        if wish.reason and wish.state in {
            *(WishState.OFFERED, WishState.POOLED, WishState.MATCHED, WishState.DECLINED),
        }:
            lines.append(self.text("reason_line", reason=wish.reason))
        if card.resource is not None:
            lines.append(self.text("resource_line", what=card.resource.what))
        lines += self._category(wish)
        if wish.returned:
            lines.append(self.text("reopened_line" if wish.reopened_now else "returned_line"))
        elif card.days and wish.state in {WishState.OPEN, WishState.POOLED}:
            lines.append(self.text("waits_line", days=card.days))
        if card.similar:
            lines.append(self.text("similar_line", count=card.similar))
        return lines

    def _category(self, wish: Wish) -> list[str]:
        if wish.category is None:
            return []
        name = "category_line" if wish.sorted_by_hand else "category_guess_line"
        return [self.text(name, category=self._name(wish.category))]

    def _acts(self, card: WishCard) -> Rows:
        wish = card.wish
        claim, done = self._button("claim", wish), self._button("done", wish)
        release, sort = self._button("release", wish), self._button("sort", wish)
        offer, match = self._button("offer", wish), self._button("match", wish)
        decline = self._button("decline", wish)
        rows: Rows = ()
        match wish.state:
            case WishState.OPEN:
                rows = ((claim, done), (offer,))
            case WishState.CLAIMED:
                rows = ((done, release), *(((offer,),) if wish.pool is None else ()))
            case WishState.OFFERED:
                rows = ((claim, done),)
            case WishState.POOLED:
                rows = ((claim, match), (decline,)) if card.matches else ((claim,),)
            case WishState.MATCHED:
                rows = ((done, release), (decline,)) if card.matches else ((done, release),)
            case _:
                return ()
        return (*rows, (sort,)) if wish.state in SORTABLE else rows

    def _button(self, name: str, wish: Wish) -> Button:
        return Button(self.plain(name), data=f"wish:{name}:{wish.id}")

    def _line(self, number: int, wish: Wish, days: int, page: WishPage) -> str:
        category = self._name(wish.category)
        if page.shelf is Shelf.DONE:
            state = self.plain(f"state_{wish.state.value}")
            about = self.plain("about_state", category=category, state=state)
        elif wish.returned:
            about = self.plain(
                "about_reopened" if wish.reopened_now else "about_top", category=category
            )
        elif wish.state is WishState.OFFERED:
            about = self.plain("about_offered", category=category)
        elif page.shelf is Shelf.MINE and wish.helper != page.reader:
            about = self.plain("about_colleague", category=category, days=days)
        else:
            about = self.plain("about_days", category=category, days=days)
        text = on_one_line(wish.text, LINE)
        return self.text("list_line", number=number, text=text, about=about)

    def _around(self, page: WishPage) -> Rows:
        here = f"wishes:{page.shelf.value}:{'all' if page.category is None else page.category}"
        turns = []
        if page.number:
            turns.append(Button(self.plain("before"), data=f"{here}:{page.number - 1}"))
        if page.more:
            turns.append(Button(self.plain("next"), data=f"{here}:{page.number + 1}"))
        shelves = [
            Button(
                self.plain(f"shelf_{one.value}", count=page.counts.get(one, 0)),
                data=f"wishes:{one.value}:all:0",
            )
            for one in Shelf
            if one is not page.shelf
        ]
        more = [Button(self.plain("by_category"), data=f"wishes:sorts:{page.shelf.value}")]
        more.append(Button(self.plain("sums_button"), data="wishes:sums"))
        if page.keeps_resources:
            more.append(Button(self.plain("resources"), data="resource:list"))
        if page.own_wishes:
            more.append(Button(self.plain("own_button"), data="wishes:own"))
        return (*((tuple(turns),) if turns else ()), tuple(shelves), tuple(more))

    def _back(self, shelf: Shelf) -> tuple[Button, ...]:
        return (Button(self.plain("to_list"), data=f"wishes:{shelf.value}:all:0"),)


def in_rows(buttons: Sequence[Button], size: int) -> Rows:
    return tuple(tuple(buttons[at : at + size]) for at in range(0, len(buttons), size))
