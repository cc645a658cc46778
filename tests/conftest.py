"""For all tests."""

from hypothesis import settings

# Machines that test are busy: how long one example takes says nothing here. A failure prints what repeats it.
settings.register_profile("store", deadline=None, print_blob=True)
settings.load_profile("store")
