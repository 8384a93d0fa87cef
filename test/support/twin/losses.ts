import { type Agreement, anyRuns } from './agreement.ts'
import type { Period } from './calendar.ts'
import { type Flow, outlay } from './flow.ts'
import { exists, inside, items, named, type Place, read, sum, text, texts } from './place.ts'

interface Loss {
  readonly total: number
  readonly licensor: number
}

/** What is left of a risk's limit in total: `aggregate`, or `multipleOfFees` × receipts up to now. */
const leftInTotal = (agreement: Agreement, cap: Place, ask: { used: number; receipts: number }): number => {
  const amount = (key: string): number =>
    read(agreement.facts, inside(cap, key), { otherwise: Number.POSITIVE_INFINITY })
  const multiple = inside(cap, 'multipleOfFees')
  const byFees = exists(multiple) ? read(agreement.facts, multiple) * ask.receipts : Number.POSITIVE_INFINITY
  return Math.max(0, Math.min(amount('aggregate'), byFees) - ask.used)
}

/** How often a period meets a risk: once per field whose grant runs for a risk of the product, else once. */
const exposures = (agreement: Agreement, risk: Place, period: Period): number => {
  const running = agreement.grants.filter((grant) => anyRuns(agreement, [grant], period.middle))
  return text(inside(risk, 'scope'), 'licensee') === 'product'
    ? new Set(running.map((grant) => grant.field)).size
    : Math.min(1, running.length)
}

/** Losses of one period: each event as it comes, or in the expected case frequency × limited expected value. */
const lossesIn = (
  agreement: Agreement,
  risk: Place,
  ask: { readonly period: Period; readonly used: number; readonly receipts: number },
): readonly Loss[] => {
  const { facts, id } = agreement
  const cap = inside(risk, 'cap')
  const perEvent = read(facts, inside(cap, 'perEvent'), { otherwise: Number.POSITIVE_INFINITY })
  const share = read(facts, inside(risk, 'bearer', 'licensor'), { otherwise: 0 })
  const name = text(inside(risk, 'id'))
  if (facts.expectedLosses !== undefined) {
    const { expectedFrequency, limitedExpectedLoss } = facts.expectedLosses
    const limit = Math.min(perEvent, leftInTotal(agreement, cap, ask))
    /** of a risk with tiers: each tier's by its probability */
    const lossOf = (part: number, most: number): number => {
      const tiers = items(inside(risk, 'tiers'))
      if (tiers.length === 0) return limitedExpectedLoss(name, part, most)
      return sum(
        tiers.map(
          (tier, j) => read(facts, inside(tier, 'probability')) * limitedExpectedLoss(name, part, most, j),
        ),
      )
    }
    const events = expectedFrequency(name) * ask.period.length * exposures(agreement, risk, ask.period)
    return [
      {
        total: events * lossOf(1, Number.POSITIVE_INFINITY),
        licensor: events * lossOf(share, limit),
      },
    ]
  }
  const insured = read(facts, inside(risk, 'insuredShare'), { otherwise: 0 })
  let used = ask.used
  return facts
    .events(name, id)
    .filter(({ time }) => time > ask.period.from && time <= ask.period.to)
    .toSorted((a, b) => a.time - b.time)
    .map(({ severity }) => {
      const total = severity * (1 - insured)
      const limit = Math.min(perEvent, leftInTotal(agreement, cap, { ...ask, used }))
      const licensor = Math.min(share * total, limit)
      used += licensor
      return { total, licensor }
    })
}

/** Both parties' losses; `receipts` are what the licensor was owed before currency and tax. */
export const riskLosses = (agreement: Agreement, receipts: readonly Flow[]): readonly Flow[] => {
  const names = texts(inside(agreement.place, 'risks'))
  const risks = named(inside(agreement.root, 'risks')).filter((risk) =>
    names.includes(text(inside(risk, 'id'))),
  )
  return risks.flatMap((risk) => {
    let used = 0
    return agreement.periods
      .filter(({ middle }) => anyRuns(agreement, agreement.grants, middle))
      .flatMap((period) => {
        const received = sum(
          receipts.filter(({ time }) => time <= period.cash + 1e-9).map(({ amount }) => amount),
        )
        const losses = lossesIn(agreement, risk, { period, used, receipts: received })
        const licensor = sum(losses.map((loss) => loss.licensor))
        const licensee = sum(losses.map((loss) => loss.total - loss.licensor))
        used += licensor
        return [
          outlay({ line: 'licensorRisks', amount: licensor, time: period.cash }, 'licensor'),
          outlay({ line: 'licenseeRisks', amount: licensee, time: period.cash }, 'licensee'),
        ]
      })
  })
}
