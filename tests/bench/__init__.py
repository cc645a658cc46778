"""The figures of this software, as ratios to a limit or a peer measured in the same run. No test: nothing here asserts a time."""
