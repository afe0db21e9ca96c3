"""Statutory and agreed clocks: the London calendar, the rows, the sweep and its watchdog."""
