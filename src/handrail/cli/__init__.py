"""The command line: one of the four doors, with the same actions and policies as the others."""
