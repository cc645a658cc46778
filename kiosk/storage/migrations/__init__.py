"""The history of the schema, one file per step, and the way up."""
