"""What a feed's entry said when it was last read, and the address of a feed's site."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; what was kept before has neither."""
    op.add_column("sighting", sa.Column("digest", sa.String(64)))
    op.add_column("feed", sa.Column("site", sa.Text))
