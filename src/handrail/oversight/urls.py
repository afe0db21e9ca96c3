"""Where the log and its checkpoint are. The checkpoint's address is that of C2SP tlog-tiles."""

from __future__ import annotations

from django.urls import path

from handrail.oversight import views

app_name = "oversight"
urlpatterns = [
    path("", views.listed, name="listed"),
    path("checkpoint", views.checkpoint, name="checkpoint"),
]
