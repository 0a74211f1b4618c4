"""What can happen in the town, whoever causes it: each changes the state and tells the bots."""
