"""The printed checklist: a page made of an assessment, as PDF, web page, Markdown, text or table."""

from casefile.services.printing.model import build_page
from casefile.services.printing.render import FORMATS, Rendered, render

__all__ = ["FORMATS", "Rendered", "build_page", "render"]
