"""The demo: a synthetic pilot of two years, told by the real actions at the times they would happen."""
