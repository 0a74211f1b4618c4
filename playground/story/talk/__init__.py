"""What the county talks about when nothing is replayed: sentences of our own."""
