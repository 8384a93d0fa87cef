"""Chunks of trials and their draws, in place, for the numpy peers that are written for speed."""

import numpy as np

from numpyModel import pert_shape

CHUNK = 4096
CELLS = 4096


def exp_normal(random, spread, out):
    """Lognormal, in place."""
    mu, sigma = spread
    random.standard_normal(out=out)
    out *= sigma
    out += mu
    return np.exp(out, out=out)


def logit_normal(random, spread, out):
    """1 / (1 + exp(−normal)), in place."""
    mu, sigma = spread
    exp_normal(random, (-mu, sigma), out)
    out += 1
    return np.reciprocal(out, out=out)


def scatter(target, success, values):
    """Values where the gate passed, 0 elsewhere."""
    target.fill(0)
    target[success] = values


class PertTable:
    """The quantile of a PERT as straight lines between 4,097 points of its distribution function."""

    def __init__(self, pert, most):
        alpha, beta = pert_shape(pert)
        x = np.linspace(0, 1, 400001)
        density = x ** (alpha - 1) * (1 - x) ** (beta - 1)
        below = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
        points = np.interp(np.arange(CELLS + 1) / CELLS, below / below[-1], x)
        points = pert["min"] + (pert["max"] - pert["min"]) * points
        self.slope = np.diff(points)
        self.level = points[:-1] - self.slope * np.arange(CELLS)
        self.index = np.empty(most, dtype=np.intp)

    def draw(self, random, out, work):
        index = self.index[: len(out)]
        random.random(out=work)
        work *= CELLS
        np.copyto(index, work, casting="unsafe")
        np.take(self.slope, index, out=out, mode="clip")
        out *= work
        np.take(self.level, index, out=work, mode="clip")
        out += work
        return out


class Chunked:
    """A peer that draws and computes chunk after chunk in arrays that are allocated once.

    The fastest generator of numpy (SFC64), normals by its ziggurat, PERT by a table of its quantile; only trials
    whose gate passes are drawn, the others are zeros. `compute` turns the draws into `figures`.
    """

    def __init__(self, model, seed):
        self.model = model
        self.random = np.random.Generator(np.random.SFC64(seed))
        self.growth = [PertTable(field["growth"], CHUNK) for field in model.fields]
        self.margin = [PertTable(field["margin"], CHUNK) for field in model.fields]

    def allocate(self, size):
        """Every array of a chunk of that many trials."""
        fields = len(self.model.fields)
        self.size = size
        self.passed, self.level, self.yearly, self.share = (np.zeros((fields, size)) for _ in range(4))
        self.figures = np.empty((36, size))
        self.scratch = np.empty((3, size))

    def run(self, trials):
        sums = np.zeros(36)
        done = 0
        while done < trials:
            count = min(CHUNK, trials - done)
            if count != self.size:
                self.allocate(count)
            self.draw()
            self.compute()
            sums += self.figures.sum(axis=1)
            done += count
        if self.size != CHUNK:
            self.allocate(CHUNK)
        return sums / trials

    def evaluate(self, inputs):
        """The 36 figures, figure × trial, of the given inputs, field × name × trial."""
        self.allocate(inputs.shape[2])
        gate, size, growth, erosion, peak_share, share, margin = inputs.transpose(1, 0, 2)
        self.passed[:], self.level[:] = gate, gate * size * peak_share
        self.yearly[:], self.share[:] = (1 + growth) * (1 - erosion), share * margin
        self.compute()
        return self.figures

    def draw(self):
        random = self.random
        for f, field in enumerate(self.model.fields):
            uniform = random.random(out=self.scratch[0])
            np.less(uniform, field["gate"]["probability"], out=self.passed[f], casting="unsafe")
            success = np.flatnonzero(self.passed[f])
            count = len(success)
            size, share, work = (row[:count] for row in self.scratch)
            level = exp_normal(random, field["size"], size)
            level *= logit_normal(random, field["peakShare"], share)
            scatter(self.level[f], success, level)
            yearly = self.growth[f].draw(random, size, work)
            yearly += 1
            low, high = field["erosion"]
            random.random(out=share)
            share *= low - high
            share += 1 - low
            yearly *= share
            scatter(self.yearly[f], success, yearly)
            logit_normal(random, field["share"], share)
            share *= self.margin[f].draw(random, size, work)
            scatter(self.share[f], success, share)
