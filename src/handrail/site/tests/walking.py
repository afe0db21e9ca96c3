"""Walks a journey by its own data: signs in by its buttons, does its moves, sees what it promises.

By mouse, or by keyboard alone: then everything is reached by focus and used by a key.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Locator, Page

from handrail.site.start.journeys import Journey, Move, Step
from handrail.site.tests.browser import axe


@dataclass
class Walker:
    """Somebody who follows a journey, step by step."""

    page: Page
    address: str
    today: date
    meanwhile: Callable[[], object]  # what the worker does between two steps
    has_mouse: bool = True

    def walk(self, journey: Journey) -> None:
        for number, step in enumerate(journey.steps, start=1):
            self.meanwhile()
            self.page.goto(f"{self.address}/start/{journey.slug}/")
            if number == 1:
                self._look()
            self._use(self.page.get_by_role("button", name=f"Sign in for step {number} as"))
            self._take(step)

    def _take(self, step: Step) -> None:
        for move in step.moves:
            self._make(move)
        if step.see:
            self.page.get_by_text(step.see).first.wait_for()
        self._look()

    def _look(self) -> None:
        """Every page that is come to passes axe: once, because the keyboard leads to the same."""
        if self.has_mouse:
            axe(self.page)

    def _make(self, move: Move) -> None:
        page = self.page
        match move.kind:
            case "link":
                self._leave(self._named("link", move.name))
            case "row":
                row = page.get_by_role("row").filter(has_text=move.name)
                self._leave(row.get_by_role("link").first)
            case "press":
                self._leave(self._pressed(move.name))
            case "tick":
                self._choose(page.get_by_label(move.name, exact=True))
            case "choose":
                asked = page.get_by_role("group", name=move.name)
                self._choose(self._answer(asked, move.value))
            case "select":
                self._select(page.get_by_label(move.name, exact=True), move.value)
            case "fill":
                self._write(page.get_by_label(move.name, exact=True), move.value_on(self.today))

    def _named(self, role, name: str) -> Locator:
        return self.page.get_by_role(role, name=re.compile(f"^{re.escape(name)}")).first

    def _pressed(self, name: str) -> Locator:
        """By its whole name; what follows a colon is for those who cannot see what it stands by."""
        return self.page.get_by_role(
            "button", name=re.compile(rf"^{re.escape(name)}\s*($|:)")
        ).first

    def _answer(self, asked: Locator, value: str) -> Locator:
        """By its whole name, or by what stands before its first comma: a day or a place follows."""
        return asked.get_by_label(re.compile(rf"^\s*{re.escape(value)}\s*($|,)")).first

    def _leave(self, what: Locator) -> None:
        what.wait_for()
        self._look()
        self._use(what)

    def _use(self, what: Locator) -> None:
        if self.has_mouse:
            what.click()
        else:
            what.focus()
            what.press("Enter")
        self.page.wait_for_load_state()

    def _write(self, where: Locator, text: str) -> None:
        if self.has_mouse:
            where.fill(text)
        else:
            where.focus()
            where.press("Control+A")  # what stands there already is replaced
            self.page.keyboard.type(text)

    def _select(self, where: Locator, item: str) -> None:
        if self.has_mouse:
            where.select_option(label=item)
        else:
            where.focus()
            self.page.keyboard.type(item)

    def _choose(self, what: Locator) -> None:
        if self.has_mouse:
            what.check()
        else:
            what.focus()
            what.press("Space")
