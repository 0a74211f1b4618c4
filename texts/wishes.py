"""Words about wishes."""

from texts.catalogue import Sentences


class WishWords(Sentences):
    """Section `wishes` of the catalogues."""

    section = "wishes"
