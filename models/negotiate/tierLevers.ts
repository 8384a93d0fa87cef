import { affineQuantity } from '../scenario/affineQuantity.ts'
import { meanOf } from '../scenario/meanOf.ts'
import { type Quantity, withForm } from '../scenario/schema/quantity.ts'
import type { TermOf } from '../scenario/schema/terms.ts'
import { type DealAt, numbered } from './clauseLevers.ts'
import type { Edit, Lever } from './lever.ts'
import { movedQuantity, movingOf } from './movedQuantity.ts'
import { quantityLever } from './quantityLever.ts'

type Royalty = TermOf<'royalty'>
type Usage = TermOf<'usageFee'>

/** `rate`, the running royalty, and `price`, the usage fee a unit: the first tier, with which the others move. */
export const tierLevers = (at: DealAt): readonly Lever[] => {
  const { terms } = at.scenario.document.deals[at.deal]!
  const royalties = terms.flatMap((term, t) => (term.kind === 'royalty' ? [{ t, term }] : []))
  const usages = terms.flatMap((term, t) => (term.kind === 'usageFee' ? [{ t, term }] : []))
  return [
    ...royalties.flatMap(({ t, term }, n) => rateLever(at, ratesOf(term, t), n)),
    ...usages.flatMap(({ t, term }, n) => priceLever(at, pricesOf(term, t), { n, unit: term.unit })),
  ]
}

/** A number of a tier, and its keys from the clause on. */
interface Tier {
  readonly q: Quantity
  readonly keys: readonly string[]
}

const ratesOf = ({ rate, tiers = [] }: Royalty, t: number): readonly Tier[] =>
  rate !== undefined
    ? [{ q: rate, keys: [`${t}`, 'rate'] }]
    : tiers.map((tier, j) => ({ q: tier.rate, keys: [`${t}`, 'tiers', `${j}`, 'rate'] }))

const pricesOf = ({ tiers }: Usage, t: number): readonly Tier[] =>
  tiers.flatMap(({ price }, j) =>
    price === undefined ? [] : [{ q: price, keys: [`${t}`, 'tiers', `${j}`, 'price'] }],
  )

const rateLever = (at: DealAt, tiers: readonly Tier[], n: number): readonly Lever[] => {
  const lever = firstLever(at, tiers, numbered({ name: 'rate', label: 'Royalty rate' }, n))
  if (lever === null || tiers.length < 2) return lever === null ? [] : [lever]
  const present = lever.present!
  const points = tiers.every(({ q }) => movingOf(q) === 'fixed')
  if (!points) return [inProportion(at, tiers, lever)]
  const to = (q: Quantity, value: number): number =>
    q === tiers[0]!.q ? value : clipped(meanOf(q)! + (value - present))
  return [
    {
      ...lever,
      says: 'It is the rate of the first tier; the other tiers move by as many points, not below 0 % or above 100 %.',
      ...editsOf(at, tiers, (q, value) => withForm(q, { kind: 'constant', value: to(q, value) })),
    },
  ]
}

/** A rate that is moved by points and back is the rate that was written. */
const clipped = (rate: number): number => Math.min(1, Math.max(0, Math.round(rate * 1e12) / 1e12))

const priceLever = (
  at: DealAt,
  tiers: readonly Tier[],
  { n, unit }: { readonly n: number; readonly unit: string | undefined },
): readonly Lever[] => {
  const label = `Price per ${unit ?? 'unit'}`
  const found = firstLever(at, tiers, numbered({ name: 'price', label }, n))
  if (found === null) return []
  const lever: Lever = { ...found, unit: 'price' }
  return [tiers.length < 2 ? lever : inProportion(at, tiers, lever)]
}

const inProportion = (at: DealAt, tiers: readonly Tier[], lever: Lever): Lever => {
  const present = lever.present!
  if (present <= 0)
    return { ...lever, says: 'It is that of the first tier, which is 0 now; the others stay.' }
  return {
    ...lever,
    upper: Math.min(...tiers.map(({ q }) => (present * (q.slot.upper ?? Infinity)) / highestOf(q))),
    says: 'It is that of the first tier; the other tiers move in proportion.',
    ...editsOf(at, tiers, (q, value) =>
      value === present
        ? q
        : value > 0
          ? affineQuantity(q, { times: value / present, plus: 0 })
          : movedQuantity(q, 0),
    ),
  }
}

const highestOf = ({ form }: Quantity): number => {
  if (form.kind === 'constant') return form.value
  return form.kind === 'distribution' ? form.distribution.support[1] : Infinity
}

/** The lever on the first tier alone; none where a tier is a formula. */
const firstLever = (
  { scenario }: DealAt,
  tiers: readonly Tier[],
  named: Pick<Lever, 'name' | 'label'>,
): Lever | null =>
  tiers.length === 0 || tiers.some(({ q }) => meanOf(q) === null)
    ? null
    : quantityLever(scenario, tiers[0]!.q, named)

const editsOf = (
  { deal }: DealAt,
  tiers: readonly Tier[],
  to: (q: Quantity, value: number) => Quantity,
): Pick<Lever, 'edits' | 'written'> => {
  const edits = (value: number): readonly (Edit & { readonly value: Quantity })[] =>
    tiers.map(({ q, keys }) => ({ path: ['deals', `${deal}`, 'terms', ...keys], value: to(q, value) }))
  return {
    edits,
    written: (value) =>
      tiers.some(({ q }) => movingOf(q) !== 'fixed')
        ? null
        : edits(value).map(({ path, value: q }) => ({ path, value: meanOf(q) })),
  }
}
