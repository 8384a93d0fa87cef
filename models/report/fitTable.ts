import type { CurveEvidence } from '../dataset/curveEvidence.ts'
import type { FitAnswer } from '../scenario/schema/utility.ts'
import { plain } from './decimals.ts'
import { count, percent } from './figures.ts'
import { type Column, grid, wrapped } from './grid.ts'
import { figure, name, section } from './tableSection.ts'

/** A fitted learning curve for a terminal: parameters, what they are worth, residuals, and the points for a document. */
export const fitTable = ({ fit, points }: FitAnswer, width = 100): string =>
  [...fitSections(fit, width), ['Points for `utility.points` of a document:', '', JSON.stringify(points)]]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')

/** What the evidence of one curve says, in parts. */
export const fitSections = (fit: CurveEvidence, width: number): readonly (readonly string[])[] => [
  section('Learning curve: error = e∞ + α·records^(−β)', parameterLines(fit, width)),
  verdictLines(fit, width),
  section('Points', grid(pointColumns, pointRows(fit), width)),
]

/** A figure to four digits. */
export const digits = (value: number): string => plain(Number(value.toPrecision(4)))

const parameterColumns: readonly Column[] = [
  name('Parameter'),
  figure('Estimate'),
  figure('Std. error'),
  figure('95 % from'),
  figure('to'),
  figure('Bootstrap 5 %'),
  figure('95 %'),
]

const parameterLines = (fit: CurveEvidence, width: number): readonly string[] => {
  const rows = (['eInf', 'alpha', 'beta'] as const).map((key) => {
    const { value, standardError, low, high } = fit[key]
    const own = fit.bootstrap?.[key]
    return [
      titles[key],
      ...[value, standardError, low, high].map(digits),
      ...(own === undefined ? ['–', '–'] : [digits(own.q05), digits(own.q95)]),
    ]
  })
  return grid(parameterColumns, rows, width)
}

const titles = {
  eInf: 'e∞, the error no data remove',
  alpha: 'α, the rest of it at one record',
  beta: 'β, how fast that falls',
} as const

const verdictLines = (fit: CurveEvidence, width: number): readonly string[] =>
  verdictTexts(fit).flatMap((text) => wrapped(text, width, '  '))

/** What is known of the floor of the curve, how well it fits, and what was resampled, in sentences. */
export const verdictTexts = (fit: CurveEvidence): readonly string[] => {
  const { floor, repeats, bootstrap } = fit
  const told = floor.identified ? 'e∞ is identified' : 'e∞ is NOT identified'
  const between = `its 95 % profile interval is ${digits(floor.low)} to ${digits(floor.high)}`
  const fitted =
    fit.rSquared === null ? '' : `, ${percent(Number(fit.rSquared.toPrecision(4)))} of the variance explained`
  return [
    `${told}: ${between}. ${floor.why}`,
    `Residuals scatter by ${digits(fit.residualSd)} (standard deviation, ${fit.degreesOfFreedom} degrees of freedom)${fitted}.`,
    ...(repeats === null ? [] : [repeatsText(repeats)]),
    bootstrap === null
      ? 'No bootstrap: it takes 8 points.'
      : `Bootstrap of residuals: ${bootstrap.samples} samples, seed ${bootstrap.seed}.`,
  ]
}

const repeatsText = ({ pureSd, lackOfFit }: NonNullable<CurveEvidence['repeats']>): string => {
  const pure = `Measurements at one size scatter by ${digits(pureSd)}`
  if (lackOfFit === null) return `${pure}.`
  const misses =
    lackOfFit.p < 0.05 ? 'the curve misses the means by more than that' : 'the curve misses no more than that'
  return `${pure}; ${misses} (lack of fit F = ${digits(lackOfFit.f)}, p = ${digits(lackOfFit.p)}).`
}

const pointColumns: readonly Column[] = [
  figure('Records'),
  figure('Seed'),
  figure('Error'),
  figure('Fitted'),
  figure('Fitted less measured'),
]

const pointRows = ({ points }: CurveEvidence): readonly (readonly string[])[] =>
  points.map(({ records, seed, error, fitted, residual }) => [
    count(records),
    seed === null ? '–' : `${seed}`,
    digits(error),
    digits(fitted),
    digits(residual),
  ])
