"""Raising, owning and passing on: every act about a risk."""
