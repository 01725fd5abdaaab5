"""The guide's pictures as SVG: the map of the ensemble, and the chart of the storylines."""
