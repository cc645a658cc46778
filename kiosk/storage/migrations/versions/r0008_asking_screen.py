"""Of which kind of station the page is that asks for a key."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("pair_requests", sa.Column("screen", sa.String(), nullable=True))
