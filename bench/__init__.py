"""What the program must be fast and small enough for, as ratios with floors.

Each module here is one benchmark; `convention.py` says what such a module looks like and
`README.md` how to add one. The long repetitions lie in `soaks/`. Never installed with the program.
"""
