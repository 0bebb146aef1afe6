"""Pictures that show when they were taken."""

import time

import numpy

BITS = 24


def stamped(width, height, colour):
    """A picture of one colour whose upper half shows the wall clock in milliseconds.

    24 blocks from left to right, the lowest bit first, white for 1 and black for 0. A few pixels
    change each time besides, as a camera's do.
    """
    picture = numpy.empty((height, width, 3), dtype=numpy.uint8)
    picture[:] = colour
    now = int(1000 * time.time())
    for bit in range(BITS):
        left, right = bit * width // BITS, (bit + 1) * width // BITS
        picture[: height // 2, left:right] = 255 if now >> bit & 1 else 0
    return picture
