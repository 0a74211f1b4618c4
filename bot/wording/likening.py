"""Wishes that sound alike, and what they are about: looked at in a thread, since segmenting burns
more than the event loop can spare; what is found is a hint for a human and is kept nowhere.
"""

import asyncio
from dataclasses import replace

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.wish_notices import WishLooksAlike
from domain.wishes import TO_DO, UNENDED, Wish, WishId
from language.categories import category_of
from language.likeness import similar

MOST = 200  # of one cadre's wishes that are looked at, the longest waiting


async def wish_looks_alike(desk: WordingDesk, notice: WishLooksAlike) -> Outgoing | None:
    """To the wisher, and about own ones only. None: none of them is like it, or it is gone."""
    wish = await desk.view.wishes.get(notice.wish)
    if wish is None or desk.reader is None or wish.wisher != desk.reader.id:
        return None
    own = await desk.view.wishes.of_wisher(desk.reader.id, UNENDED)
    if wish.state not in UNENDED:
        return None
    alike = await near(wish, own)
    if not alike:
        return None
    before = next(one for one in own if one.id == alike[0])
    return message(desk.say.wishes.alike(wish, before))


async def alike_before(desk: WordingDesk, wish: Wish) -> int:
    """How many others that the same cadre side looks after sound like it; not whose they are."""
    if wish.cadre is None:
        return 0
    others = await desk.view.wishes.of_cadre(wish.cadre, TO_DO)
    return len(await near(wish, others[:MOST]))


async def sorted_out(desk: WordingDesk, wish: Wish) -> Wish:
    """With a guess what it is about, where nobody has made one yet."""
    if wish.category is not None:
        return wish
    category = await asyncio.to_thread(category_of, wish.text)
    desk.guessed(wish.id, category)
    return replace(wish, category=category)


async def near(wish: Wish, among: list[Wish]) -> tuple[WishId, ...]:
    others = {one.id: one.text for one in among if one.id != wish.id and one.text}
    return await asyncio.to_thread(similar, wish.text, others) if others else ()


RENDERERS: dict[type, Renderer] = {WishLooksAlike: wish_looks_alike}
