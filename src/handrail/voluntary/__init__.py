"""Support is voluntary: agreement asked, given, refused, withdrawn; and the advocate (R20, R21)."""
