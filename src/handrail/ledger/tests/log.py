"""A small log in the database: written by the web's role, sequenced by its own, and tampered with."""

from __future__ import annotations

from contextlib import contextmanager

from django.db import connections, transaction

from handrail.ledger.append import append
from handrail.ledger.sequencer import sequence
from handrail.ledger.tests.cast import NOON, SIGNER, entries
from handrail.ledger.verify import verify

STEPS = (3, 7, 8, 12)
TABLES = ("ledger_entry", "ledger_waiting", "ledger_sequenced", "ledger_checkpoint")


def appended(*added):
    with transaction.atomic():
        append(added)


def sequenced(signer=SIGNER, **rest):
    return sequence(connections["sequencer"], signer=signer, **({"at": NOON} | rest))


def verdict(**rest):
    return verify(connections["sequencer"], verifier=SIGNER.verifier, **rest)


def found(**rest):
    return [(fault.wrong, fault.first, fault.end) for fault in verdict(**rest).faults]


def a_log(steps=STEPS):
    """A log with a checkpoint at each of these sizes."""
    for since, until in zip((0, *steps), steps, strict=False):
        appended(*entries(until - since, since=since))
        sequenced()


@contextmanager
def behind_the_walls(superuser):
    """What is done in here passes by every trigger, as only a dishonest operator could."""
    with superuser.transaction():
        superuser.execute("SET LOCAL session_replication_role = replica")
        yield superuser


def copied(superuser):
    """All rows of the ledger, to put back after a tampering."""
    return {table: superuser.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}


def put_back(superuser, rows):
    with behind_the_walls(superuser):
        for table, kept in rows.items():
            superuser.execute(f"DELETE FROM {table}")
            for row in kept:
                values = ", ".join(["%s"] * len(row))
                superuser.execute(f"INSERT INTO {table} VALUES ({values})", row)
