"""What may not be there of co-design: votes of what is not open, and sums of what is."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, exists, func, select

from domain.designs import DesignState
from domain.polls import FEWEST_OPTIONS
from storage.tables.designs import design_ideas, design_options, design_votes, designs

OVER = (DesignState.CLOSED.value, DesignState.SHARED.value)


def impossible_designs() -> Iterator[tuple[str, Select[Any]]]:
    """A vote is either somebody's or part of a sum, and never both."""
    asked = select(designs.c.id, designs.c.state)
    is_open = designs.c.state == DesignState.OPEN.value
    own = design_options.c.design_id == designs.c.id
    yield (
        "of no known state",
        asked.where(designs.c.state.not_in([one.value for one in DesignState])),
    )
    offered = select(func.count()).where(own).scalar_subquery()
    yield "without a choice", asked.where(offered < FEWEST_OPTIONS)
    voted = exists().where(design_votes.c.design_id == designs.c.id)
    yield "not open, with votes of people", asked.where(voted, ~is_open)
    summed = exists().where(own, design_options.c.votes != 0)
    yield "added up, and not over", asked.where(summed, designs.c.state.not_in(OVER))
    idea = exists().where(design_ideas.c.design_id == designs.c.id)
    yield "withdrawn, with ideas", asked.where(idea, designs.c.state == DesignState.WITHDRAWN.value)
    place = exists().where(
        design_options.c.design_id == design_votes.c.design_id,
        design_options.c.place == design_votes.c.place,
    )
    votes = select(design_votes.c.design_id, design_votes.c.place)
    yield "voted for what cannot be chosen", votes.where(~place)
