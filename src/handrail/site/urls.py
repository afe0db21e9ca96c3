"""Every address of the centre, capability by capability."""

from __future__ import annotations

from django.urls import include, path

from handrail.site import case_pages, views
from handrail.site.api import api

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("handrail.members.urls")),
    path("nominations/", include("handrail.nominations.urls")),
    path("cases/", include((case_pages.urlpatterns, "cases"))),
    path("people/", include("handrail.people.urls")),
    path("disclosures/", include("handrail.disclosures.urls")),
    path("actions/", include("handrail.support.urls")),
    path("ledger/", include("handrail.oversight.urls")),
    path("api/", api.urls),
    path("health", views.health, name="health"),
]

handler404 = "handrail.site.views.not_found"
handler500 = "handrail.site.views.broken"
