"""Inspection: the ledger as an inspector reads it, and its public checkpoint."""
