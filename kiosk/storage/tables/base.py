"""What all tables share: their collection, how constraints are named, and the usual columns."""

from sqlalchemy import Column, ForeignKey, MetaData, String

from kiosk.storage.column_types import SERIAL

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def id_column(name: str = "id") -> Column[str]:
    return Column(name, String, primary_key=True)


def serial_column(name: str = "seq") -> Column[int]:
    return Column(name, SERIAL, primary_key=True, autoincrement=True)


def part_of_column(name: str, whole: str) -> Column[str]:
    return Column(name, String, ForeignKey(whole, ondelete="CASCADE"), nullable=False)
