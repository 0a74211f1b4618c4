"""What somebody is handed out of what is held about them: no table is forgotten."""

from sqlalchemy import String

from storage.people.my_data import IN_PASSING, WRITTEN, places
from storage.tables import metadata

# These hang on a position, and stay with the office when its holder goes.
OF_THE_OFFICE = {"groups", "invites", "activities", "recurring_activities"}


def test_words_that_hang_on_somebodys_row_are_theirs_or_the_offices() -> None:
    own = {table.name for table, column in places() if column.name not in IN_PASSING}
    hanging = {
        table.name
        for table in metadata.sorted_tables
        if table.name not in own
        and any(isinstance(column.type, String) for column in table.columns)
        and any(key.column.table.name in own - {"people"} for key in table.foreign_keys)
    }
    assert hanging == OF_THE_OFFICE | {table.name for table, _, _ in WRITTEN}
