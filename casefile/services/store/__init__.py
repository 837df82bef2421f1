"""The store of cases: a folder each, TinyDB inside, and promises about what survives (docs: storage)."""
