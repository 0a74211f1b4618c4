"""Long repetitions: kills, races, random walks and simulated years, for as long as one likes.

The suite runs the same code with few rounds; `make soak` runs it with many.
"""
