"""Pages of oversight: the log, the twelve questions, clocks, set-up and the evaluation."""
