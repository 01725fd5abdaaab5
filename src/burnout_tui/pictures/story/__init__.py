"""The storylines of a film as a chart: order of the lines, their rows, and the cells to draw; knows no Textual."""
