"""One file per kind of product; each has its BOX (the viewBox all its pictures share) and `draw`."""
