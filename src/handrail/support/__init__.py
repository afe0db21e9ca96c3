"""Support that is agreed and delivered. No task here is ever to watch somebody."""
