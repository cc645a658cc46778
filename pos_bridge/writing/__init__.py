"""How words are brought into the few signs that a device knows: cleaned, and spelled in other words."""

from pos_bridge.writing.letters import TIED, Alphabet, cell_width, cells, cleaned, clusters, in_page, lines_of

__all__ = ["TIED", "Alphabet", "cell_width", "cells", "cleaned", "clusters", "in_page", "lines_of"]
