import { describe, expect, it } from 'vitest'
import { describeFailure, type Failure } from '../../models/units/failure.ts'
import { value } from '../../models/valuation.ts'
import { changed, faultsIn, type Loose, sample, smallDeal } from '../laws/documents.ts'

const constants = sample('constants')

const faults = (change: (copy: Loose) => void, document = constants): readonly Failure[] =>
  faultsIn(changed(document, change))
const places = (found: readonly Failure[]): readonly string[] => found.map(({ pointer }) => pointer)

describe('what is not a document', () => {
  it.each([[null], [[]], ['text'], [5], [true]])('%o is refused as a whole', (given) => {
    expect(faultsIn(given)).toMatchObject([{ kind: 'value', pointer: '' }])
  })

  it('an empty one names every key it needs', () => {
    expect(places(faultsIn({}))).toEqual([
      '/fieldfare',
      '/name',
      '/currency',
      '/valuationDate',
      '/dataset',
      '/licensor',
      '/licensees',
      '/deals',
    ])
    expect(faultsIn({}).every(({ kind }) => kind === 'missing-key')).toBe(true)
  })
})

describe('every fault at once, at its place', () => {
  it('unknown keys at any depth, with what was probably meant', () => {
    const found = faults((copy) => {
      copy.nme = 1
      copy.simulation.trails = 1
      copy.licensees[0].positions['diagnostics-us'].utility.valu = 2
      copy.deals[0].terms[1].tiers[0].rte = 1
      copy.deals[0].grants[0].teritory = 'US'
      copy.dataset.rights.concent = true
    })
    expect(found.every(({ kind }) => kind === 'unknown-key')).toBe(true)
    expect(Object.fromEntries(found.map(({ pointer, suggestion }) => [pointer, suggestion]))).toEqual({
      '/nme': '"name"',
      '/simulation/trails': '"trials"',
      '/licensees/0/positions/diagnostics-us/utility/valu': '"value"',
      '/deals/0/terms/1/tiers/0/rte': '"rate"',
      '/deals/0/grants/0/teritory': '"territory"',
      '/dataset/rights/concent': '"consent"',
    })
  })

  it('values of the wrong type, with what was found', () => {
    const found = faults((copy) => {
      copy.name = 5
      copy.dataset.records = 'many'
      copy.markets[0].size = [1]
      copy.licensees[0].taxRate = true
      copy.deals = {}
    })
    expect(found.map(({ pointer, found: was }) => `${pointer} ${was}`)).toEqual([
      '/name 5',
      '/dataset/records "many"',
      '/markets/0/size [1]',
      '/licensees/0/taxRate true',
      '/deals {}',
    ])
  })

  it('words that are not among those accepted', () => {
    const found = faults((copy) => {
      copy.timing = 'mid-perid'
      copy.deals[0].grants[0].exclusivity = 'exclusiv'
      copy.deals[0].terms[0].kind = 'upfrontfee'
      copy.licensees[0].positions['diagnostics-us'].utility.kind = 'shares'
      copy.markets[0].adoption.kind = 'bas'
    })
    expect(Object.fromEntries(found.map(({ pointer, suggestion }) => [pointer, suggestion]))).toEqual({
      '/timing': 'mid-period',
      '/deals/0/grants/0/exclusivity': 'exclusive',
      '/deals/0/terms/0/kind': 'upfrontFee',
      '/licensees/0/positions/diagnostics-us/utility/kind': 'share',
      '/markets/0/adoption/kind': 'bass',
    })
  })

  it('ids that nothing has', () => {
    const found = faults((copy) => {
      copy.dataset.template = 'hospital-imaging'
      copy.markets.push({ field: 'x', territory: 'UK' })
      copy.licensees[0].positions['diagnostics-eu'] = copy.licensees[0].positions['diagnostics-us']
      Object.assign(copy.deals[0], { licensee: 'buyr', risks: ['breech'] })
      Object.assign(copy.deals[0].grants[0], { field: 'diagnostic', territory: 'UK' })
      copy.strategies = [{ id: 's', deals: ['royalt'] }]
      copy.comparables = ['nobody']
    })
    expect(found.every(({ kind }) => kind === 'reference')).toBe(true)
    expect([...places(found)].sort()).toEqual([
      '/comparables/0',
      '/dataset/template',
      '/deals/0/grants/0/field',
      '/deals/0/grants/0/territory',
      '/deals/0/licensee',
      '/deals/0/risks/0',
      '/licensees/0/positions/diagnostics-eu',
      '/markets/1/field',
      '/markets/1/territory',
      '/strategies/0/deals/0',
    ])
    expect(found.find(({ pointer }) => pointer === '/deals/0/licensee')?.suggestion).toBe('buyer')
  })

  it('ids given twice', () => {
    const risk = { id: 'r', frequency: 1, severity: 1, bearer: { licensor: 1, licensee: 0 } }
    const found = faults((copy) => {
      copy.fields.push({ id: 'diagnostics' })
      copy.territories.push({ id: 'US' })
      copy.licensees.push(copy.licensees[0])
      copy.deals.push(copy.deals[0])
      copy.risks = [risk, risk]
      copy.strategies = [{ id: 'royalty', deals: ['royalty'] }]
      copy.dataset.sources = [
        { id: 's', records: 1 },
        { id: 's', records: 1 },
      ]
    })
    expect([...places(found)].sort()).toEqual([
      '/dataset/sources/1/id',
      '/deals/1/id',
      '/fields/1/id',
      '/licensees/1/id',
      '/risks/1/id',
      '/strategies/0/id',
      '/territories/1/id',
    ])
  })
})

describe('what cannot be agreed', () => {
  it('a term, or its tail, beyond the horizon', () => {
    expect(
      places(
        faults((copy) => {
          copy.deals[0].grants[0].termYears = 6
        }),
      ),
    ).toEqual(['/deals/0/grants/0/termYears'])
    const tail = { kind: 'residual', scope: 'tail', tailYears: 2, modelHalfLifeYears: 1 }
    expect(places(faultsIn(smallDeal([tail])))).toEqual(['/deals/0/terms/0/tailYears'])
  })

  it('two exclusive grants of the same cells in one strategy: both are named', () => {
    const [fault] = faults((copy) => {
      copy.licensees.push({ ...copy.licensees[0], id: 'other' })
      const second = { ...structuredClone(copy.deals[0]), id: 'second', licensee: 'other' }
      second.grants[0].exclusivity = 'exclusive'
      copy.deals.push(second)
      copy.strategies = [{ id: 's', deals: ['royalty', 'second'] }]
    })
    expect(fault).toMatchObject({ kind: 'conflict', pointer: '/strategies/0/deals/1' })
    expect(describeFailure(fault!)).toMatch(/"royalty" and "second".*\/deals\/0\/grants.*\/deals\/1\/grants/)
  })

  it('the same cells twice in one deal', () => {
    const [fault] = faults((copy) => {
      copy.deals[0].grants.push(copy.deals[0].grants[0])
    })
    expect(fault).toMatchObject({
      kind: 'conflict',
      pointer: '/deals/0/grants/1',
      other: '/deals/0/grants/0',
    })
  })

  it.each([
    [[{ upTo: 5, rate: 0.1 }, { upTo: 4, rate: 0.1 }, { rate: 0.2 }], '1'],
    [[{ upTo: 5, rate: 0.1 }], '0'],
    [[{ rate: 0.1 }, { rate: 0.2 }], '0'],
  ])('tiers that do not follow each other: %o', (tiers, at) => {
    expect(places(faultsIn(smallDeal([{ kind: 'royalty', tiers }])))).toEqual([
      `/deals/0/terms/0/tiers/${at}/upTo`,
    ])
  })

  it.each([
    [{ kind: 'royalty', rate: 0.1, tiers: [{ rate: 0.1 }] }, '/deals/0/terms/0'],
    [{ kind: 'royalty' }, '/deals/0/terms/0'],
    [{ kind: 'royalty', rate: 0.1, deductions: { share: 0.1 } }, '/deals/0/terms/0/deductions'],
    [{ kind: 'royalty', rate: 0.1, field: 'elsewhere' }, '/deals/0/terms/0/field'],
    [{ kind: 'minimumGuarantee', amount: 5, fromYear: 0 }, '/deals/0/terms/0/fromYear'],
    [{ kind: 'residual', scope: 'perpetual' }, '/deals/0/terms/0/modelHalfLifeYears'],
    [{ kind: 'milestone', amount: 5, trigger: { gate: 'unknown' } }, '/deals/0/terms/0/trigger'],
    [{ kind: 'milestone', amount: 5, trigger: { date: '2027-13-01' } }, '/deals/0/terms/0/trigger/date'],
    [{ kind: 'annualFee', amount: 5, index: { by: 'cpi' } }, '/deals/0/terms/0/index/by'],
  ])('%o', (term, pointer) => {
    expect(places(faultsIn(smallDeal([term])))).toEqual([pointer])
  })

  it('two clauses of a kind that a deal has once', () => {
    const minimum = { kind: 'minimumGuarantee', amount: 5 }
    expect(faultsIn(smallDeal([minimum, minimum]))).toMatchObject([
      { kind: 'conflict', other: '/deals/0/terms/0' },
    ])
  })
})

describe('quantities', () => {
  it('outside their slot, or that may leave it', () => {
    const found = faults((copy) => {
      copy.licensees[0].taxRate = 1.5
      copy.licensor.taxRate = { kind: 'normal', mean: 0.2, sd: 0.1 }
      copy.markets[0].growth = '-200%'
      copy.markets[0].size = { kind: 'lognormal', p10: 5, p90: 2 }
      copy.deals[0].terms[0].amount = -5
    })
    expect([...places(found)].sort()).toEqual([
      '/deals/0/terms/0/amount',
      '/licensees/0/taxRate',
      '/licensor/taxRate',
      '/markets/0/growth',
      '/markets/0/size/p90',
    ])
  })

  it('a hostile formula, in any slot', () => {
    for (const formula of ['= process.exit(1)', '= constructor', '= [].constructor', '= a; b', '= x = 1']) {
      const [fault] = faults((copy) => {
        copy.markets[0].size = formula
      })
      expect(fault).toMatchObject({ kind: 'formula', pointer: '/markets/0/size' })
    }
  })

  it('inputs that go round in a circle, or by an unknown name', () => {
    const circle = faults((copy) => {
      copy.inputs = { a: '= b + 1', b: '= a + 1' }
      copy.deals[0].terms[0].amount = '= a'
    })
    expect(circle[0]).toMatchObject({ kind: 'formula' })
    expect(circle[0]!.found).toContain('circle')
    const [unknown] = faults((copy) => {
      copy.inputs = { price: 1 }
      copy.deals[0].terms[0].amount = '= prize * 2'
    })
    expect(unknown).toMatchObject({
      kind: 'formula',
      pointer: '/deals/0/terms/0/amount',
      suggestion: 'price',
    })
  })

  it('units that do not add, and units nobody knows', () => {
    const found = faults((copy) => {
      copy.inputs = {
        fee: { value: 1, unit: 'USD' },
        count: { value: 1, unit: 'records' },
        odd: { value: 3, unit: 'furlongs' },
      }
      copy.deals[0].terms[0].amount = '= fee + count'
    })
    expect(found.map(({ kind, pointer }) => `${kind} ${pointer}`).sort()).toEqual([
      'units /deals/0/terms/0/amount',
      'units /inputs/odd/unit',
    ])
    expect(found.map(describeFailure).join(' ')).toMatch(/USD and records/)
  })

  it('a formula of time where a quantity is read once', () => {
    const [fault] = faults((copy) => {
      copy.deals[0].terms[0].amount = '= 1000 * t'
    })
    expect(fault).toMatchObject({ kind: 'formula', pointer: '/deals/0/terms/0/amount' })
    expect(
      faults((copy) => {
        copy.markets[0].size = '= 1000 * t'
      }),
    ).toEqual([])
  })

  it.each([
    ['horizonYears', 51],
    ['horizonYears', 0],
    ['horizonYears', 2.5],
    ['periodsPerYear', 3],
    ['valuationDate', '2027-02-30'],
    ['currency', 'usd'],
    ['fieldfare', 2],
  ])('%s %o', (key, written) => {
    expect(
      places(
        faults((copy) => {
          copy[key] = written
        }),
      ),
    ).toEqual([`/${key}`])
  })
})

describe('a number that is not finite stops the run', () => {
  it('and names line, trial and inputs: 9^9^9^9 (case EXPR-055)', () => {
    const result = value(
      changed(constants, (copy) => {
        copy.markets[0].size = '= 9^9^9^9'
      }),
    )
    if (result.ok) throw new Error('it does not run')
    expect(result.faults).toMatchObject([
      { kind: 'non-finite-result', line: 'markets.diagnostics-us.size', trial: 0, inputs: {} },
    ])
  })

  it('in whichever trial it appears', () => {
    const document = changed(constants, (copy) => {
      copy.inputs = { z: { kind: 'uniform', min: 0, max: 1 } }
      copy.deals[0].terms[0].amount = '= log(z - 0.01) + 10'
    })
    const result = value(document, { trials: 1024 })
    if (result.ok || result.faults[0]?.kind !== 'non-finite-result') throw new Error('it stops')
    expect(result.faults[0].inputs.z).toBeLessThan(0.02)
  })
})

it('every fault is a sentence with its place, what was expected and what was found', () => {
  const found = faults((copy) => {
    copy.timing = 'later'
    copy.dataset.records = -1
    copy.deals[0].terms[0] = { kind: 'upfrontFee' }
  })
  expect(found).toHaveLength(3)
  for (const fault of found) expect(describeFailure(fault)).toMatch(/^\/\S+: expected .+, found .+\./)
})
