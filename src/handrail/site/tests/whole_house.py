"""The whole house at once, for tests that walk it: every module, every kind of class, every rule."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import handrail

ROOT = Path(handrail.__file__).parent
NOT_OURS_TO_LOAD = {"tests", "migrations", "conftest", "__main__"}


@cache
def modules() -> tuple[str, ...]:
    """The names of all modules that run in a centre, each imported."""
    found = pkgutil.walk_packages(handrail.__path__, "handrail.")
    names = [one.name for one in found if not NOT_OURS_TO_LOAD & set(one.name.split("."))]
    for name in names:
        importlib.import_module(name)
    return tuple(names)


def below(kind: type) -> list[type]:
    """Every class of ours below this one."""
    modules()
    direct = [one for one in kind.__subclasses__() if ".tests." not in one.__module__]
    return [found for one in direct for found in (one, *below(one))]


def calls(function: str, *, files: str) -> Iterator[ast.Call]:
    """Every call of a function of this name in the files that match; the shell has its own words."""
    for file in sorted(set(ROOT.glob(files)) - set(ROOT.glob("cli/**/*"))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function:
                yield node


@cache
def obstacles() -> set[str]:
    """The reason codes that anything can give: the names of what `decide` is asked to weigh."""
    return {
        keyword.arg
        for call in calls("decide", files="*/*.py")
        for keyword in call.keywords
        if keyword.arg
    }


@cache
def raised_codes() -> set[str]:
    """The reason codes that are raised outright, as literals."""
    return {
        part.value
        for call in calls("RefusedError", files="*/*.py")
        for argument in call.args[1:]
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }
