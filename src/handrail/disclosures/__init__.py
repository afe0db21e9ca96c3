"""Going out: which partner is asked, what it is told, and that it is asked before it is told."""
