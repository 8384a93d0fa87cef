"""The numbers of model.json, and the tables that both ways of computing it in numpy share."""

import numpy as np

Z90 = 1.2815515655446004
NAMES = ("gate", "size", "growth", "erosion", "peakShare", "share", "margin")


def adopted(curve, x):
    """Share of the peak reached x years after the start."""
    kind = curve["kind"]
    if kind == "ramp":
        return min(1.0, x / curve["years"])
    if kind == "bass":
        p, q = curve["p"], curve["q"]
        decay = np.exp(-(p + q) * x)
        return (1 - decay) / (1 + q / p * decay)
    if kind == "logistic":
        return 1 / (1 + np.exp(-np.log(81) * (x - curve["midpointYears"]) / curve["years10to90"]))
    return np.exp(-curve["b"] * np.exp(-curve["c"] * x))


class Model:
    def __init__(self, data):
        licensor, licensee = data["licensor"], data["licensees"][0]
        self.years = data["horizonYears"]
        positions = licensee["positions"]
        self.fields = [field_of(field, positions[field["id"]], self.years) for field in data["fields"]]
        self.ids = [field["id"] for field in data["fields"]]
        self.deals = [deal["terms"] for deal in data["deals"]]
        self.rates = {}
        for kind in ("fixed", "salesLinked"):
            pairs = [(party["discountRate"][kind], party["timeRate"]) for party in (licensor, licensee)]
            self.rates[kind] = np.array([rate for pair in pairs for rate in pair])
        self.keep = 1 - np.array([party["taxRate"] for party in (licensor, licensor, licensee, licensee)])
        self.side = np.array([1.0, 1.0, -1.0, -1.0])
        middles = np.arange(self.years) + 0.5
        # present values of 1 by year: to the licensor at the flow's rate and for time, then to the licensee
        self.mid_year = self.factors("salesLinked", middles)
        self.end_of_year = self.factors("fixed", middles + 0.5)
        self.start = self.factors("fixed", 0.0)
        # a milestone by the number of years before the sales it waits for; after all of them it is never paid
        self.milestone_after = np.vstack([self.factors("salesLinked", middles + 0.5), np.zeros(4)])
        self.certain = [self.certain_worth(terms, licensor["costs"], middles) for terms in self.deals]

    def factors(self, kind, times):
        return (1 + self.rates[kind]) ** -np.asarray(times)[..., None]

    def certain_worth(self, terms, costs, middles):
        """What is the same in every trial, before tax: fees, and the costs of both parties."""
        yearly = costs["servePerLicenseeYear"] + costs["monitorPerYear"]
        ours = costs["prepare"] * self.start + yearly * self.factors("fixed", middles).sum(axis=0)
        theirs = sum(field["integration"] for field in self.fields) * self.start
        worth = -np.where(self.side > 0, ours, theirs)
        for term in terms:
            if term["kind"] == "upfrontFee":
                worth += self.side * term["amount"] * self.start
            elif term["kind"] == "annualFee":
                by_year = self.factors("fixed", np.arange(self.years))
                worth += self.side * term["amount"] * by_year.sum(axis=0)
        return worth

    def of_kind(self, deal, kind):
        return [term for term in self.deals[deal] if term["kind"] == kind]

    def gates(self):
        """What each field's gate pays, discounted: a row of four for each field."""
        paid = [term for term in self.of_kind(0, "milestone") if "gate" in term["trigger"]]
        years = np.array([field["gate"]["year"] for field in self.fields])
        amounts = {term["trigger"]["field"]: term["amount"] for term in paid}
        return np.array([amounts[name] for name in self.ids])[:, None] * self.factors("salesLinked", years)

    def milestones(self, deal):
        """Milestones on sales: (whether of a year, sales, amount)."""
        paid = [(term["trigger"], term["amount"]) for term in self.of_kind(deal, "milestone")]
        return [
            ("salesAnnual" in on, on.get("salesAnnual", on.get("salesCumulative")), amount)
            for on, amount in paid
            if "gate" not in on
        ]

    def guaranteed(self):
        clause = self.of_kind(1, "minimumGuarantee")[0]
        year = np.arange(1, self.years + 1)
        grown = clause["amount"] * (1 + clause["escalator"]) ** (year - clause["fromYear"])
        return np.where(year < clause["fromYear"], 0.0, grown)


def field_of(field, position, years):
    market = field["market"]
    gate = market["success"][0]
    start = max(position["launchYears"], gate["year"])
    middles = np.arange(years) + 0.5
    return {
        "gate": gate,
        "size": normal_of(*(np.log(market["size"][key]) for key in ("p10", "p90"))),
        "growth": market["growth"],
        "erosion": (market["priceErosion"]["min"], market["priceErosion"]["max"]),
        "peakShare": logit_of(position["peakShare"]),
        "share": logit_of(position["utility"]["value"]),
        "margin": position["margin"],
        "integration": position["integrationCost"],
        "adoption": np.array([0.0 if t < start else adopted(market["adoption"], t - start) for t in middles]),
    }


def normal_of(low, high):
    """Mean and standard deviation of the normal between these 10th and 90th percentiles."""
    return (low + high) / 2, (high - low) / (2 * Z90)


def logit_of(share):
    return normal_of(*(np.log(share[key] / (1 - share[key])) for key in ("p10", "p90")))


def pert_shape(pert):
    low, mode, high = pert["min"], pert["mode"], pert["max"]
    return 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
