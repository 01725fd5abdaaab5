"""Provide the server that several tests share."""

from tests.support.serve_host import served

__all__ = ["served"]
