"""numpy as it is usually written: every trial at once, one operation on whole arrays after the other."""

import numpy as np

from numpyModel import pert_shape


class Plain:
    def __init__(self, model, seed=1):
        self.model = model
        self.random = np.random.default_rng(seed)

    def run(self, trials):
        return self.evaluate(self.draw(trials)).mean(axis=1)

    def draw(self, trials):
        """The inputs, field × name × trial; normals, uniforms and betas as numpy draws them."""
        random = self.random
        drawn = []
        for field in self.model.fields:
            logits = (random.normal(*field[name], trials) for name in ("peakShare", "share"))
            peak_share, share = (1 / (1 + np.exp(-logit)) for logit in logits)
            drawn.append(
                [
                    random.random(trials) < field["gate"]["probability"],
                    random.lognormal(*field["size"], trials),
                    self.pert(field["growth"], trials),
                    random.uniform(*field["erosion"], trials),
                    peak_share,
                    share,
                    self.pert(field["margin"], trials),
                ]
            )
        return np.array(drawn)

    def pert(self, pert, trials):
        return pert["min"] + (pert["max"] - pert["min"]) * self.random.beta(*pert_shape(pert), trials)

    def evaluate(self, inputs):
        """The 36 figures, figure × trial. Paths are trial × year; `worth` is trial × four, see Model."""
        model = self.model
        revenues = [self.revenue(field, given) for field, given in zip(model.fields, inputs)]
        worths = [revenue @ model.mid_year for revenue in revenues]
        benefit = sum(given[5][:, None] * given[6][:, None] * worth for given, worth in zip(inputs, worths))
        benefit[:, :2] = 0
        sales = sum(revenues)
        clauses = [
            [given[0][:, None] * worth for given, worth in zip(inputs, model.gates())],
            self.royalties(revenues),
            [term["share"] * worth for term, worth in zip(model.of_kind(2, "revenueShare"), worths)],
        ]
        figures = []
        for deal, own in enumerate(clauses):
            own = own + [self.milestone(sales, *terms) for terms in model.milestones(deal)]
            net = model.keep * (model.side * sum(own) + model.certain[deal] + benefit)
            figures += [*net.T, *(worth[:, 1] for worth in own)]
        return np.array(figures)

    def revenue(self, field, given):
        gate, size, growth, erosion, peak_share = given[:5, :, None]
        yearly = (1 + growth) * (1 - erosion)
        return gate * size * peak_share * yearly ** np.arange(self.model.years) * field["adoption"]

    def royalties(self, revenues):
        """Royalties of each field by marginal tiers, the advance less what is recouped, the minimum."""
        model = self.model
        earned = []
        for term, revenue in zip(model.of_kind(1, "royalty"), revenues):
            total, start = 0, 0
            for tier in term["tiers"]:
                end = tier.get("upTo", np.inf)
                total = total + tier["rate"] * np.clip(revenue - start, 0, end - start)
                start = end
            earned.append(total)
        by_year = sum(earned)
        advance = model.of_kind(1, "advance")[0]["amount"]
        recouped = np.diff(np.minimum(by_year.cumsum(axis=1), advance), axis=1, prepend=0)
        true_ups = np.maximum(model.guaranteed() - by_year, 0)
        return [
            *(royalty @ model.mid_year for royalty in earned),
            advance * model.start - recouped @ model.mid_year,
            true_ups @ model.end_of_year,
        ]

    def milestone(self, sales, of_a_year, least, amount):
        """Paid at the end of the first year in which sales reach an amount."""
        reached = (sales if of_a_year else sales.cumsum(axis=1)) >= least
        before = np.where(reached.any(axis=1), reached.argmax(axis=1), self.model.years)
        return amount * self.model.milestone_after[before]
