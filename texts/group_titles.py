"""Groups on buttons: those of one title are told apart by how many people are in them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from domain.groups import Group, GroupId
from texts.catalogue import Sentences, named


class GroupTitles(Sentences):
    """Section `group_titles` of the catalogues; all of it plain."""

    section = "group_titles"

    def of(self, groups: Iterable[Group]) -> Mapping[GroupId, str]:
        """Where that is not known, or is the same too, they are numbered as they came."""
        here = sorted(groups, key=lambda one: one.id)
        titles = Counter(one.title for one in here)
        alike = Counter((one.title, one.members) for one in here)
        found: dict[GroupId, str] = {}
        for place, one in enumerate(here):
            if titles[one.title] == 1:
                found[one.id] = named(one.title)
            elif one.members is not None and alike[one.title, one.members] == 1:
                found[one.id] = self.plain("members", title=named(one.title), members=one.members)
            else:
                number = sum(other.title == one.title for other in here[: place + 1])
                found[one.id] = self.plain("number", title=named(one.title), number=number)
        return found
