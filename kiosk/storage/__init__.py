"""The room of the database: tables, repositories, transactions, migrations. Fulfils the storage ports of the use cases.

store = open_store("sqlite:///store.db", key, clock)
order = store.write(lambda uow: place_order(uow, ...))
"""

from kiosk.storage.opening import open_store, upgrade

__all__ = ["open_store", "upgrade"]
