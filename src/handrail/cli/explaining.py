"""Errors as the shell tells them: one sentence each, or a problem document (RFC 9457) as JSON."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import asdict
from typing import Any

from handrail.cli import rules
from handrail.errors import FailureError, HandrailError, RefusedError
from handrail.site.words import WORDS

ALL_WORDS = ChainMap(rules.WORDS, WORDS)


def sentences(error: HandrailError) -> list[str]:
    """What a person reads: reasons in words, faults with their place, or what to do next."""
    faults = getattr(error, "faults", ())
    if faults:
        return [_at(fault.row, f"{fault.field}: {fault.message}") for fault in faults]
    if isinstance(error, RefusedError):
        return [ALL_WORDS.get(reason, reason) for reason in error.reasons]
    return [str(error)]


def problem(error: HandrailError) -> dict[str, Any]:
    body: dict[str, Any] = {
        "type": f"urn:handrail:problem:{error.code}",
        "title": error.code.replace("_", " "),
        "status": error.status,
        "detail": " ".join(sentences(error)),
        "exit_code": error.exit_code,
    }
    if isinstance(error, RefusedError):
        body |= {"reasons": list(error.reasons), "policies": list(error.policies)}
    faults = getattr(error, "faults", ())
    if faults:
        body["errors"] = [asdict(fault) for fault in faults]
    if isinstance(error, FailureError):
        body["retry"] = error.retry
    return body


def _at(row: int | None, sentence: str) -> str:
    return f"row {row}, {sentence}" if row else sentence
