import { describe, expect, it } from 'vitest'
import { readShorthand } from '../../models/distributions/shorthand.ts'
import minimal from '../../models/samples/minimal.json' with { type: 'json' }
import { assume } from '../../models/scenario/assume.ts'
import { assumptions } from '../../models/scenario/assumptions.ts'
import { riskTemplates } from '../../models/scenario/riskTemplates.ts'
import { riskSchema } from '../../models/scenario/schema/deal.ts'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'
import {
  datasetTemplates,
  licenseeTemplates,
  licensorTemplates,
  type Stated,
} from '../../models/scenario/templates.ts'

const parties = [...licensorTemplates.values(), ...licenseeTemplates.values()]

const figures: readonly (readonly [string, Stated])[] = [
  ...parties.flatMap((party): [string, Stated][] => [
    [`${party.id} fixed`, party.discountRate.fixed],
    [`${party.id} salesLinked`, party.discountRate.salesLinked],
    [`${party.id} timeRate`, party.timeRate],
    [`${party.id} taxRate`, party.taxRate],
  ]),
  ...[...licenseeTemplates.values()].flatMap((party): [string, Stated][] => [
    [`${party.id} failure`, party.failure],
    [`${party.id} margin`, party.margin],
  ]),
]

describe('templates', () => {
  it('hold what the minimal document names', () => {
    expect(datasetTemplates.has(minimal.dataset.template)).toBe(true)
    expect(licensorTemplates.has(minimal.licensor.template)).toBe(true)
    for (const { template } of minimal.licensees) expect(licenseeTemplates.has(template)).toBe(true)
  })

  it('are found by their own id, and never by the name of an object member', () => {
    for (const table of [datasetTemplates, licensorTemplates, licenseeTemplates]) {
      for (const [id, row] of table) expect(row.id).toBe(id)
      expect(table.has('constructor')).toBe(false)
    }
  })

  it.each(figures)('%s reads as a share between 0 and 1', (_, figure) => {
    if (typeof figure.value === 'number') {
      expect(figure.value).toBeGreaterThanOrEqual(0)
      expect(figure.value).toBeLessThan(1)
    } else {
      const read = readShorthand(figure.value, { lower: 0, upper: 1, whole: true })
      expect(read.ok).toBe(true)
    }
  })

  it.each(figures)('%s says where it comes from', (_, { grade, source, sentence }) => {
    expect(sentence).toMatch(/[.]$/)
    if (grade === 'D') expect(source).toContain('judgement')
    else expect(source).toMatch(/U\.S\.C\. §/)
  })

  it('name risks that exist, borne in full by the two parties', () => {
    for (const { risks } of datasetTemplates.values())
      for (const id of risks) expect(riskTemplates.get(id)?.risk.id).toBe(id)
    for (const { risk, sentence } of riskTemplates.values()) {
      expect(risk.bearer.licensor + risk.bearer.licensee).toBe(1)
      const laws =
        risk.tiers?.map(({ severity }) => severity) ?? (risk.severity === undefined ? [] : [risk.severity])
      expect(laws).not.toEqual([])
      for (const law of laws) expect(law.p10).toBeLessThan(law.p90)
      expect(riskSchema.safeParse(risk).success).toBe(true)
      expect(sentence).toContain('judgement')
    }
  })
})

describe('risks by template', () => {
  // domain page, section 6.3
  it('are the ones the specification names', () => {
    const named = 'breach warranty infringement erasure reconstruction fine out-of-field bias trust'
    expect([...riskTemplates.keys()]).toEqual(named.split(' '))
    expect(riskTemplates.get('erasure')?.risk.tiers?.map(({ name }) => name)).toEqual([
      'De-identify or take out',
      'Suppress in outputs',
      'Train again',
    ])
  })

  it('and none of erasure where the data are de-identified', () => {
    for (const id of ['hospital-imaging-us', 'news-archive'])
      expect(datasetTemplates.get(id)?.risks).not.toContain('erasure')
    const named = (identifiability: string): readonly string[] => {
      const dataset = {
        ...minimal.dataset,
        template: 'telematics',
        sources: [{ id: 's', records: 1, identifiability }],
      }
      const { complete } = assume({ ...minimal, dataset } as unknown as FieldfareDocument)
      return complete.deals[0]?.risks ?? []
    }
    expect(named('pseudonymised')).toEqual(['breach', 'warranty', 'erasure', 'fine'])
    expect(named('de-identified')).toEqual(['breach', 'warranty', 'fine'])
  })
})

describe('assumptions', () => {
  // domain page, section 16
  it('are the ones the specification names', () => {
    const values = Object.fromEntries(Object.values(assumptions).map(({ key, value }) => [key, value]))
    expect(values).toMatchObject({
      horizonYears: 2,
      periodsPerYear: 1,
      timing: 'mid-period',
      trials: 16384,
      seed: 1,
      territories: { id: 'WW' },
      adoption: { kind: 'ramp', years: 4 },
      launchYears: 1,
      success: [],
      priceErosion: 0,
      discountRate: { fixed: '7%', salesLinked: '15%' },
      timeRate: '4%',
      integrationCost: '150k',
      'grants.startYear': 0,
      'grants.exclusivity': 'none',
      'grants.updates': false,
    })
  })

  it('are graded D and say so in one sentence each', () => {
    for (const { grade, sentence } of Object.values(assumptions)) {
      expect(grade).toBe('D')
      expect(sentence).toMatch(/[.?]$/)
    }
  })

  it('have one row per key', () => {
    const keys = Object.values(assumptions).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
