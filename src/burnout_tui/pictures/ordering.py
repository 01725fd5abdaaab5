"""The order of boxes and passing lines in each row, with few crossings."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from burnout_tui.pictures.shapes import Pair, Rows

_SWEEPS = 6
"""Passes of the barycentre method for each start."""
_ROUNDS = 4
"""Rounds of sifting for each start, each over all rows."""

Block = list[int]
"""Nodes that stay next to each other: a passing line, a character, or characters linked side by side."""


class RowOrder:
    """Characters and passing lines in rows. Nodes are numbers; those of characters come first.

    A link between neighbours in a row runs straight between them; another link within a row turns in the channel above
    or below the row. A link over several rows has a node in each row that it passes.
    """

    def __init__(
        self,
        rows: Rows,
        pairs: Iterable[Pair],
        free: Collection[str] | None = None,
        places: Mapping[str, float] | None = None,
    ) -> None:
        """Take the characters of each row. If ``free`` is given, all others keep their order.

        ``places`` are the places across, from 0 to 1, at which the search begins.
        """
        self.names = [name for row in rows for name in row]
        number = {name: place for place, name in enumerate(self.names)}
        self.row_of = [place for place, row in enumerate(rows) for _ in row]
        self._place = [0.0] * len(self.names)
        for row in rows:
            for place, name in enumerate(row):
                self._place[number[name]] = (places or {}).get(name, (place + 0.5) / len(row))
        self.links: list[list[tuple[int, int, Pair]]] = [[] for _ in range(len(rows) + 1)]
        """The parts of lines in each channel: upper node, lower node."""
        self.turns: list[list[tuple[int, int, int, Pair]]] = [[] for _ in range(len(rows) + 1)]
        """The lines within a row that turn in each channel: two nodes, and 1 if they are above it, else -1."""
        self.beside: list[tuple[int, int, Pair]] = []
        """The linked neighbours."""
        movable = None if free is None else {number[name] for name in free}
        self.blocks: list[list[Block]] = [[] for _ in rows]
        self._connect(rows, pairs, number)
        self._near: tuple[list[list[int]], list[list[int]]] = ([[] for _ in self.row_of], [[] for _ in self.row_of])
        """The nodes to which lines lead from each node, in the row above and in the row below."""
        for links in self.links:
            for upper, lower, _ in links:
                self._near[0][lower].append(upper)
                self._near[1][upper].append(lower)
        self.position = [0.0] * len(self.row_of)
        for row_number in range(len(self.blocks)):
            self._number(row_number)
        self._fixed = movable is not None
        self._movable = movable

    def _connect(self, rows: Rows, pairs: Iterable[Pair], number: Mapping[str, int]) -> None:
        """Join linked neighbours to blocks, then add the other links."""
        linked: dict[tuple[int, int], Pair] = {}
        for pair in pairs:
            one, other = number[pair[0]], number[pair[1]]
            linked[(one, other) if one < other else (other, one)] = pair
        for place, row in enumerate(rows):
            blocks: list[Block] = []
            for name in row:
                node = number[name]
                before = blocks[-1][-1] if blocks else -1
                if blocks and (neighbours := linked.pop((before, node), None)):
                    blocks[-1].append(node)
                    self.beside.append((before, node, neighbours))
                else:
                    blocks.append([node])
            self.blocks[place] = blocks
        inside = []
        for (upper, lower), pair in linked.items():
            if self.row_of[upper] == self.row_of[lower]:
                inside.append((number[pair[0]], number[pair[1]], pair))
            else:
                self._pass_rows(upper, lower, pair)
        for link in inside:
            self._turn(*link)
        for blocks in self.blocks:
            blocks.sort(key=self._middle)

    def _turn(self, first: int, second: int, pair: Pair) -> None:
        """Add a link within a row, in the channel with fewer lines, and not below the last row if there are others."""
        row = self.row_of[first]
        below, above = len(self.links[row + 1]) or 1, len(self.links[row]) or 1
        side = 1 if below <= above and (row + 1 < len(self.blocks) or row == 0) else -1
        self.turns[row + (side > 0)].append((first, second, side, pair))

    def _middle(self, block: Block) -> float:
        """Return the mean place of a block's nodes."""
        return sum([self._place[node] for node in block]) / len(block)

    def _pass_rows(self, first: int, second: int, pair: Pair) -> None:
        """Add a link from one row to a lower one, with a node in each row between."""
        top, bottom = self.row_of[first], self.row_of[second]
        upper = first
        for row in range(top + 1, bottom + 1):
            lower = second
            if row < bottom:
                share = (row - top) / (bottom - top)
                lower = len(self.row_of)
                self.row_of.append(row)
                self._place.append(self._place[first] + share * (self._place[second] - self._place[first]))
                self.blocks[row].append([lower])
            self.links[row].append((upper, lower, pair))
            upper = lower

    def _number(self, row: int) -> None:
        place = 0
        for block in self.blocks[row]:
            for node in block:
                self.position[node] = place
                place += 1

    def crossings_in(self, channel: int) -> int:
        """Return the number of crossings in a channel."""
        position = self.position
        ends = sorted([(position[upper], position[lower]) for upper, lower, _ in self.links[channel]])
        lowers: list[float] = []
        count = 0
        for _, lower in ends:
            place = bisect_right(lowers, lower)
            count += len(lowers) - place
            lowers.insert(place, lower)
        if not self.turns[channel]:
            return count
        uppers = [upper for upper, _ in ends]
        turns = [(*sorted((position[one], position[two])), side) for one, two, side, _ in self.turns[channel]]
        for left, right, side in turns:
            passed = uppers if side > 0 else lowers
            count += bisect_left(passed, right) - bisect_right(passed, left)
        for (left, right, side), (start, stop, other) in combinations(turns, 2):
            count += side == other and (left < start < right < stop or start < left < stop < right)
        return count

    def crossings(self) -> int:
        """Return the number of crossings."""
        return sum(self.crossings_in(channel) for channel in range(len(self.links)))

    def _around(self, row: int) -> int:
        return self.crossings_in(row) + self.crossings_in(row + 1)

    def improve(self, starts: int, rounds: int = _ROUNDS) -> int:
        """Look for an order with few crossings, from several starts. Returns the number of crossings."""
        best, fewest = self._copy(), self.crossings()
        for start in range(starts):
            if not fewest:
                break
            if start:
                self._disturb(start)
            if not self._fixed:
                for sweep in range(_SWEEPS):
                    self._sweep(down=(sweep + start) % 2 == 0)
                    if (count := self.crossings()) < fewest:
                        best, fewest = self._copy(), count
                self._restore(best) if not start else None
            for _ in range(rounds):
                before = self.crossings()
                for row in range(len(self.blocks)):
                    self._sift(row)
                if not (count := self.crossings()) < before:
                    break
            if (count := self.crossings()) < fewest:
                best, fewest = self._copy(), count
        self._restore(best)
        return fewest

    def _copy(self) -> list[list[Block]]:
        return [[list(block) for block in row] for row in self.blocks]

    def _restore(self, blocks: list[list[Block]]) -> None:
        self.blocks = [[list(block) for block in row] for row in blocks]
        for row in range(len(blocks)):
            self._number(row)

    def _disturb(self, start: int) -> None:
        """Begin with another order: the same for the same ``start``."""
        for row, blocks in enumerate(self.blocks):
            if not self._fixed:
                step = start * 7 + row
                blocks.sort(key=lambda block, step=step: ((block[0] + 1) * (step * 2 + 3)) % 31)  # type: ignore[misc]
            self._number(row)

    def _sweep(self, down: bool) -> None:
        """Move every block to the mean place of its nodes' neighbours in the row before."""
        count = len(self.blocks)
        position, near = self.position, self._near[0 if down else 1]
        for row in range(1, count) if down else range(count - 2, -1, -1):
            wanted = []
            for block in self.blocks[row]:
                found = [position[other] for node in block for other in near[node]]
                wanted.append(sum(found) / len(found) if found else position[block[0]])
                if len(block) > 1:
                    ends = [[position[other] for other in near[node]] for node in (block[0], block[-1])]
                    if all(ends) and sum(ends[0]) / len(ends[0]) > sum(ends[1]) / len(ends[1]):
                        block.reverse()
            order = sorted(range(len(wanted)), key=wanted.__getitem__)
            self.blocks[row] = [self.blocks[row][number] for number in order]
            self._number(row)

    def _sift(self, row: int) -> None:
        """Move each free block of a row to the place with the fewest crossings."""
        exact = bool(self.turns[row] or self.turns[row + 1])
        ends = {} if exact else {id(block): self._ends(block) for block in self.blocks[row]}
        for block in list(self.blocks[row]):
            if not self._moves(block):
                continue
            if exact:
                self._sift_exactly(row, block)
                continue
            blocks = self.blocks[row]
            own = ends[id(block)]
            here = blocks.index(block)
            rest = blocks[:here] + blocks[here + 1 :]
            change, least, best, at_home = 0, 0, 0, 0
            for place, other in enumerate(rest, 1):
                found = ends[id(other)]
                change += _saved(found, own)
                if change < least:
                    least, best = change, place
                if place == here:
                    at_home = change
            if least < at_home:
                self.blocks[row] = [*rest[:best], block, *rest[best:]]
        self._number(row)

    def _ends(self, block: Block) -> tuple[list[float], list[float]]:
        """Return the places at which the lines of a block end in the row above, and in the row below."""
        position = self.position
        up, down = (sorted([position[other] for node in block for other in near[node]]) for near in self._near)
        return up, down

    def _sift_exactly(self, row: int, block: Block) -> None:
        """Move a block to the place with the fewest crossings, those of lines that turn included."""
        blocks = self.blocks[row]
        here = blocks.index(block)
        fewest, best = self._around(row), (here, False)
        if not fewest:
            return
        rest = blocks[:here] + blocks[here + 1 :]
        for turned in (False, True) if len(block) > 1 and not self._fixed else (False,):
            shown = block[::-1] if turned else block
            for place in range(len(blocks)):
                self.blocks[row] = [*rest[:place], shown, *rest[place:]]
                self._number(row)
                if (count := self._around(row)) < fewest:
                    fewest, best = count, (place, turned)
        if best[1]:
            block.reverse()
        self.blocks[row] = [*rest[: best[0]], block, *rest[best[0] :]]
        self._number(row)

    def _moves(self, block: Block) -> bool:
        if self._movable is None:
            return True
        return all(node >= len(self.names) or node in self._movable for node in block)

    @property
    def rows(self) -> Rows:
        """The characters of each row, in order."""
        count = len(self.names)
        return tuple(tuple(self.names[node] for block in row for node in block if node < count) for row in self.blocks)


def _saved(left: tuple[list[float], list[float]], right: tuple[list[float], list[float]]) -> int:
    """Return the number of crossings that two neighbouring blocks of a row have, less those after a swap."""
    saved = 0
    for ends, others in zip(left, right, strict=True):
        for end in others:
            saved += len(ends) - bisect_right(ends, end) - bisect_left(ends, end)
    return saved
