"""Words about joining, consent, leaving, own data."""

from texts.catalogue import Sentences


class PeopleWords(Sentences):
    """Section `people` of the catalogues."""

    section = "people"
