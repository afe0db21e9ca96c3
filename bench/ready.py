"""Sets Django up for the folder that the environment names. Import it before Handrail's tables."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.site.settings")
django.setup()
