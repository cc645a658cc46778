"""Hostile input in numbers that no test run has time for: `python -m tests.fuzz` (`make fuzz`). Prints its seed."""
