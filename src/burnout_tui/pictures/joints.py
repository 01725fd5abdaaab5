"""The characters in which the lines of a small picture meet."""

JOINTS = {
    (False, False, False, False): " ",
    (False, False, False, True): "─",
    (False, False, True, True): "─",
    (True, True, False, False): "│",
    (True, True, True, False): "┤",
    (True, True, False, True): "├",
    (True, True, True, True): "┼",
    (False, True, False, True): "╭",
    (False, True, True, True): "┬",
    (True, False, True, False): "╯",
    (True, False, False, True): "╰",
    (True, False, True, True): "┴",
}
"""The character of a cell by the lines that meet in it: from above, below, the left and the right."""
