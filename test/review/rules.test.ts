import { describe, expect, it } from 'vitest'
import { rules } from '../../models/review/rules.ts'
import { changed, faultsIn, type Loose } from '../laws/documents.ts'
import { clean, findingsIn, foundIn, lacking, withClause, withMore } from './clean.ts'

const terms = '/deals/0/terms'
const deal = (change: (deal: Loose) => void): Loose => changed(clean, (copy) => change(copy.deals[0]))
const source = (changes: Loose): Loose =>
  changed(clean, (copy) => Object.assign(copy.dataset.sources[0], changes))
const risk = (changes: Loose): Loose => changed(clean, (copy) => Object.assign(copy.risks[0], changes))
const abroad = (changes: Loose): Loose =>
  changed(clean, (copy) => {
    copy.licensees[0].processingTerritory = 'EU'
    copy.deals[0].terms.push({ kind: 'withholding', rate: 0.05 })
    Object.assign(copy.dataset.sources[0], changes)
  })
const currency = { kind: 'currency', currency: 'EUR', rate: 1.1, volatility: 0.1 }
const withholding = { kind: 'withholding', rate: 0.05 }
const equity = { kind: 'equity', value: 1e5, volatility: 0.5, years: 3 }
const bundle = { own: 1, others: 3 }
const usage = { kind: 'usageFee', volume: 100, tiers: [{ price: 1 }], commit: 1000 }
const exempt = (changes: Loose = {}): Loose =>
  changed(clean, (copy) => {
    copy.licensor.taxRate = 0
    Object.assign(copy.deals[0].terms[1], changes)
  })

/** Each rule: what it finds in a deal made for it, and documents near it in which it finds nothing. */
const cases: Readonly<Record<string, readonly [found: Loose, pointer: string, ...silent: Loose[]]>> = {
  'residual-open': [
    lacking('residual'),
    terms,
    withClause('residual', { scope: 'none', tailYears: undefined }),
  ],
  'residual-half-life': [withClause('residual', { modelHalfLifeYears: undefined }), `${terms}/9`],
  'residual-free': [withClause('residual', { rate: 0 }), `${terms}/9`, lacking('residual')],
  'tail-length': [
    withClause('residual', { modelHalfLifeYears: 0.9 }),
    `${terms}/9`,
    withClause('residual', { modelHalfLifeYears: 1 }),
  ],
  'rights-open': [
    deal(({ rights }) => {
      rights.outputs = 'open'
    }),
    '/deals/0/rights',
    deal(({ rights }) => {
      rights.outputs = 'open'
      rights.matrix = {
        outputs: { own: 'licensor', use: 'licensee', sublicense: 'licensor', afterTerm: 'licensor' },
      }
    }),
  ],
  'rights-matrix-open': [
    deal(({ rights }) => {
      rights.matrix = { labels: { own: 'licensor', use: 'open' } }
    }),
    '/deals/0/rights/matrix',
  ],
  're-identification-ban': [
    deal(({ rights }) => {
      rights.noReidentification = undefined
    }),
    '/deals/0/rights',
    changed(clean, (copy) => {
      copy.deals[0].rights.noReidentification = undefined
      copy.dataset.sources[0].identifiability = 'none'
    }),
  ],
  'erasure-procedure': [
    source({ identifiability: 'pseudonymised' }),
    '/deals/0',
    changed(clean, (copy) => {
      copy.dataset.sources[0].identifiability = 'pseudonymised'
      copy.risks[0].name = 'Warranty and erasure'
    }),
    // not for what is granted
    source({ identifiability: 'pseudonymised', purposes: ['elsewhere'] }),
  ],
  'source-transfer': [
    abroad({ transfer: [{ to: 'EU', status: 'restricted' }] }),
    '/dataset/sources/0',
    abroad({}),
    // a decision, and priced as one
    abroad({ transfer: [{ to: 'EU', status: 'blocked' }] }),
  ],
  'transfer-expires': [
    abroad({ transfer: [{ to: 'EU', status: 'permitted', until: '2028-01-01' }] }),
    '/dataset/sources/0/transfer/0',
    abroad({ transfer: [{ to: 'EU', status: 'permitted', until: '2030-01-01' }] }),
  ],
  'determination-expiry': [
    source({ determinationUntil: undefined }),
    '/dataset/sources/0',
    source({ determinationUntil: undefined, lawfulBasis: 'consent' }),
  ],
  'uncapped-indemnity': [risk({ cap: undefined }), '/risks/0', risk({ cap: { aggregate: 1e5 } })],
  'product-indemnity': [
    risk({ name: 'Infringement claimed over the product' }),
    '/risks/0',
    risk({ name: 'Clinical use', bearer: { licensor: 0, licensee: 1 } }),
  ],
  'unconfirmed-warranty': [
    changed(clean, (copy) => {
      copy.dataset.rights.chainOfTitle = undefined
    }),
    '/risks/0',
  ],
  'exclusivity-without-diligence': [
    lacking('minimumGuarantee'),
    '/deals/0/grants/0',
    changed(lacking('minimumGuarantee'), (copy) => {
      copy.deals[0].terms.push({ kind: 'milestone', amount: 1, trigger: { date: '2028-06-01' } })
    }),
  ],
  'exclusivity-long': [
    deal(({ grants }) => {
      grants[0].termYears = 4
    }),
    '/deals/0/grants/0',
    deal(({ grants }) => {
      Object.assign(grants[0], { termYears: 4, exclusivity: 'none' })
    }),
  ],
  'royalty-without-audit': [
    lacking('audit'),
    `${terms}/1`,
    lacking('audit', 'royalty', 'minimumGuarantee', 'advance'),
  ],
  'all-units-cliff': [
    withClause('royalty', { tierMethod: 'all-units' }),
    `${terms}/1`,
    withClause('royalty', { tierMethod: 'all-units', tiers: [{ rate: 0.05 }] }),
  ],
  'deductions-uncapped': [
    withClause('royalty', { deductions: { share: 0.1 } }),
    `${terms}/1`,
    withClause('royalty', { base: 'gross', deductions: undefined }),
  ],
  'cap-ends-royalty': [
    withMore({ kind: 'royaltyCap', amount: 1e6, clock: 'lifetime' }),
    `${terms}/10`,
    withMore({ kind: 'royaltyCap', amount: 1e6, clock: 'lifetime', rateAfter: 0.01 }),
    withMore({ kind: 'royaltyCap', amount: 1e6 }),
  ],
  'advance-and-minimum': [
    withClause('minimumGuarantee', { advanceCountsTowardMinimum: undefined }),
    `${terms}/2`,
    withClause('minimumGuarantee', { advanceCountsTowardMinimum: true }),
  ],
  'minimum-credit-support': [
    withClause('upfrontFee', { amount: 49999 }),
    `${terms}/2`,
    withClause('upfrontFee', { amount: 50000 }),
  ],
  'commit-above-maximum': [
    withMore({ ...usage, monthlyMaximum: { kind: 'uniform', min: 50, max: 150 } }),
    `${terms}/10`,
    withMore({ ...usage, monthlyMaximum: 84 }),
  ],
  'out-of-field': [
    lacking('outOfField'),
    terms,
    withClause('outOfField', { multiple: undefined, amount: 5 }),
  ],
  'out-of-field-cure': [
    withClause('outOfField', { cureDays: undefined }),
    `${terms}/6`,
    withClause('outOfField', { cureDays: undefined, terminate: false }),
  ],
  'uses-open': [
    deal(({ grants }) => {
      grants[0].uses = []
    }),
    '/deals/0/grants/0',
  ],
  'most-favoured-scope': [
    withMore({ kind: 'mostFavoured' }),
    `${terms}/10`,
    withMore({ kind: 'mostFavoured', field: 'diagnostics' }),
  ],
  updates: [
    deal(({ grants }) => {
      grants[0].updates = false
    }),
    '/deals/0/grants/0',
    changed(clean, (copy) => {
      copy.deals[0].grants[0].updates = false
      copy.dataset.freshness.halfLifeYears = 6
    }),
  ],
  withholding: [
    changed(clean, (copy) => {
      copy.licensees[0].processingTerritory = 'EU'
    }),
    terms,
    abroad({}),
  ],
  'exempt-services': [exempt(), `${terms}/1`, exempt({ taxAs: 'service' })],
  'equity-information': [withMore(equity), `${terms}/10`, withMore({ ...equity, informationRights: true })],
  'payment-terms': [lacking('paymentTerms'), `${terms}/1`],
  apportionment: [
    withClause('royalty', { apportionment: undefined }),
    `${terms}/1`,
    withClause('royalty', { apportionment: 'combination', combination: { ...bundle, floor: 0.4 } }),
  ],
  'late-interest': [withClause('paymentTerms', { lateInterest: undefined }), `${terms}/5`],
  'currency-collar': [
    withMore(withholding, currency),
    `${terms}/11`,
    withMore(withholding, { ...currency, collar: { floor: 0.9, cap: 1.1 } }),
  ],
  'change-of-control': [lacking('changeOfControl'), terms],
  termination: [lacking('termination'), terms],
  'walk-away-zero': [
    changed(clean, (copy) => {
      copy.licensor.alternative.value = 0
    }),
    '/licensor/alternative',
  ],
  'licensee-walk-away-zero': [
    changed(clean, (copy) => {
      copy.licensees[0].alternative = { value: 0 }
    }),
    '/licensees/0/alternative',
    changed(clean, (copy) => {
      copy.licensees[0].alternative = { value: 5 }
    }),
  ],
}

describe('the review of a deal', () => {
  it('finds nothing in a clean one, which can be valued', () => {
    expect(faultsIn(clean)).toEqual([])
    expect(foundIn(clean)).toEqual([])
  })

  it('has a case for every rule, and each rule once', () => {
    const ids = rules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Object.keys(cases).sort()).toEqual([...ids].sort())
  })

  it.each(Object.entries(cases))('%s, alone, at its place', (rule, [found, pointer]) => {
    expect(foundIn(found)).toEqual([`${rule} ${pointer}`])
    // what the compiler refuses as well is never reviewed; every other finding is of a document that can be valued
    if (rule !== 'residual-half-life') expect(faultsIn(found)).toEqual([])
    const [finding] = findingsIn(found)
    expect(finding?.text).toMatch(/^[A-Z“].{60,420}[.)]$/)
    expect(finding?.term).toBe(
      pointer.startsWith(`${terms}/`) ? Number(pointer.slice(terms.length + 1)) : null,
    )
  })

  const near = Object.entries(cases).flatMap(([rule, [, , ...silent]]) =>
    silent.map((document, n) => [rule, n, document] as const),
  )
  it.each(near)('%s is silent near by: %i', (rule, _, document) => {
    expect(faultsIn(document)).toEqual([])
    expect(findingsIn(document).map((finding) => finding.rule)).not.toContain(rule)
  })
})

/** The list of the domain page, section 6.4, in its words and order. */
const listed: readonly (readonly [string, readonly string[]])[] = [
  ['residual right open or without half-life', ['residual-open', 'residual-half-life']],
  ['no compensation out of field', ['out-of-field']],
  ['royalty without audit', ['royalty-without-audit']],
  ['restricted source without transfer mechanism', ['source-transfer']],
  ['personal data without erasure procedure', ['erasure-procedure']],
  ['weights, improvements or outputs open', ['rights-open', 'rights-matrix-open']],
  ['uncapped indemnity, or licensor indemnifying the product', ['uncapped-indemnity', 'product-indemnity']],
  [
    'exclusivity longer than 3 years, without diligence',
    ['exclusivity-long', 'exclusivity-without-diligence'],
  ],
  ['all-units cliff', ['all-units-cliff']],
  ['advance and minimum promising the same first x', ['advance-and-minimum']],
  ['minimum without credit support', ['minimum-credit-support']],
  ['most-favoured without scope', ['most-favoured-scope']],
  ['no change-of-control clause', ['change-of-control']],
  ['no re-identification ban', ['re-identification-ban']],
  ['equity without information rights', ['equity-information']],
  ['services bundled in a royalty of an exempt licensor', ['exempt-services']],
  ['walk-away 0', ['walk-away-zero', 'licensee-walk-away-zero']],
  ['determination of de-identification without expiry', ['determination-expiry']],
  ['commit above maximum', ['commit-above-maximum']],
]

it.each(listed)('the specification asks for: %s', (_, ids) => {
  expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]))
})

describe('what a finding says', () => {
  it('names the cliff in money at its threshold', () => {
    const [finding] = findingsIn(withClause('royalty', { tierMethod: 'all-units' }))
    // (8 % − 5 %) of 5 M
    expect(finding?.text).toContain('at 5,000,000 USD of sales the royalty jumps up by 150,000 USD')
    const falling = withClause('royalty', {
      tierMethod: 'all-units',
      tiers: [{ upTo: 1e6, rate: 0.05 }, { upTo: 4e6, rate: 0.04 }, { rate: 0.02 }],
    })
    expect(findingsIn(falling)).toMatchObject([{ severity: 'serious' }])
    expect(findingsIn(falling)[0]?.text).toContain(
      'at 4,000,000 USD of sales the royalty falls by 80,000 USD',
    )
  })

  it('tells the gravest first', () => {
    const bare = lacking('residual', 'termination', 'outOfField', 'audit')
    expect(findingsIn(bare).map(({ severity }) => severity)).toEqual([
      'serious',
      'serious',
      'caution',
      'info',
    ])
  })

  it('says when a date comes too early', () => {
    const [finding] = findingsIn(source({ determinationUntil: '2029-01-01' }))
    expect(finding).toMatchObject({ pointer: '/dataset/sources/0/determinationUntil' })
    expect(finding?.text).toContain('2029-01-01')
  })
})
