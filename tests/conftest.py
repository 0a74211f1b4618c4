"""What every test stands on: one hypothesis profile for all machines."""

from hypothesis import settings

# No deadline: a shared machine is sometimes slow, and slowness is measured by `bench`.
# `derandomize`: the suite says the same of the same code; the soaks look for what is new.
# `print_blob`: a failure seen in CI can be repeated here.
settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("house")
