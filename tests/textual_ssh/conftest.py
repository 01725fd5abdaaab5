"""The host that several tests share."""

from tests.support.ssh_server import house

__all__ = ["house"]
