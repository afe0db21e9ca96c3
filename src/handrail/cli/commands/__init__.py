"""One module for each command or family of commands; each reads its words and calls one thing."""
