"""Pages without what differs in every answer, so that two of them can be compared."""

from __future__ import annotations

import re
from uuid import uuid4

CSRF = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
JSON = "application/json"


def bare(response):
    """The bytes of a page without its form token."""
    return CSRF.sub(rb"\1", response.content)


def is_nobodys(client, door, reference):
    """Whether what is out of scope answers a door (method, address, what is sent) as if it never was."""
    method, address, sent = door
    given = {"content_type": JSON} if method == "post" and address.startswith("/api/") else {}
    theirs, nobodys = (
        getattr(client, method)(address.format(each), sent, **given)
        for each in (reference, uuid4())
    )
    return (theirs.status_code, bare(theirs)) == (404, bare(nobodys))
