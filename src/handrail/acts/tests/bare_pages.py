"""Pages without what differs in every answer, so that two of them can be compared."""

from __future__ import annotations

import re

CSRF = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')


def bare(response):
    """The bytes of a page without its form token."""
    return CSRF.sub(rb"\1", response.content)
