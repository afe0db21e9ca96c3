"""Keys, sealed fields, blind indexes and destruction: content is opened here or nowhere."""
