import type { LawAt, LawCurves } from './family.ts'

const phi: LawAt = ($, z, of) => $`${of('density at 0')} * exp(-(${z} * ${z}) / 2)`

const clamped: LawAt = ($, x, of) => $`min(max(${x}, ${of('min')}), ${of('min')} + ${of('width')})`

const uniform: LawCurves = {
  cdf: ($, x, of) => $`(${clamped($, x, of)} - ${of('min')}) / ${of('width')}`,
  partial: ($, x, of) => {
    const to = clamped($, x, of)
    return $`(${to} * ${to} - ${of('min')} * ${of('min')}) / (2 * ${of('width')})`
  },
}

/** Two straight sides; neither is asked where it has no width. */
const triangular: LawCurves = {
  cdf: ($, x, of) => {
    const [s, r] = [$`${x} - ${of('min')}`, $`${of('max')} - ${x}`]
    const rising = $`${s} * ${s} / (${of('width')} * ${of('left')})`
    const falling = $`1 - ${r} * ${r} / (${of('width')} * ${of('right')})`
    const inside = $`${x} < ${of('mode')} ? ${rising} : ${falling}`
    return $`${x} <= ${of('min')} ? 0 : (${x} < ${of('max')} ? ${inside} : 1)`
  },
  partial: ($, x, of) => {
    const [s, r] = [$`${x} - ${of('min')}`, $`${of('max')} - ${x}`]
    const mean = $`(${of('min')} + ${of('mode')} + ${of('max')}) / 3`
    const rising = $`${s} * ${s} * (${of('min')} + 2 * ${s} / 3) / (${of('width')} * ${of('left')})`
    const beyond = $`${r} * ${r} * (${of('max')} - 2 * ${r} / 3) / (${of('width')} * ${of('right')})`
    const inside = $`${x} < ${of('mode')} ? ${rising} : ${mean} - ${beyond}`
    return $`${x} <= ${of('min')} ? 0 : (${x} < ${of('max')} ? ${inside} : ${mean})`
  },
}

const standard: LawAt = ($, x, of) => $`(${x} - ${of('mean')}) / ${of('sd')}`

const normal: LawCurves = {
  cdf: ($, x, of) => $`normalCdf(${standard($, x, of)})`,
  partial: ($, x, of) => {
    const z = standard($, x, of)
    return $`${of('mean')} * normalCdf(${z}) - ${of('sd')} * ${phi($, z, of)}`
  },
}

const lognormal: LawCurves = {
  cdf: ($, x, of) => $`${x} > 0 ? normalCdf((log(${x}) - ${of('mu')}) / ${of('sigma')}) : 0`,
  partial: ($, x, of) => {
    const mean = $`exp(${of('mu')} + ${of('sigma')} * ${of('sigma')} / 2)`
    const part = $`normalCdf((log(${x}) - ${of('mu')}) / ${of('sigma')} - ${of('sigma')})`
    return $`${x} > 0 ? ${mean} * ${part} : 0`
  },
}

const logitnormal: LawCurves = {
  cdf: ($, x, of) => {
    const within = $`normalCdf((log(${x} / (1 - ${x})) - ${of('mu')}) / ${of('sigma')})`
    return $`${x} > 0 ? (${x} < 1 ? ${within} : 1) : 0`
  },
  partial: null,
}

const gamma: LawCurves = {
  cdf: ($, x, of) => $`${x} > 0 ? gammaCdf(${x}, ${of('shape')}, ${of('scale')}) : 0`,
  partial: ($, x, of) => {
    const part = $`gammaCdf(${x}, ${of('shape')} + 1, ${of('scale')})`
    return $`${x} > 0 ? ${of('shape')} * ${of('scale')} * ${part} : 0`
  },
}

const beta: LawCurves = {
  cdf: ($, x, of) => $`betaCdf(${ofWidth($, x, of)}, ${of('alpha')}, ${of('beta')})`,
  partial: ($, x, of) => {
    const y = ofWidth($, x, of)
    const [alpha, other] = [of('alpha'), of('beta')]
    const raised = $`${alpha} / (${alpha} + ${other}) * betaCdf(${y}, ${alpha} + 1, ${other})`
    return $`${of('min')} * betaCdf(${y}, ${alpha}, ${other}) + ${of('width')} * ${raised}`
  },
}

const ofWidth: LawAt = ($, x, of) => $`min(1, max(0, (${x} - ${of('min')}) / ${of('width')}))`

/**
 * Families by name (Klugman, Panjer, Willmot, Loss Models, appendix A: limited expected values are E[X; X ≤ l] + l·P(X > l)).
 * Not here: metalogs, whose probability of a value has to be searched for.
 */
export const lawCurves: Readonly<Record<string, LawCurves>> = {
  ...{ uniform, triangular, normal, lognormal, logitnormal, gamma, beta, pert: beta },
}
