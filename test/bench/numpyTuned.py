"""numpy as it is tuned: the formulas of numpyPlain.py, in place, in chunks that fit the cache, compacted.

* Chunks of trials that fit the cache; every array is allocated once, and every operation writes in place.
* Paths go year by year, a year being one contiguous row; growth is a recurrence from year to year, and a present
  value a multiply-accumulate by year.
* Success compaction in the draws: only trials whose gate passes are drawn. Paths of the others are zeros and are
  computed: at these chances of success, scattering them by year costs about twice what it saves.
"""

import numpy as np

from numpyDraws import CHUNK, Chunked


class Tuned(Chunked):
    def __init__(self, model, seed=1):
        super().__init__(model, seed)
        self.tiers = [term["tiers"] for term in model.of_kind(1, "royalty")]
        self.shares = [term["share"] for term in model.of_kind(2, "revenueShare")]
        self.advance = model.of_kind(1, "advance")[0]["amount"]
        self.guaranteed = model.guaranteed()
        self.gates = model.gates()[:, :, None]
        self.milestones = [model.milestones(deal) for deal in range(3)]
        # a column of four for each year
        self.mid_year, self.end_of_year = model.mid_year[:, :, None], model.end_of_year[:, :, None]
        self.after = np.ascontiguousarray(model.milestone_after.T)
        self.certain = [worth[:, None] for worth in model.certain]
        self.side, self.keep = model.side[:, None], model.keep[:, None]
        self.allocate(CHUNK)

    def allocate(self, size):
        super().allocate(size)
        years = self.model.years
        self.sales, self.by_year = np.empty((years, size)), np.empty((years, size))
        self.path, self.revenue, self.royalty, self.spare = (np.empty(size) for _ in range(4))
        self.worth, self.earned, self.more, self.benefit = (np.empty((4, size)) for _ in range(4))
        self.receipts = np.empty((3, 4, size))
        self.reached, self.paid = np.empty(size, dtype=bool), np.empty(size, dtype=bool)
        self.before, self.index = np.empty(size, dtype=np.uint8), np.empty(size, dtype=np.intp)

    def compute(self):
        figures, receipts = self.figures, self.receipts
        for array in (self.sales, self.by_year, self.benefit, receipts):
            array.fill(0)
        for f, field in enumerate(self.model.fields):
            self.fill_field(f, field["adoption"])
        self.fill_advance(figures[21])
        self.fill_minimum(figures[22])
        to_date = self.by_year
        np.copyto(to_date, self.sales)
        for k in range(1, len(to_date)):
            to_date[k] += to_date[k - 1]
        for deal, milestones in enumerate(self.milestones):
            rows = figures[12 * deal + 12 - len(milestones) : 12 * deal + 12]
            for row, (of_a_year, least, amount) in zip(rows, milestones):
                self.fill_milestone(self.sales if of_a_year else to_date, least, amount)
                self.receive(deal, self.worth, row)
            net = np.multiply(receipts[deal], self.side, out=self.worth)
            net += self.certain[deal]
            net[2:] += self.benefit[2:]
            np.multiply(net, self.keep, out=figures[12 * deal : 12 * deal + 4])

    def add(self, worth, amount, factors):
        """Adds an amount of a year to present values."""
        np.multiply(factors, amount, out=self.more)
        worth += self.more

    def receive(self, deal, worth, figure):
        self.receipts[deal] += worth
        figure[:] = worth[1]

    def fill_field(self, f, adoption):
        """Revenue and royalty of one field by year; its benefit, and its figures in each deal."""
        path, revenue, worth, earned = self.path, self.revenue, self.worth, self.earned
        worth.fill(0)
        earned.fill(0)
        np.copyto(path, self.level[f])
        for k, adopted in enumerate(adoption):
            if k > 0:
                path *= self.yearly[f]
            if adopted == 0:
                continue
            np.multiply(path, adopted, out=revenue)
            self.sales[k] += revenue
            self.add(worth, revenue, self.mid_year[k])
            self.fill_royalty(self.tiers[f])
            self.by_year[k] += self.royalty
            self.add(earned, self.royalty, self.mid_year[k])
        self.receive(1, earned, self.figures[16 + f])
        self.benefit += np.multiply(worth, self.share[f], out=self.more)
        worth *= self.shares[f]
        self.receive(2, worth, self.figures[28 + f])
        np.multiply(self.passed[f], self.gates[f], out=worth)
        self.receive(0, worth, self.figures[4 + f])

    def fill_royalty(self, tiers):
        """Each rate on its own slice of revenue."""
        revenue, royalty, spare = self.revenue, self.royalty, self.spare
        np.minimum(revenue, tiers[0]["upTo"], out=royalty)
        royalty *= tiers[0]["rate"]
        for below, tier in zip(tiers, tiers[1:]):
            np.subtract(revenue, below["upTo"], out=spare)
            np.maximum(spare, 0, out=spare)
            if "upTo" in tier:
                np.minimum(spare, tier["upTo"] - below["upTo"], out=spare)
            spare *= tier["rate"]
            royalty += spare

    def fill_advance(self, figure):
        """Paid at the start, less what is taken back out of royalties by year until nothing is left."""
        worth, balance, taken = self.worth, self.path, self.spare
        worth[:] = self.advance * self.model.start[:, None]
        balance.fill(self.advance)
        for royalty, factors in zip(self.by_year, self.mid_year):
            np.minimum(balance, royalty, out=taken)
            balance -= taken
            np.multiply(factors, taken, out=self.more)
            worth -= self.more
        self.receive(1, worth, figure)

    def fill_minimum(self, figure):
        worth, short = self.worth, self.spare
        worth.fill(0)
        for royalty, least, factors in zip(self.by_year, self.guaranteed, self.end_of_year):
            if least == 0:
                continue
            np.subtract(least, royalty, out=short)
            np.maximum(short, 0, out=short)
            self.add(worth, short, factors)
        self.receive(1, worth, figure)

    def fill_milestone(self, sold, least, amount):
        """Paid at the end of the first year in which sales reach an amount: into `worth`."""
        paid, before = self.paid, self.before
        paid.fill(False)
        before.fill(len(sold))
        for sales in sold:
            np.greater_equal(sales, least, out=self.reached)
            np.logical_or(paid, self.reached, out=paid)
            np.subtract(before, paid.view(np.uint8), out=before)
        np.copyto(self.index, before)
        for row, factors in zip(self.worth, self.after):
            np.take(factors, self.index, out=row, mode="clip")
        self.worth *= amount
