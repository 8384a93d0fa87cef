import fc from 'fast-check'
import { between, money, perhaps, share } from './anyNumber.ts'
import { agreeing, anyClause, type Kind } from './anyTerms.ts'
import type { Loose } from './documents.ts'

/** What a law asks of the documents it is about. */
export interface Wanted {
  /** clauses that every document has */
  readonly always?: readonly Kind[]
  readonly never?: readonly Kind[]
  /** parties without tax, costs and risks of their own: what the licensor gets is what it is paid */
  readonly bare?: boolean
  /** royalties never fall while sales rise */
  readonly rising?: boolean
  /** within a year neither sales nor records move, and everything begins and ends with a year */
  readonly steady?: boolean
  readonly periods?: readonly number[]
}

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

/** Two royalties and two milestones now and then; of the rest at most one of a kind. */
const twice: readonly Kind[] = ['royalty', 'milestone', 'usageFee', 'inKind']

const terms = ({
  always = [],
  never = [],
  bare = false,
  rising = false,
}: Wanted): fc.Arbitrary<readonly Loose[]> => {
  const kinds = (Object.keys(anyClause) as Kind[]).filter((kind) => !never.includes(kind))
  const needed = always.map((kind) => anyClause[kind])
  const first = kinds.filter((kind) => !always.includes(kind)).map((kind) => perhaps(anyClause[kind]))
  const second = twice.filter((kind) => !never.includes(kind)).map((kind) => perhaps(anyClause[kind]))
  return fc
    .tuple(...needed, ...first, ...second, fc.constant({ kind: 'upfrontFee', amount: 1000 }))
    .map((all) => agreeing(all.filter((term) => term !== null)))
    .map((all) => (rising ? all.map(withRisingRates) : all))
    .map((all) => (bare ? all.map(({ cost: _, ...term }) => term) : all))
}

/** A royalty whose rates rise from tier to tier, so that no period takes back what an earlier one has earned. */
const withRisingRates = (term: Loose): Loose => {
  if (term.kind !== 'royalty') return term
  const rates = term.tiers.map(({ rate }: Loose) => rate).toSorted((a: number, b: number) => a - b)
  return { ...term, tiers: term.tiers.map((tier: Loose, j: number) => ({ ...tier, rate: rates[j] })) }
}

const market = (steady: boolean, gate: boolean): fc.Arbitrary<Loose> =>
  fc.record({
    size: money(90_000_000),
    growth: share(0.3),
    priceErosion: share(0.1),
    adoption: steady
      ? one({ kind: 'table', values: [0.1, 0.5, 1] }, { kind: 'table', values: [1] })
      : one<Loose>(
          { kind: 'ramp', years: 3 },
          { kind: 'table', values: [0.3, 0.2, 1] },
          { kind: 'bass', p: 0.1, q: 0.4 },
        ),
    success: gate
      ? fc
          .record({
            year: steady ? one(1, 2) : one(0.5, 1.5, 2),
            probability: share(),
            ifFails: one(null, { size: 0.3 }),
          })
          .map(({ year, probability, ifFails }) => [
            { gate: 'clearance', year, probability, ...(ifFails !== null && { ifFails }) },
          ])
      : fc.constant([]),
  })

const rates = fc.record(
  { fixed: share(0.2), salesLinked: share(0.3), milestone: share(0.3) },
  { requiredKeys: ['fixed', 'salesLinked'] },
)
const tax = fc.oneof(share(0.4), fc.record({ royalty: share(0.4), service: share(0.4), equity: share(0.4) }))
const relief = one('at-once', 'carried-forward')

const party = (taxed: boolean) => ({
  discountRate: rates,
  taxRate: taxed ? tax : fc.constant(0),
  lossRelief: relief,
})

const licensee = ({ steady = false }: Wanted): fc.Arbitrary<Loose> =>
  fc.record(
    {
      id: one('buyer'),
      processingTerritory: one('US'),
      ...party(true),
      timeRate: share(0.1),
      failure: share(0.2),
      ifGateFails: share().map((terminates) => ({ terminates })),
      positions: fc.record({
        imaging: fc.record({
          peakShare: share(0.5),
          launchYears: steady ? one(0, 1) : one(0, 0.7, 1),
          margin: share(),
          utility: share().map((value) => ({ kind: 'share', value })),
          integrationCost: money(150_000),
          exclusiveUplift: share(0.5),
        }),
        tools: fc.record({
          peakShare: share(0.5),
          launchYears: one(0),
          margin: share(),
          utility: share(0.1).map((perPoint) => ({
            kind: 'lift',
            with: 5,
            without: 3,
            revenuePerPoint: perPoint,
          })),
        }),
      }),
    },
    { requiredKeys: ['id', 'processingTerritory', 'discountRate', 'taxRate', 'positions', 'failure'] },
  )

/** What can go wrong; `borne` by the licensor, or by both. */
const risk = (id: string, { bare = false, steady = false }: Wanted): fc.Arbitrary<Loose> =>
  fc
    .record({
      frequency: between(0.1, 2),
      severity: money(300_000),
      ours: bare ? one(0) : share(),
      cap: perhaps(
        fc.record(
          {
            perEvent: fc.integer({ min: 0, max: 90_000 }),
            aggregate: fc.integer({ min: 0, max: 90_000 }),
            multipleOfFees: share(),
          },
          { requiredKeys: steady ? ['perEvent'] : [] },
        ),
      ),
      insuredShare: share(),
      scope: one('dataset', 'licensee', 'product'),
    })
    .map(({ ours, cap, ...rest }) => ({
      id,
      ...rest,
      bearer: { licensor: ours, licensee: 1 - ours },
      ...(cap !== null && { cap }),
    }))

const costs = (bare: boolean): fc.Arbitrary<Loose> =>
  bare
    ? fc.constant({})
    : fc.record(
        { prepare: money(90_000), servePerLicenseeYear: money(9000), monitorPerYear: money(9000) },
        { requiredKeys: [] },
      )

const grant = (field: string, steady: boolean): fc.Arbitrary<Loose> =>
  fc.record(
    {
      field: fc.constant(field),
      territory: fc.constant('US'),
      startYear: steady ? one(0, 1) : one(0, 0.5, 1),
      termYears: one(3),
      exclusivity: one('none', 'exclusive'),
      updates: fc.boolean(),
    },
    { requiredKeys: ['field', 'territory', 'startYear', 'termYears'] },
  )

const source = {
  id: 'abroad',
  records: 1000,
  origin: 'EU',
  purposes: ['*'],
  transfer: [{ to: 'US', status: 'permitted', cost: { upfront: 21_000, perYear: 3000 } }],
}

/** Small documents with one deal: every kind of clause and switch, any way a year is cut, two fields, one buyer. */
export const anyDeal = (wanted: Wanted = {}): fc.Arbitrary<Loose> => {
  const { bare = false, steady = false, periods = [1, 1, 1, 2, 4, 12] } = wanted
  return fc
    .record({
      seed: fc.nat(0xffffffff),
      periodsPerYear: one(...periods),
      timing: steady ? one('mid-period', 'end-period') : one('mid-period', 'end-period', 'exact-date'),
      real: fc.boolean(),
      records: perhaps(one({ sources: [source] })),
      freshness: steady ? fc.constant(null) : perhaps(one({ halfLifeYears: 3, refreshPerYear: 50 })),
      imaging: market(steady, true),
      tools: market(steady, false),
      licensor: fc.record({ ...party(!bare), timeRate: share(0.1), costs: costs(bare) }),
      licensee: licensee(wanted),
      grants: fc.tuple(grant('imaging', steady), perhaps(grant('tools', steady))),
      terms: terms(wanted),
      grantBackShare: perhaps(share(0.1)),
      risks: fc.tuple(perhaps(risk('breach', wanted)), perhaps(risk('erasure', wanted))),
    })
    .map(documentOf)
}

const documentOf = (drawn: Loose): Loose => {
  const risks = drawn.risks.filter((one: Loose) => one !== null)
  const grants = drawn.grants.filter((one: Loose) => one !== null)
  const granted = grants.map(({ field }: Loose) => field)
  return {
    fieldfare: 1,
    name: 'Any deal',
    currency: 'USD',
    valuationDate: '2027-01-01',
    horizonYears: 5,
    periodsPerYear: drawn.periodsPerYear,
    timing: drawn.timing,
    ...(drawn.real && { priceLevel: 'real', inflation: 0.02 }),
    simulation: { trials: 512, seed: drawn.seed, sampling: 'sobol', replicates: 16 },
    inputs: { inflation: { kind: 'triangular', min: -0.02, mode: 0.02, max: 0.1 } },
    dataset: {
      records: 1000,
      ...drawn.records,
      ...(drawn.freshness !== null && { freshness: drawn.freshness }),
    },
    fields: [
      { id: 'imaging', market: drawn.imaging },
      { id: 'tools', market: drawn.tools },
    ],
    territories: [{ id: 'US' }],
    licensor: drawn.licensor,
    licensees: [drawn.licensee],
    risks,
    deals: [
      {
        id: 'deal',
        licensee: 'buyer',
        grants,
        terms: drawn.terms.map((term: Loose) =>
          term.field === undefined || granted.includes(term.field) ? term : { ...term, field: 'imaging' },
        ),
        ...(drawn.grantBackShare !== null && { rights: { grantBackShare: drawn.grantBackShare } }),
        risks: risks.map(({ id }: Loose) => id),
      },
    ],
  }
}
