"""The standard descriptors of a process: 0, 1 and 2."""

import os


def open_standard_descriptors() -> None:
    """Open the null device in place of each standard descriptor that is closed.

    Otherwise the next file or socket would get its number, and what is written for the terminal would go there. It is
    opened for reading only, so that writing still fails: output that is lost must not look written.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDONLY), True)  # the lowest number that is free: this one
