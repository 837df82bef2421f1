"""casefile: an Express Entry application kept in order, on one's own computer."""

__version__ = "0.1.0"
