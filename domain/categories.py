"""What wishes and voices are about: ten categories."""

from enum import StrEnum


class Category(StrEnum):
    """OTHER: whatever belongs to none of the nine."""

    EMPLOYMENT = "employment"
    STUDY = "study"
    HOUSING = "housing"
    HARDSHIP = "hardship"
    SOCIAL = "social"
    HEALTH = "health"
    SKILLS = "skills"
    CULTURE = "culture"
    RIGHTS = "rights"
    OTHER = "other"
