"""Draws in place for the tuned numpy peer."""

import numpy as np

from numpyModel import pert_shape

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
