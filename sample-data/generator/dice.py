"""Chance that repeats itself: the same seed and purpose give the same draws on every machine.

Only getrandbits() of the standard generator is used, because it is the part whose sequence is promised not to change
between versions of Python; shuffle() and choice() have changed before.
"""

import random


class Dice:
    """A stream of draws for one purpose; streams of different purposes do not disturb each other."""

    def __init__(self, seed, purpose):
        self._bits = random.Random("%d/%s" % (seed, purpose)).getrandbits

    def below(self, n):
        """A whole number from 0 to n - 1. The bias of the remainder is under n / 2**32."""
        return self._bits(32) % n

    def between(self, low, high):
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def chance(self, hits, out_of):
        """True in `hits` of `out_of` draws, on average."""
        return self.below(out_of) < hits

    def pick(self, values):
        """One of a list, all alike."""
        return values[self.below(len(values))]

    def pick_early(self, values):
        """One of a sorted list, the early ones more likely: most things are done soon, a few drag on."""
        share = self.below(1 << 16)
        return values[(share * share >> 16) * len(values) >> 16]

    def pick_weighted(self, counts):
        """A key of [(key, weight), ...]."""
        at = self.below(sum(weight for _, weight in counts))
        for key, weight in counts:
            at -= weight
            if at < 0:
                return key
        raise AssertionError("weights are positive")

    def shuffled(self, values):
        """A new list of the same values in another order (Fisher and Yates)."""
        result = list(values)
        for last in range(len(result) - 1, 0, -1):
            other = self.below(last + 1)
            result[last], result[other] = result[other], result[last]
        return result

    def deck(self, counts):
        """A shuffled list that holds each key of [(key, count), ...] exactly count times."""
        return self.shuffled([key for key, count in counts for _ in range(count)])
