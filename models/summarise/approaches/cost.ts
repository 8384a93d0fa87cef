import { forgoneWhileRecreating, replacementCost } from '../../methods/replacementCost.ts'
import type { Approaches, ApproachRow } from '../../scenario/schema/approaches.ts'
import { valueAt } from '../../simulate/frame.ts'
import { noFigure } from './figure.ts'
import { stakeOf, takers } from './income.ts'
import type { Subject } from './subject.ts'
import { listText, percentText } from './words.ts'

/** The row of the cost approach: on the axis of the ownership, for orientation beside a licence. */
export const costRow = (subject: Subject): ApproachRow => {
  const { document, interest, columns, drawn, trials } = subject
  const cost = document.dataset.cost
  const row = { approach: 'cost', method: 'replacement-cost', interest: 'ownership' } as const
  if (cost?.recreate === undefined || cost.recreate.length === 0) {
    const reason = 'No cost of recreating the dataset: state dataset.cost.recreate, item by item.'
    return { ...row, place: 'refused', reason, ...noFigure, conventions: [] }
  }
  const { functional = 0, technical = 0, economic = 0 } = cost.obsolescence ?? {}
  const margin = cost.developerMargin ?? 0
  const column = Float64Array.from({ length: trials }, (_, i) =>
    replacementCost({
      items: drawn.recreate.map((item) => item[i]!),
      margin,
      functional,
      technical,
      economic,
    }),
  )
  const { q10, q90 } = columns.summary(column)
  const onAxis = interest === 'ownership'
  return {
    ...row,
    place: onAxis ? 'axis' : 'orientation',
    reason: onAxis ? null : 'it is the cost of having the whole dataset, not of a licence to use it',
    low: q10,
    expected: columns.estimate(column),
    high: q90,
    range: 'expectation, and the 10th and 90th percentile of the cost',
    hindsight: null,
    beforeTaxAmortisation: null,
    conventions: [
      `Σ of ${cost.recreate.length} items × (1 + ${percentText(margin)} developer's margin) × (1 − ${percentText(functional)} functional)(1 − ${percentText(technical)} technical)(1 − ${percentText(economic)} economic obsolescence): ${listText(cost.recreate.map(({ item }) => item))}.`,
      `In prices of ${document.valuationDate}, not discounted, before tax and without tax amortisation.`,
      'A ceiling for a buyer who lawfully could recreate the dataset; it says nothing of what the data bring.',
      'The delay is told apart and is not in it.',
      sourcesText(cost.recreate.map(({ amount }) => amount.about.source)),
    ],
  }
}

const sourcesText = (sources: readonly (string | undefined)[]): string => {
  const named = [...new Set(sources.filter((source) => source !== undefined))]
  const missing = sources.filter((source) => source === undefined).length
  const none = missing === 0 ? '' : `no source stated for ${missing} of ${sources.length} items`
  return `Source: ${[...named, ...(none === '' ? [] : [none])].join('; ')}.`
}

/** What a buyer forgoes while it recreates the dataset. */
export const delayOf = (subject: Subject): Approaches['delay'] => {
  const { drawn, columns, plan, means, holdings } = subject
  const years = drawn.recreateYears
  if (years === null || takers(holdings).every(({ unknown }) => unknown)) return null
  const rate = valueAt(means, plan.licensor.rates.salesLinked, 0)
  const stake = columns.means(stakeOf(subject, 'flow')).all
  const forgone = years.map((delay) => forgoneWhileRecreating(Math.max(stake, 0), rate, delay))
  return {
    years: columns.estimate(years),
    forgone: columns.estimate(forgone),
    text: `Recreating takes time, and what is at stake comes that much later: stake·(1 − (1 + r)^(−years)) at the licensor's rate of ${percentText(rate)} for flows linked to sales. Money forgone, apart from the cost and in no row.`,
  }
}
