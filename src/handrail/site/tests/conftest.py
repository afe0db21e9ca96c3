"""Fixtures of the browser tests; registered once, because a session has one browser."""

from __future__ import annotations

from handrail.site.tests.browser import browser as browser
from handrail.site.tests.browser import context as context
from handrail.site.tests.browser import page as page
from handrail.site.tests.live import live_server as live_server
from handrail.site.tests.live import sign_in as sign_in
