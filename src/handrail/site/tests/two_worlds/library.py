"""Tells worlds, keeps them, and lets an actor go through one after the other."""

from __future__ import annotations

import json
import pickle
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from psycopg import Connection

from handrail.conftest import wipe
from handrail.site.tests.two_worlds.addresses import Atlas, References, references
from handrail.site.tests.two_worlds.crawl import Crawl
from handrail.site.tests.two_worlds.plans import Plan, Story, all_that_happens
from handrail.site.tests.two_worlds.repeatable import MOMENT, repeatable
from handrail.site.tests.two_worlds.snapshots import Snapshot, restore, taken
from handrail.site.tests.two_worlds.visiting import Answer, Visitor
from handrail.site.tests.two_worlds.world import SIGNED_IN, World

Seen = tuple[list[Answer], list[Answer]]


class Library:
    """The worlds of one session, on one database."""

    def __init__(
        self, superuser: Connection[Any], *, sequenced: Callable[[datetime], None], folder: Path
    ) -> None:
        self.superuser, self.sequenced, self.folder = superuser, sequenced, folder
        self._worlds: dict[Story, Snapshot] = {}

    def world(self, story: Story) -> Snapshot:
        """This story's world, told when first asked for."""
        if story not in self._worlds:
            wipe(self.superuser)
            with repeatable() as chance:
                story(World(chance))
                self.sequenced(MOMENT)
            self._worlds[story] = taken(self.superuser)
        return self._worlds[story]

    def known(self, plan: Plan) -> References:
        """What can be asked for in these two worlds."""
        a, b = self.world(plan.a).references, self.world(plan.b).references
        only_a = {
            table: ids - b.get(table, frozenset())
            for table, ids in a.items()
            if not ids <= b.get(table, frozenset())
        }
        if only_a:
            raise ValueError(f"{plan.name}: world A has what B has not, in {sorted(only_a)}")
        return references(a, b)

    @cached_property
    def atlas(self) -> Atlas:
        """Which references and fields each route takes, drawn by one worker of this run for all."""
        drawn, lock = self.folder / "atlas", self.folder / "atlas under way"
        while True:
            if drawn.exists():
                return pickle.loads(drawn.read_bytes())
            try:
                lock.touch(exist_ok=False)
            except FileExistsError:
                time.sleep(0.2)
                continue
            fresh = drawn.with_suffix(".new")
            fresh.write_bytes(pickle.dumps(self._drawn()))
            fresh.replace(drawn)

    def _drawn(self) -> Atlas:
        """What all members together see."""
        atlas = Atlas()
        snapshot = self.world(all_that_happens)
        known = references(snapshot.references, snapshot.references)
        restore(self.superuser, snapshot)
        with repeatable() as chance:
            crawls = [Crawl(Visitor(name, chance), known, atlas=atlas) for name in SIGNED_IN]
            for crawl in crawls:
                crawl.tour()
                crawl.learn()
            for crawl in crawls:
                crawl.probe()
        return atlas

    def seen(self, plan: Plan, **limits: Any) -> Seen:
        """What this plan's actor is answered in world A and in world B."""
        try:
            known, _ = self.known(plan), self.atlas  # before either world is put back
            a, b = (self._crawled(plan, story, known, **limits) for story in (plan.a, plan.b))
            return a, b
        finally:
            wipe(self.superuser)

    def _crawled(self, plan: Plan, story: Story, known: References, **limits: Any) -> list[Answer]:
        restore(self.superuser, self.world(story))
        for left in settings.FILE_UPLOAD_TEMP_DIR.iterdir():
            left.unlink()
        with repeatable() as chance:
            visitor = Visitor(plan.actor, chance)
            return Crawl(visitor, known, atlas=self.atlas, acts=plan.acts, **limits).everything()

    def note(self, plan: Plan, *seen: list[Answer]) -> None:
        """Write down which routes gave an answer, for whichever worker of this run asks."""
        found = {answer.route for answers in seen for answer in answers if answer.is_one}
        self._notes(plan).write_text(json.dumps(sorted(found - {None})))

    def reached(self, plans: Iterable[Plan]) -> set[str] | None:
        """The routes that answered anybody; None until the last of these plans is through."""
        notes = [self._notes(plan) for plan in plans]
        if not all(each.exists() for each in notes):
            return None
        return {route for each in notes for route in json.loads(each.read_text())}

    def _notes(self, plan: Plan) -> Path:
        return self.folder / f"{plan.name} reached"
