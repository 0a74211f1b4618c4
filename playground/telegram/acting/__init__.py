"""Acting as the people of the town, from Python and over HTTP."""
