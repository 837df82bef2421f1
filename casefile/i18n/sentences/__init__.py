"""One module for each head of the codes (`document.encrypted` is in document.py), loaded when first asked for."""
