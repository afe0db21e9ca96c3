"""Steps by name: a function that is given a story and does one thing by one real action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Step = TypeVar("Step", bound=Callable[[Any], None])
STEPS: dict[str, Callable[[Any], None]] = {}


def step(function: Step) -> Step:
    """Let lives name this function. A name stands for one step."""
    if function.__name__ in STEPS:
        raise ValueError(f"there are two steps called {function.__name__}")
    STEPS[function.__name__] = function
    return function
