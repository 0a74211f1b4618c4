"""Words about invites, roles, starting as a cadre or administrator."""

from texts.catalogue import Sentences


class OrganisationWords(Sentences):
    """Section `organisations` of the catalogues."""

    section = "organisations"
