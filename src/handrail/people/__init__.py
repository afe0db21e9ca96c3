"""The person the centre may support: identity, sealed, and 'possibly the same person'."""
