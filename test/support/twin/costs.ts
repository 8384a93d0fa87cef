import { type Agreement, anyRuns, contractYearsOf, periodsIn } from './agreement.ts'
import { avoided, cellBenefit, grantedFields, savingOf } from './benefit.ts'
import { counts, sourcesOf, transferCost } from './dataset.ts'
import { afterLag, type Flow, gain, outlay, payment } from './flow.ts'
import { termOf } from './grants.ts'
import { exists, inside, isTrue, type Place, read, sum, text } from './place.ts'
import { inScope, numbered } from './scope.ts'

/** Benefit by period: revenue kept and costs saved at salesLinked, recreate cost avoided at fixed. */
export const benefits = (agreement: Agreement): readonly Flow[] =>
  agreement.periods.flatMap((period) => {
    const cells = agreement.cells.map((live) => cellBenefit(agreement, live, period))
    const savings = grantedFields(agreement).map((field) => savingOf(agreement, field, period))
    return [
      gain(sum([...cells, ...savings]), period.cash, 'salesLinked'),
      gain(avoided(agreement, period), period.cash, 'fixed'),
    ]
  })

/** Integration, once per field, at the start of its grant. */
export const integrations = (agreement: Agreement): readonly (Flow & { readonly field: string })[] =>
  grantedFields(agreement).flatMap(({ id, grants, position, isLive }) => {
    const time = Math.min(...grants.map((grant) => grant.startYear))
    if (!isLive || position === undefined || time >= agreement.end) return []
    const amount = read(agreement.facts, inside(position, 'integrationCost'), { otherwise: 0 })
    return [{ ...outlay({ line: 'integrationCost', amount, time }, 'licensee'), field: id }]
  })

/** Whether a source counts, in a period, for any field whose grant then runs. */
const isUsed = (agreement: Agreement, source: Place, t: number): boolean =>
  agreement.grants.some(
    (grant) => anyRuns(agreement, [grant], t) && counts(agreement, source, { field: grant.field, t }),
  )

/** Transfer of the sources that count, borne once per deal by the licensee. */
export const transfers = (agreement: Agreement): readonly Flow[] =>
  sourcesOf(agreement).flatMap((source) => {
    const used = agreement.periods.filter(({ middle }) => isUsed(agreement, source, middle))
    if (used.length === 0) return []
    const cost = (amount: number, time: number): Flow =>
      outlay({ line: 'compliance', amount, time }, 'licensee')
    return [
      cost(transferCost(agreement, source, 'upfront'), agreement.start),
      ...used.map(({ index, length, cash }) =>
        cost(transferCost(agreement, source, 'perYear', index) * length, cash),
      ),
    ]
  })

/** `residual.exitCost` when the right to the model's benefit ends with the term. */
export const exitCosts = (agreement: Agreement): readonly Flow[] => {
  const residual = termOf(agreement.terms, 'residual')
  const stops = residual !== undefined && text(inside(residual, 'scope')) === 'none'
  if (!stops || agreement.failedAt <= agreement.end) return []
  const amount = read(agreement.facts, inside(residual, 'exitCost'), { otherwise: 0 })
  return [outlay({ line: 'compliance', amount, time: agreement.end }, 'licensee')]
}

/** What the deal costs the licensor when it stands alone. */
export const licensorCosts = (agreement: Agreement): readonly Flow[] => {
  if (agreement.contractYears === 0) return []
  const costs = inside(agreement.root, 'licensor', 'costs')
  const cost = (amount: number, time: number): Flow =>
    outlay({ line: 'licensorCosts', amount, time }, 'licensor')
  const yearly = (key: string, period: number): number =>
    read(agreement.facts, inside(costs, key), { otherwise: 0, period })
  return [
    cost(read(agreement.facts, inside(costs, 'prepare'), { otherwise: 0 }), agreement.start),
    ...agreement.periods
      .filter(({ middle }) => anyRuns(agreement, agreement.grants, middle))
      .map(({ index, length, cash }) =>
        cost((yearly('servePerLicenseeYear', index) + yearly('monitorPerYear', index)) * length, cash),
      ),
  ]
}

/** Benefit less integration and compliance of the running grant, by period, in a profit share's scope. */
const profitIn = (agreement: Agreement, term: Place): readonly number[] => {
  const scoped = exists(inside(term, 'field')) || exists(inside(term, 'market'))
  const ofField = (field: string): boolean => !scoped || text(inside(term, 'field')) === field
  const running = agreement.periods.filter(({ middle }) => anyRuns(agreement, agreement.grants, middle))
  const outlays = [
    ...integrations(agreement).filter(({ field }) => ofField(field)),
    ...transfers(agreement).filter(() => !scoped),
  ]
  /** a cost belongs to the first running period whose cash is not before it */
  const periodOf = (time: number): number | undefined => running.find(({ cash }) => cash >= time)?.index
  return agreement.periods.map((period) => {
    if (!running.includes(period)) return 0
    const cells = agreement.cells
      .filter((live) => inScope(term, live) && anyRuns(agreement, live.grants, period.middle))
      .map((live) => cellBenefit(agreement, live, period))
    const savings = grantedFields(agreement)
      .filter((field) => ofField(field.id) && anyRuns(agreement, field.grants, period.middle))
      .map((field) => savingOf(agreement, field, period))
    const spared = scoped ? 0 : avoided(agreement, period)
    const paid = outlays.filter(({ time }) => periodOf(time) === period.index).map(({ amount }) => amount)
    return sum([...cells, ...savings]) + spared - sum(paid)
  })
}

/** share × max(0, profit to date in the contract year − losses carried forward), never less than was paid. */
export const profitShares = (agreement: Agreement): readonly Flow[] =>
  numbered(agreement, 'profitShare').flatMap(([index, term]) => {
    const share = read(agreement.facts, inside(term, 'share'))
    const profit = profitIn(agreement, term)
    let losses = 0
    return contractYearsOf(agreement).flatMap((c) => {
      let [toDate, paid] = [-losses, 0]
      const flows = periodsIn(agreement, c).map((period) => {
        toDate += profit[period.index - 1] ?? 0
        const due = Math.max(paid, share * Math.max(0, toDate))
        const amount = due - paid
        paid = due
        const dated = { line: 'profitShare', amount, time: period.cash }
        return afterLag(payment(dated, 'salesLinked', index), agreement.lag)
      })
      losses = isTrue(inside(term, 'lossCarryForward')) ? Math.max(0, -toDate) : 0
      return flows
    })
  })
