"""Groups on buttons: those of one title are told apart by how many people are in them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from domain.groups import Group, GroupId
from domain.lengths import on_one_line
from texts.catalogue import SHOWN_NAME, Sentences, named


class GroupTitles(Sentences):
    """Section `group_titles` of the catalogues; all of it plain."""

    section = "group_titles"

    def of(self, groups: Iterable[Group], longest: int = SHOWN_NAME) -> Mapping[GroupId, str]:
        """Where that is not known, or is the same too, they are numbered as they came."""
        here = sorted(groups, key=lambda one: one.id)
        titles = Counter(one.title for one in here)
        alike = Counter((one.title, one.members) for one in here)
        found: dict[GroupId, str] = {}
        for place, one in enumerate(here):
            title = named(on_one_line(one.title, longest))
            if titles[one.title] == 1:
                found[one.id] = title
            elif one.members is not None and alike[one.title, one.members] == 1:
                found[one.id] = self.plain("members", title=title, members=one.members)
            else:
                number = sum(other.title == one.title for other in here[: place + 1])
                found[one.id] = self.plain("number", title=title, number=number)
        return found
