"""Figures and how they are told: a target, a peer where one was measured, and whether it is met."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

PEER = "a well-known open case-management system, measured earlier on the same kind of machine"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One thing measured. Without a target it is told for the reader, and cannot fail."""

    what: str
    value: float
    unit: str
    target: float | None = None
    peer_value: float | None = None

    @property
    def ok(self) -> bool:
        """Whether it is at or under its target."""
        return self.target is None or self.value <= self.target

    @property
    def ratio(self) -> float | None:
        """How many times the peer's figure this one is; under 1 is better."""
        return round(self.value / self.peer_value, 2) if self.peer_value else None

    def as_json(self) -> dict[str, Any]:
        """As `handrail bench` prints it."""
        kept = asdict(self) | {"value": round(self.value, 2)}
        peer = PEER if self.peer_value else None
        return kept | {"peer": peer, "ratio": self.ratio, "ok": self.ok}


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def table(figures: Iterable[dict[str, Any]]) -> str:
    """The figures, as `as_json` tells them, for a reader at a terminal."""
    lines = [f"{'what':<45} {'value':>9} {'unit':<7} {'target':>7} {'peer':>7}"]
    lines += [
        f"{each['what']:<45} {each['value']:>9.2f} {each['unit']:<7} {_or_dash(each['target'])} "
        f"{_or_dash(each['peer_value'])} {'' if each['ok'] else ' MISSED'}"
        for each in figures
    ]
    return "\n".join([*lines, f"peer: {PEER}"])


def percentile(values: Iterable[float], percent: int) -> float:
    """The value that this many in a hundred are at or under."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def _or_dash(value: float | None) -> str:
    return f"{'-' if value is None else format(value, 'g'):>7}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())
