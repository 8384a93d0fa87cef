import type { ApproachRow } from '../../scenario/schema/approaches.ts'
import { amortisationOf } from './amortisation.ts'
import { excessColumn } from './excess.ts'
import { type Figure, futuresFigure, noFigure, sumOf } from './figure.ts'
import { reliefColumn, reliefConventions, reliefRefusal } from './relief.ts'
import { type Rate, stakeColumn } from './stakeColumn.ts'
import type { Holding, Subject } from './subject.ts'
import {
  holdersText,
  licenseeText,
  lifeText,
  listText,
  percentText,
  ratesText,
  spreadText,
  timingText,
} from './words.ts'

type Method = ApproachRow['method']

/** The rows of the income approach: alternatives, each by itself, never averaged. */
export const incomeRows = (subject: Subject): readonly ApproachRow[] => [
  stakeRow(subject),
  reliefRow(subject),
  excessRow(subject),
]

/** All that is at stake for the holders of the interest, less what it costs the owner where all of it is the owner's. */
export const stakeOf = (subject: Subject, rate: Rate): Float64Array => {
  const { holdings, interest, joint, trials } = subject
  const own = takers(holdings).filter(({ unknown }) => !unknown)
  const columns = own.map((holding) => stakeColumn(holding, rate))
  return sumOf(interest === 'ownership' ? [...columns, joint[rate]] : columns, trials)
}

/** Those who would take their grant. */
export const takers = (holdings: readonly Holding[]): readonly Holding[] =>
  holdings.filter(({ declines }) => !declines)

const rowOf = (
  subject: Subject,
  method: Method,
  told: { readonly figure: Figure; readonly conventions: readonly string[] },
): ApproachRow => ({
  approach: 'income',
  method,
  interest: subject.interest,
  place: 'axis',
  reason: null,
  ...told.figure,
  conventions: [...told.conventions],
})

const refusedRow = (subject: Subject, method: Method, reason: string): ApproachRow => ({
  ...rowOf(subject, method, { figure: noFigure, conventions: [] }),
  place: 'refused',
  reason,
})

const stakeRow = (subject: Subject): ApproachRow => {
  const { holdings, columns, interest } = subject
  const known = takers(holdings).filter(({ unknown }) => !unknown)
  const refusal = stakeRefusal(subject)
  if (refusal !== null) return refusedRow(subject, 'with-and-without', refusal)
  const { factor, text } = amortisationOf(subject)
  const owners =
    interest === 'ownership'
      ? [
          `Summed over every licensee of the document with a grant of its own, each beside the others (dilution as the markets say): ${holdersText(subject, known)}. Buyers that the document does not name add nothing.`,
          `Less the owner's costs of preparing, serving and monitoring after its tax, at ${ratesText(subject, null)}.`,
        ]
      : [
          'All that is at stake for the licensee, before it pays anything for the licence and before its risks.',
        ]
  return rowOf(subject, 'with-and-without', {
    figure: futuresFigure(columns, (rate) => stakeOf(subject, rate), factor),
    conventions: [
      'Σ(cash flow with the data − cash flow without them)·DF: benefit and recreate cost saved, less integration, compliance and the next best alternative.',
      ...owners,
      ...leftOutTexts(subject),
      `Discounted at each licensee's own rates: ${ratesOf(subject, known)}. ${spreadText(subject, [...known.map(({ deal }) => deal.licensee), ...(interest === 'ownership' ? [null] : [])])}`,
      `After each licensee's own tax: ${taxesOf(subject, known)}. Losses are relieved at once.`,
      `${timingText(subject)} ${lifeText(subject)}`,
      text,
    ],
  })
}

/** What is at stake in expectation; no limit while nobody knows it. */
const stakeMean = (subject: Subject): number =>
  stakeRefusal(subject) === null ? subject.columns.means(stakeOf(subject, 'flow')).all : Infinity

const stakeRefusal = ({ holdings }: Subject): string | null => {
  if (holdings.every(({ unknown, declines }) => unknown || declines))
    return holdings.some(({ unknown }) => unknown)
      ? 'What the data do for the licensee is unknown: state its utility.'
      : 'Nobody in the document is expected to be better off with the data than without them.'
  return null
}

/** Who is not in the sum, and why. */
const leftOutTexts = (subject: Subject): readonly string[] => {
  const out = (those: readonly Holding[], why: string): readonly string[] =>
    those.length === 0 ? [] : [`Without ${holdersText(subject, those)}: ${why}.`]
  return [
    ...out(
      subject.holdings.filter(({ declines }) => declines),
      'expected to be no better off with the data than without them',
    ),
    ...out(
      subject.holdings.filter(({ unknown }) => unknown),
      'what the data do there is unknown',
    ),
  ]
}

const ratesOf = (subject: Subject, holdings: readonly Holding[]): string =>
  listText(
    holdings.map(
      ({ deal }) => `${licenseeText(subject.document, deal.licensee)} ${ratesText(subject, deal.licensee)}`,
    ),
  )

const taxesOf = (subject: Subject, holdings: readonly Holding[]): string =>
  listText(
    holdings.map(
      ({ deal, taxRate }) => `${licenseeText(subject.document, deal.licensee)} ${percentText(taxRate)}`,
    ),
  )

const reliefRow = (subject: Subject): ApproachRow => {
  const refusal = reliefRefusal(subject)
  if (refusal !== null) return refusedRow(subject, 'relief-from-royalty', refusal)
  const { factor, text } = amortisationOf(subject)
  return rowOf(subject, 'relief-from-royalty', {
    figure: futuresFigure(subject.columns, (rate) => reliefColumn(subject, rate), factor),
    conventions: [...reliefConventions(subject), text],
  })
}

const excessRow = (subject: Subject): ApproachRow => {
  const assets = subject.valuation.contributoryAssets
  if (assets === undefined)
    return refusedRow(
      subject,
      'excess-earnings',
      'No contributory assets: excess earnings need valuation.contributoryAssets, each with its charge as a share of product revenue.',
    )
  const sellers = takers(subject.holdings).filter(({ deal }) => deal.cells.length > 0)
  if (sellers.length === 0)
    return refusedRow(
      subject,
      'excess-earnings',
      'No licensee of the interest sells a product: a saving has no revenue.',
    )
  const { factor, text } = amortisationOf(subject)
  const { drawn, columns } = subject
  const charges = assets.map(({ name, source }, a) => {
    const charge = percentText(columns.means(drawn.charges[a]!).all)
    return `${name} ${charge}${source === undefined ? ', no source stated' : ` (${source})`}`
  })
  const exceeds = columns.means(excessColumn(subject, sellers, 'flow')).all > stakeMean(subject)
  return rowOf(subject, 'excess-earnings', {
    figure: futuresFigure(columns, (rate) => excessColumn(subject, sellers, rate), factor),
    conventions: [
      ...(exceeds
        ? ['More than is at stake: assets that contribute are missing, or are charged too little.']
        : []),
      `Σ product revenue·margin·DF less a charge on product revenue for every contributory asset: ${listText(charges)} in expectation. All that is left counts as the data's.`,
      `Of the products of ${holdersText(subject, sellers)}, less integration and compliance.`,
      `Discounted at each licensee's own rates: ${ratesOf(subject, sellers)}. ${spreadText(
        subject,
        sellers.map(({ deal }) => deal.licensee),
      )}`,
      `After each licensee's own tax: ${taxesOf(subject, sellers)}. Losses are relieved at once.`,
      `${timingText(subject)} ${lifeText(subject)}`,
      text,
    ],
  })
}
