"""How anything happens here: who acts, in what scope, and the one way to act and to open content."""
