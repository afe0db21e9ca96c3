"""Where the pages of this capability are."""

from __future__ import annotations

from django.urls import path

from handrail.nominations import views

app_name = "nominations"
urlpatterns = [
    path("", views.listed, name="listed"),
    path("import/", views.import_file, name="import"),
    path("imported/", views.imported, name="imported"),
    path("imported/refused/", views.refused_rows, name="refused"),
    path("<uuid:reference>/", views.show, name="show"),
    path("<uuid:reference>/withdraw/", views.withdraw, name="withdraw"),
    path("<uuid:reference>/deconflict/", views.deconflict, name="deconflict"),
]
