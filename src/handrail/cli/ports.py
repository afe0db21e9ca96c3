"""Ports of this machine: Handrail listens on loopback and nowhere else."""

from __future__ import annotations

import socket

from handrail.errors import FailureError

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8000
QUICKLY = 1.0


def refuse_taken_port(port: int) -> None:
    """Say so before anything starts if somebody listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError as taken:
            raise FailureError(
                f"Port {port} of this machine cannot be used ({taken.strerror}). "
                "Choose another one with --port.",
                retry=False,
            ) from taken


def is_answered(port: int) -> bool:
    try:
        socket.create_connection((LOOPBACK, port), timeout=QUICKLY).close()
    except OSError:
        return False
    return True
