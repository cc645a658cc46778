"""The console of store IT: the shop as it stands, its devices and faults. One file for each subject."""
