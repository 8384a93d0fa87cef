import { money, percent } from '../../models/report/figures.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import type { Change } from './changed.ts'
import { dealIn } from './facts.ts'

type Unit = 'money' | 'percent' | 'years' | 'price'

/** A number of a deal that can be moved, in the unit it is read in: a share of 0.025 is 2.5 (%). */
export interface Lever {
  /** pointers of the number in the document; several where one duration holds for all grants */
  readonly pointers: readonly string[]
  /** `Royalty rate, first tier` */
  readonly label: string
  readonly unit: Unit
  /** what stands behind the number: `%`, `USD`, `years` */
  readonly mark: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
}

type Clause = Readonly<Record<string, unknown>>

/** What of a clause can be moved: key, what it is called, its unit. */
const KEYS: Readonly<Record<string, readonly (readonly [key: string, label: string, unit: Unit])[]>> = {
  upfrontFee: [['amount', 'Upfront fee', 'money']],
  annualFee: [['amount', 'Annual fee', 'money']],
  advance: [['amount', 'Advance on royalties', 'money']],
  royalty: [['rate', 'Royalty rate', 'percent']],
  minimumGuarantee: [
    ['amount', 'Minimum guarantee a year', 'money'],
    ['escalator', 'Yearly rise of the guarantee', 'percent'],
  ],
  royaltyCap: [
    ['amount', 'Royalty cap', 'money'],
    ['rateAfter', 'Rate above the cap', 'percent'],
  ],
  usageFee: [
    ['commit', 'Committed volume a year', 'price'],
    ['monthlyMaximum', 'Monthly maximum', 'money'],
  ],
  revenueShare: [['share', 'Revenue share', 'percent']],
  profitShare: [['share', 'Profit share', 'percent']],
  milestone: [['amount', 'Milestone', 'money']],
  termination: [['fee', 'Termination fee', 'money']],
  residual: [['rate', 'Rate after the end', 'percent']],
}

/** The numbers of a deal that are plain, in contract order; what is uncertain or a formula has no single number. */
export const leversOf = (document: FieldfareDocument, id: string): readonly Lever[] => {
  const index = document.deals.findIndex((deal) => deal.id === id)
  const deal = dealIn(document, id)
  if (deal === undefined) return []
  const { currency } = document
  const terms = deal.terms.flatMap((term, t) => {
    const at = `/deals/${index}/terms/${t}`
    const keys = (KEYS[term.kind] ?? []).map(([key, label, unit]) => ({
      pointer: `${at}/${key}`,
      written: (term as Clause)[key],
      label: term.kind === 'milestone' ? `Milestone${triggerWords(term as Clause, currency)}` : label,
      unit,
    }))
    return [...keys, ...tiersOf(term as Clause, at, currency)]
  })
  return [...durationOf(deal, index), ...distinct(terms.flatMap((found) => leverOf(found, currency)))]
}

interface Written {
  readonly pointer: string
  readonly written: unknown
  readonly label: string
  readonly unit: Unit
}

const triggerWords = ({ trigger }: Clause, currency: string): string => {
  const { gate, date, salesCumulative, salesAnnual } = trigger as Readonly<Record<string, unknown>>
  if (typeof gate === 'string') return ` at ${gate.replaceAll('-', ' ')}`
  if (typeof date === 'string') return ` on ${date}`
  const sales = salesCumulative ?? salesAnnual
  if (typeof sales !== 'number') return ''
  return ` at sales of ${money(sales, currency)}${salesAnnual === undefined ? '' : ' a year'}`
}

/** The rates or prices of a clause by tier, named by where the tier ends. */
const tiersOf = ({ kind, tiers, unit: of }: Clause, at: string, currency: string): readonly Written[] => {
  if (!Array.isArray(tiers)) return []
  const key = kind === 'royalty' ? 'rate' : 'price'
  const what = kind === 'royalty' ? 'Royalty rate' : `Price per ${typeof of === 'string' ? of : 'unit'}`
  const limit = (upTo: number): string =>
    kind === 'royalty' ? money(upTo, currency) : money(upTo, '').trim()
  return tiers.map((tier: Clause, j) => {
    const before = (tiers[j - 1] as Clause | undefined)?.upTo
    const span =
      typeof tier.upTo === 'number'
        ? ` up to ${limit(tier.upTo)}`
        : typeof before === 'number'
          ? ` above ${limit(before)}`
          : ''
    return {
      pointer: `${at}/tiers/${j}/${key}`,
      written: tier[key],
      label: `${what}${span}`,
      unit: kind === 'royalty' ? 'percent' : 'price',
    }
  })
}

/** A plain number, or one in an object that says more about it. */
const leverOf = ({ pointer, written, label, unit }: Written, currency: string): readonly Lever[] => {
  if (typeof written === 'number') return [ranged({ pointers: [pointer], label, unit, written, currency })]
  const inner = typeof written === 'object' && written !== null ? Reflect.get(written, 'value') : undefined
  if (typeof inner !== 'number') return []
  return [ranged({ pointers: [`${pointer}/value`], label, unit, written: inner, currency })]
}

interface Ranging {
  readonly pointers: readonly string[]
  readonly label: string
  readonly unit: Unit
  readonly written: number
  readonly currency: string
}

/** From nothing to about two and a half times what is written, in steps of which that is a multiple. */
const ranged = ({ pointers, label, unit, written, currency }: Ranging): Lever => {
  const value = shownOf(written, unit)
  const most = nice(2.5 * (value > 0 ? value : unit === 'percent' ? 2 : 100_000))
  const max = unit === 'percent' ? Math.min(100, most) : most
  const mark = { money: currency, percent: '%', years: 'years', price: '' }[unit]
  return { pointers, label, unit, mark, value, min: 0, max, step: stepFor(value, max) }
}

/** 1, 2, 2.5 or 5 times a power of ten, at least so much. */
const nice = (amount: number): number => {
  const power = 10 ** Math.floor(Math.log10(amount))
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= amount * (1 - 1e-9)) ?? 10
  return tidy(factor * power)
}

const stepFor = (value: number, max: number): number => {
  for (let step = nice(max / 400); ; step = tidy(step / 10))
    if (Math.abs(value / step - Math.round(value / step)) < 1e-6 || step < max / 1e9) return step
}

const tidy = (value: number): number => Number(value.toPrecision(12))

const shownOf = (written: number, unit: Unit): number => (unit === 'percent' ? tidy(100 * written) : written)

/** The number as the document writes it. */
export const writtenOf = ({ unit }: Lever, shown: number): number =>
  unit === 'percent' ? tidy(shown / 100) : shown

/** What levers that are moved change in the document. */
export const changesOf = (levers: readonly Lever[], moved: ReadonlyMap<string, number>): readonly Change[] =>
  levers.flatMap((lever) => {
    const shown = moved.get(lever.label)
    if (shown === undefined) return []
    return lever.pointers.map((pointer) => ({ pointer, value: writtenOf(lever, shown) }))
  })

/** One duration for the whole deal, where all its grants run equally long. */
const durationOf = ({ grants }: FieldfareDocument['deals'][number], index: number): readonly Lever[] => {
  const years = grants[0]?.termYears ?? 0
  const plain = Number.isInteger(years) && grants.every(({ termYears }) => termYears === years)
  if (!plain) return []
  const pointers = grants.map((_, g) => `/deals/${index}/grants/${g}/termYears`)
  const range = { min: 1, max: Math.max(10, 2 * years), step: 1 }
  return [{ pointers, label: 'Duration', unit: 'years', mark: 'years', value: years, ...range }]
}

/** Two clauses of a kind are told apart by their place. */
const distinct = (levers: readonly Lever[]): readonly Lever[] =>
  levers.map((lever, at) => {
    const alike = levers.filter(({ label }) => label === lever.label)
    if (alike.length < 2) return lever
    return {
      ...lever,
      label: `${lever.label} (${levers.slice(0, at + 1).filter(({ label }) => label === lever.label).length})`,
    }
  })

/** A number in the words of its unit: `2.5 %`, `500 k USD`. */
export const leverText = ({ unit, mark }: Lever, shown: number): string => {
  if (unit === 'percent') return percent(shown / 100)
  if (unit === 'money') return money(shown, mark)
  return unit === 'years' ? `${shown} ${shown === 1 ? 'year' : 'years'}` : money(shown, '').trim()
}
