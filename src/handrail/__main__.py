"""Runs the command line as `python -m handrail`."""

from __future__ import annotations

from handrail.cli.main import main

if __name__ == "__main__":
    main()
