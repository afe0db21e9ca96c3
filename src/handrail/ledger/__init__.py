"""The ledger: proof that outlives the content, in the formats of a C2SP transparency log."""
