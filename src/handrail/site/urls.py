"""Every address of the centre, capability by capability."""

from __future__ import annotations

from django.urls import include, path

from handrail.site import agreement_pages, case_pages, note_page, views
from handrail.site.api import api

urlpatterns = [
    path("", views.first, name="home"),
    path("", include("handrail.members.urls")),
    path("start/", include("handrail.site.start.urls")),
    path("nominations/", include("handrail.nominations.urls")),
    path("cases/", include((case_pages.urlpatterns, "cases"))),
    path("people/", include("handrail.people.urls")),
    path("disclosures/<uuid:reference>/note/", note_page.note, name="note"),
    path("disclosures/", include("handrail.disclosures.urls")),
    path("actions/", include("handrail.support.urls")),
    path("questions/", include("handrail.questions.urls")),
    path("safety/", include("handrail.safety.urls")),
    path("awareness/", include("handrail.awareness.urls")),
    path("agreement/", include("handrail.voluntary.urls")),
    path("agreement/", include((agreement_pages.urlpatterns, "agreement"))),
    path("risks/", include("handrail.risk.urls")),
    path("contributions/", include("handrail.contributions.urls")),
    path("needs/", include("handrail.assessment.urls")),
    path("meetings/", include("handrail.meetings.urls")),
    path("reviews/", include("handrail.reviews.urls")),
    path("costs/", include("handrail.evaluation.urls")),
    path("", include("handrail.oversight.urls")),
    path("api/", api.urls),
    path("health", views.health, name="health"),
]

handler404 = "handrail.site.views.not_found"
handler500 = "handrail.site.views.broken"
