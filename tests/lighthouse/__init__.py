"""Lighthouse judges the pages of the example community, as a slow phone would see them."""
