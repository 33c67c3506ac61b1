"""How long a PostgreSQL that is gone, or that nothing comes back from, is waited for."""

from __future__ import annotations

# A resident waits for 3 s at most: connections give up before that.
POSTGRESQL = {
    "connect_timeout": "2",
    "tcp_user_timeout": "2000",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "2",
    "application_name": "kontaktlots",
}
"""What libpq is told with the address of a database."""
