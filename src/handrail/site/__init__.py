"""The house around the capabilities: settings, middleware, home and the look of the pages."""
