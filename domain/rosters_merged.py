"""Merged cells of a roster: down one column they say the same for each row, across columns nothing
that a row could be read from.
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from domain.rosters import Grid, Line, Merged


def filled_down(grid: Grid, below: int, columns: Collection[int]) -> list[Line]:
    """The lines below that row; what stands in the first of merged cells stands in each."""
    lines = [line for line in grid.lines if line.number > below]
    for column in columns:
        mine = [one for one in grid.merged if column == one.first_column == one.last_column]
        fill(lines, column, sorted(mine, key=lambda one: one.first_row), below, columns)
    return lines


def fill(
    lines: list[Line],
    column: int,
    areas: Sequence[Merged],
    below: int,
    columns: Collection[int],
) -> None:
    """Not where the row is otherwise empty, nor where the cells begin in the header."""
    numbers, done = [line.number for line in lines], below
    for area in areas:
        first = bisect_left(numbers, max(area.first_row, done + 1))
        last = bisect_left(numbers, area.last_row + 1)
        done = max(done, area.last_row)
        if first == last or numbers[first] != area.first_row:
            continue
        for place in range(first + 1, last):
            if any(stands(lines[place], other) for other in columns):
                lines[place] = with_cell(lines[place], column, lines[first])


def with_cell(line: Line, column: int, source: Line) -> Line:
    cells = list(line.cells) + [""] * (column + 1 - len(line.cells))
    cells[column] = source.cells[column] if column < len(source.cells) else ""
    same = {column} & source.formulas
    return replace(line, cells=tuple(cells), formulas=line.formulas | same)


def across(grid: Grid, below: int, columns: Collection[int]) -> Mapping[int, str]:
    """The rows that have cells merged over several columns, with the first of those cells."""
    numbers, found = [line.number for line in grid.lines], dict[int, str]()
    done = below
    for one in sorted(grid.merged, key=lambda one: one.first_row):
        wide = one.first_column < one.last_column
        if not wide or not any(one.first_column <= place <= one.last_column for place in columns):
            continue
        first = bisect_left(numbers, max(one.first_row, done + 1))
        last = bisect_left(numbers, one.last_row + 1)
        found |= dict.fromkeys(numbers[first:last], one.cells)
        done = max(done, one.last_row)
    return found


def stands(line: Line, place: int) -> bool:
    return place in line.formulas or any(map(str.strip, line.cells[place : place + 1]))
