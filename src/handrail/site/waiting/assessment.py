"""What waits in assessment."""

from __future__ import annotations

from handrail.site.waiting.tasks import Waiting

BY_ROLE: Waiting = {}
