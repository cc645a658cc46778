"""What can go wrong with the store itself. `StorageFull` and `StorageBroken` belong to the port: screens answer them."""

from kiosk.use_cases.ports import StorageBroken, StorageError, StorageFull


class ReadOnly(StorageError):
    """A function given to `read` tried to write."""


class Conflict(StorageError):
    """Something else is stored already under a name that must be unique, or a rule of the tables was broken."""


class SchemaTooNew(StorageError):
    """The database was written by a newer version of this program."""


class WrongKey(StorageError):
    """The personal data of this database was sealed with another key."""


class StorageClosed(StorageError):
    """The store was closed."""


__all__ = ["Conflict", "ReadOnly", "SchemaTooNew", "StorageBroken", "StorageClosed", "StorageError", "StorageFull", "WrongKey"]
