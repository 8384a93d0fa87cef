"""numpy as the fastest way found to write this one model: the tuned one, with algebra in place of passes over arrays.

* Paths are year × trial and whole, and present values are products of small matrices with prepared factors. They are
  linear, so a royalty by field needs one column of factors, and the deal's total all four; recoupment needs only
  what is recouped to date.
* Marginal tiers as last rate · sold − Σ rise · min(sold, limit), which takes the fewest passes.
* Draws, chunks and writing in place are those of numpyTuned.py.
"""

import numpy as np

from numpyDraws import CHUNK, Chunked


class Products(Chunked):
    def __init__(self, model, seed=1):
        super().__init__(model, seed)
        self.tiers = [term["tiers"] for term in model.of_kind(1, "royalty")]
        self.shares = [term["share"] for term in model.of_kind(2, "revenueShare")]
        self.advance = model.of_kind(1, "advance")[0]["amount"]
        self.guaranteed = model.guaranteed()[:, None]
        self.gates = model.gates()
        self.milestones = [model.milestones(deal) for deal in range(3)]
        self.mid_year = np.ascontiguousarray(model.mid_year.T)
        self.end_of_year = np.ascontiguousarray(model.end_of_year.T)
        # Σ (c_k − c_{k−1})·d_k = Σ c_k·(d_k − d_{k+1}) of what is recouped to date
        later = np.vstack([model.mid_year[1:], np.zeros(4)])
        self.recouped_to_date = np.ascontiguousarray((model.mid_year - later).T)
        self.milestone_after = np.ascontiguousarray(model.milestone_after.T)
        self.certain = [worth[:, None] for worth in model.certain]
        self.side, self.keep = model.side[:, None], model.keep[:, None]
        self.allocate(CHUNK)

    def allocate(self, size):
        super().allocate(size)
        years = self.model.years
        self.revenue, self.royalty, self.spare = (np.empty((years, size)) for _ in range(3))
        self.sales, self.by_year = np.empty((years, size)), np.empty((years, size))
        self.worth, self.more, self.benefit = (np.empty((4, size)) for _ in range(3))
        self.receipts = np.empty((3, 4, size))
        self.short = np.empty((years, size), dtype=bool)
        self.before = np.empty(size, dtype=np.uint8)
        self.index = np.empty(size, dtype=np.intp)

    def compute(self):
        model, figures, receipts = self.model, self.figures, self.receipts
        for array in (self.sales, self.by_year, self.benefit, receipts):
            array.fill(0)
        for f, field in enumerate(model.fields):
            self.fill_field(f, field["adoption"])
        np.matmul(self.mid_year, self.by_year, out=receipts[1])
        self.fill_advance(figures[21])
        self.fill_minimum(figures[22])
        best = np.maximum.accumulate(self.sales, axis=0, out=self.revenue)
        to_date = np.cumsum(self.sales, axis=0, out=self.spare)
        for deal, paid in enumerate(self.milestones):
            rows = figures[12 * deal + 12 - len(paid) : 12 * deal + 12]
            for row, (of_a_year, least, amount) in zip(rows, paid):
                self.fill_milestone(best if of_a_year else to_date, least, amount, receipts[deal])
                row[:] = self.more[1]
            net = np.multiply(receipts[deal], self.side, out=self.worth)
            net += self.certain[deal]
            net[2:] += self.benefit[2:]
            np.multiply(net, self.keep, out=figures[12 * deal : 12 * deal + 4])

    def fill_field(self, f, adoption):
        """Revenue, benefit, royalty and share of one field, and its figures in each deal."""
        figures, worth = self.figures, self.worth
        revenue, royalty, spare = self.revenue, self.royalty, self.spare
        level, yearly = self.level[f], self.yearly[f]
        revenue[0] = level
        for k in range(1, len(revenue)):
            np.multiply(revenue[k - 1], yearly, out=revenue[k])
        revenue *= adoption[:, None]
        self.sales += revenue
        np.matmul(self.mid_year, revenue, out=worth)
        self.benefit += np.multiply(worth, self.share[f], out=self.more)

        np.multiply(self.passed[f], self.gates[f][:, None], out=self.more)
        self.receipts[0] += self.more
        figures[4 + f] = self.more[1]
        worth *= self.shares[f]
        self.receipts[2] += worth
        figures[28 + f] = worth[1]

        tiers = self.tiers[f]
        np.multiply(revenue, tiers[-1]["rate"], out=royalty)
        for tier, above in zip(tiers, tiers[1:]):
            np.minimum(revenue, tier["upTo"], out=spare)
            spare *= above["rate"] - tier["rate"]
            royalty -= spare
        self.by_year += royalty
        np.matmul(self.mid_year[1], royalty, out=figures[16 + f])

    def fill_advance(self, figure):
        earned = np.cumsum(self.by_year, axis=0, out=self.royalty)
        np.minimum(earned, self.advance, out=earned)
        np.matmul(self.recouped_to_date, earned, out=self.more)
        np.subtract((self.advance * self.model.start)[:, None], self.more, out=self.more)
        self.receipts[1] += self.more
        figure[:] = self.more[1]

    def fill_minimum(self, figure):
        short = np.subtract(self.guaranteed, self.by_year, out=self.royalty)
        np.maximum(short, 0, out=short)
        np.matmul(self.end_of_year, short, out=self.more)
        self.receipts[1] += self.more
        figure[:] = self.more[1]

    def fill_milestone(self, reached, least, amount, receipts):
        """A milestone by the number of years before its sales are reached: into `more` and the receipts."""
        np.less(reached, least, out=self.short)
        np.add.reduce(self.short.view(np.uint8), axis=0, dtype=np.uint8, out=self.before)
        np.copyto(self.index, self.before)
        for row, factors in zip(self.more, self.milestone_after):
            np.take(factors, self.index, out=row, mode="clip")
        self.more *= amount
        receipts += self.more
