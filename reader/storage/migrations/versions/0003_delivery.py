"""How a feed's articles are told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; feeds kept before are told as all others."""
    op.add_column("feed", sa.Column("delivery", sa.Text))
