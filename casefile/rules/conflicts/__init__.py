"""What a case says that cannot be so, or that another thing it says speaks against."""
