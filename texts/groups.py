"""Words about setting up a group, its rights and its welcome."""

from texts.catalogue import Sentences


class GroupWords(Sentences):
    """Section `groups` of the catalogues."""

    section = "groups"
