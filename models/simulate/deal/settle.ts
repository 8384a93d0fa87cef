import type { Lines } from '../../kernel/builder.ts'
import type { Node } from '../../kernel/program.ts'
import type { FlowPlan } from '../../scenario/dealPlan.ts'
import { statementYear } from '../../terms/statement.ts'
import type { RateClass } from '../frame.ts'
import { type Amount, addAmounts, type Settling, type Totals, type Worth } from './amounts.ts'
import { writeCarried } from './carried.ts'
import type { Ending } from './ending.ts'
import { type Party, parties } from './factors.ts'
import type { FlowLines, Script } from './script.ts'

interface Flow {
  readonly plan: FlowPlan
  readonly own: FlowLines
  readonly lines: Lines
}

/**
 * What a trial of a deal comes to: present values and cash by year of both parties after tax, and the worth of each
 * clause. Flows on the same dates are settled in one loop over the dates on which they can differ from 0.
 */
export const writeSettlement = (settling: Settling, { starts }: Ending): void => {
  const { script } = settling
  const { deal, builder } = script
  const totals = createTotals(script)
  const flows = deal.flows.flatMap((plan, f): Flow[] => {
    const own = script.flows[f]!
    return own.lines === null ? [] : [{ plan, own, lines: own.lines }]
  })
  const settleAll = (some: readonly Flow[]): void => {
    deal.dates.forEach((_, d) => {
      const dated = some.filter(({ plan, own }) => plan.dates === d && own.eventTime === null)
      for (const segment of segmentsOf(dated)) settleDates(settling, totals, { d, ...segment })
    })
  }
  settleAll(flows)
  for (const flow of flows) if (flow.own.eventTime !== null) settleEvent(settling, totals, flow)
  settleAll(carriedFlows(script, totals))
  for (const party of [...parties, 'joint'] as const) {
    builder.output(`${party}.flow`, totals[party].flow.get())
    builder.output(`${party}.time`, totals[party].time.get())
  }
  totals.terms.licensor?.forEach((term, t) => {
    builder.output(`terms.${t}`, term.get())
  })
  totals.terms.licensee?.forEach((term, t) => {
    builder.output(`licenseeTerms.${t}`, term.get())
  })
  for (const party of script.cash ? parties : [])
    for (let row = 0; row < deal.rows; row++)
      builder.output(`${party}Cash.${row}`, totals.cash[party].at(row))
  writeUnit(settling, starts)
}

const createTotals = ({ deal, builder, changing, cash: isWhole, terms = true }: Script): Totals => {
  const worth = (): Worth => ({ flow: changing(0), time: changing(0) })
  const cash = { licensor: builder.lines(deal.rows), licensee: builder.lines(deal.rows) }
  cash.licensor.fill(0)
  cash.licensee.fill(0)
  const taxed = (carried: number | null): Lines | null => {
    if (carried === null) return null
    const lines = builder.lines(deal.rows)
    lines.fill(0)
    return lines
  }
  return {
    licensor: worth(),
    licensee: worth(),
    joint: worth(),
    cash,
    taxed: {
      licensor: taxed(deal.standing.licensorCarried),
      licensee: taxed(deal.standing.licenseeCarried),
    },
    terms: {
      licensor: terms ? deal.termKinds.map(() => changing(0)) : null,
      licensee: terms && isWhole ? deal.termKinds.map(() => changing(0)) : null,
    },
  }
}

/** Of the parties whose losses wait for later income, how tax moves between years. */
const carriedFlows = (script: Script, { taxed }: Totals): readonly Flow[] => {
  const { standing, flows } = script.deal
  const carried = [
    { f: standing.licensorCarried, tax: taxed.licensor },
    { f: standing.licenseeCarried, tax: taxed.licensee },
  ]
  return carried.flatMap(({ f, tax }): Flow[] => {
    if (f === null || tax === null) return []
    return [{ plan: flows[f]!, own: script.flows[f]!, lines: writeCarried(script, f, tax) }]
  })
}

interface Segment {
  readonly from: number
  readonly until: number
  readonly flows: readonly Flow[]
}

/** Stretches of dates on which the same flows can differ from 0. */
const segmentsOf = (flows: readonly Flow[]): readonly Segment[] => {
  const cuts = [...new Set(flows.flatMap(({ own }) => [own.from, own.until]))].sort((a, b) => a - b)
  return cuts.slice(1).map((until, c) => {
    const from = cuts[c]!
    return { from, until, flows: flows.filter(({ own }) => own.from < until && own.until > from) }
  })
}

const settleDates = (settling: Settling, totals: Totals, segment: Segment & { readonly d: number }): void => {
  const { script, exchange, present } = settling
  const { deal, builder, $ } = script
  const { d } = segment
  const rates = segment.flows.some(({ plan }) => plan.exchanged) ? exchange.onDates?.(d) : undefined
  const factorsOf = factorsBy(script, (party, rate) => present(party, rate).onDates(d))
  const yearOf = builder.indexTable(deal.dates[d]!.rows.map((row) => Math.min(row, deal.rows - 1)))
  // every table the loop reads is made before it
  for (const { plan } of segment.flows) for (const party of parties) factorsOf(party, plan.rate)
  builder.loop(segment.from, segment.until, (j) => {
    const amounts = segment.flows.map(({ plan, lines }): Amount => {
      const owed = lines.at(j)
      const isRated = plan.exchanged && rates !== undefined
      return { plan, owed, settled: isRated ? $`${owed} * ${rates.at(j)}` : owed }
    })
    addAmounts(settling, totals, {
      amounts,
      factor: (party, rate) => factorsOf(party, rate).map((at) => at(j)) as [Node, Node],
      addInYear: (to, amount) => to.add(yearOf(j), amount),
    })
  })
}

/** Own and time factor by party and class; the own one twice where the party states no rate for time. */
const factorsBy = <At>({ deal, plan }: Script, of: (party: Party, rate: RateClass) => At) => {
  const known = new Map<string, readonly [At, At]>()
  return (party: Party, rate: RateClass): readonly [At, At] => {
    const { rates } = party === 'licensor' ? plan.licensor : plan.licensees[deal.licensee]!
    const key = `${party} ${rate}`
    const found = known.get(key) ?? [of(party, rate), of(party, rates.time === null ? rate : 'time')]
    known.set(key, found)
    return found
  }
}

/** A payment on a date that is known only in the trial. */
const settleEvent = (settling: Settling, totals: Totals, { plan, own, lines }: Flow): void => {
  const { script, exchange, present } = settling
  const { $ } = script
  const time = own.eventTime!
  const isFixed = typeof time === 'number'
  const owed = lines.at(0)
  const rate = isFixed ? exchange.atFixed(time) : exchange.atTime(time)
  const settled = plan.exchanged ? $`${owed} * ${rate}` : owed
  const factorsOf = factorsBy(script, (party, of) =>
    isFixed ? present(party, of).atFixed(time) : present(party, of).atTime(time),
  )
  addAmounts(settling, totals, {
    amounts: [{ plan, owed, settled }],
    factor: factorsOf,
    addInYear: (to, amount) => addInYear(script, to, { time, amount }),
  })
}

/** Adds an amount to the row of the year in which a date falls. */
const addInYear = (
  { deal, builder, table, $ }: Script,
  to: Lines,
  { time, amount }: { readonly time: Node | number; readonly amount: Node },
): void => {
  if (typeof time === 'number') {
    to.add(Math.min(statementYear(time), deal.rows - 1), amount)
    return
  }
  const row = $`min(max(ceil(${time} - 1e-9), 0), ${deal.rows - 1})`
  const rows = table(Float64Array.from({ length: deal.rows }, (_, at) => at))
  builder.loop(0, deal.rows, (at) => to.add(at, $`${row} == ${rows(at)} ? ${amount} : 0`))
}

/** Worth of one more unit of an upfront fee: the slope along which a refused deal is cured; 0 where it never starts. */
const writeUnit = ({ script, factors, exchange, present }: Settling, starts: Node): void => {
  const { deal, builder, $ } = script
  const settled = exchange.atFixed(deal.start)
  const [ours, theirs] = parties.map((party) => present(party, 'fixed').atFixed(deal.start)) as [Node, Node]
  builder.output('unit.licensor', $`${starts} ? ${factors.royalty.licensorNet} * ${settled} * ${ours} : 0`)
  builder.output('unit.licensee', $`${starts} ? -${factors.royalty.licenseeNet} * ${settled} * ${theirs} : 0`)
}
