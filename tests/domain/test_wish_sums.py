"""Sums of wishes: what few people stand behind is never shown, nor what subtracting would tell."""

from hypothesis import given
from hypothesis import strategies as st

from domain.categories import Category
from domain.wish_sums import FEW, WishSums, shown

C = Category


def of(wishers: int, wishes: int | None = None) -> WishSums:
    return WishSums(wishes=wishes or wishers, waiting=1, wishers=wishers)


def test_few_wishers_leave_an_office_nothing_and_their_own_side_the_number() -> None:
    few, enough = of(FEW - 1), of(FEW)
    assert shown(few, [(C.STUDY, few)], own=False).total is None
    own = shown(few, [(C.STUDY, few)], own=True)
    assert own.total is not None
    assert (own.total.wishes, own.total.confirmed, own.of) == (4, 0, ())
    assert shown(enough, [(C.STUDY, enough)], own=False).of == ((C.STUDY, enough),)
    assert shown(WishSums(), [], own=True).total is None


def test_one_small_category_takes_another_one_along() -> None:
    """Or it could be had by subtracting."""
    categories = [(C.STUDY, of(9)), (C.HEALTH, of(6)), (C.RIGHTS, of(1))]
    found = shown(of(16), categories, own=False)
    assert [category for category, _ in found.of] == [C.STUDY]
    assert found.others == of(6) + of(1)


@given(st.dictionaries(st.sampled_from(list(C)), st.integers(1, 30), max_size=10))
def test_nothing_shown_or_left_over_is_of_few(wishers: dict[Category, int]) -> None:
    total = sum((of(one) for one in wishers.values()), WishSums())
    found = shown(total, [(one, of(many)) for one, many in wishers.items()], own=False)
    if found.total is None:
        return
    assert all(sums.wishers >= FEW for _, sums in found.of)
    left = total.wishers - sum(sums.wishers for _, sums in found.of)
    assert left == 0 or left >= FEW
