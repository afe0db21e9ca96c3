"""The demo's start page: who can sign in, and journeys to try. There on the demo's data only."""
