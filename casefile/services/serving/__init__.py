"""The screens in a browser: the only place that imports aiohttp and textual-serve, which an extra installs."""

__all__ = ["is_installed"]


def is_installed() -> bool:
    """Say whether the packages are there that this needs."""
    try:
        import aiohttp  # noqa: F401
        import textual_serve  # noqa: F401
    except ImportError:
        return False
    return True
