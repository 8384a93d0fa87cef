import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readShorthand, type Slot } from '../../models/distributions/shorthand.ts'
import { badInputs } from '../support/badInput.ts'

const open: Slot = { lower: null, upper: null, whole: false }
const amount: Slot = { lower: 0, upper: null, whole: false }
const share: Slot = { lower: 0, upper: 1, whole: true }

const read = (text: string, slot: Slot = open) => {
  const result = readShorthand(text, slot)
  if (!result.ok) throw new Error(`refused: ${result.faults[0]?.expected}`)
  return result.value
}

const refusal = (text: string, slot: Slot = open) => {
  const result = readShorthand(text, slot)
  if (result.ok) throw new Error(`accepted as ${result.value.echo}`)
  const [fault] = result.faults
  if (fault === undefined) throw new Error('refused without a fault')
  return fault
}

describe('numbers as people write them', () => {
  const cases = badInputs('NUMBER').map(({ id, payload, expect: outcome }) => ({
    id,
    ...(payload as { locale: string; text: string }),
    outcome,
  }))
  // a document has one way to write numbers; other locales are the page's to translate
  const ours = cases.filter(({ locale }) => locale === 'en-US')

  it('has cases to run', () => expect(ours.length).toBeGreaterThanOrEqual(14))

  it.each(ours)('$id: "$text"', ({ id, text, outcome }) => {
    const slot = id === 'NUMBER-008' ? share : open
    if (typeof outcome === 'number') {
      expect(read(text, slot)).toMatchObject({ form: 'constant', value: outcome })
    } else if (typeof outcome === 'string') {
      const fault = refusal(text, slot)
      expect(fault.expected).toMatch(/such as|M|%|"= /)
      if (text.trim() !== '') expect(fault.found).toContain(text.trim())
    } else {
      // 10 to 20: both percentiles above 0, hence a lognormal through them
      expect(read(text, slot)).toMatchObject({
        form: 'distribution',
        spec: { kind: 'lognormal', ...(outcome as object) },
      })
    }
  })

  it('asks which share is meant when the % sign is missing', () => {
    expect(refusal('15', share).expected).toContain('15% or 1500%')
  })

  it.each([
    ['4.2', 4.2],
    ['4.2M', 4_200_000],
    ['90k', 90_000],
    ['1.65B', 1_650_000_000],
    ['6.5%', 0.065],
    ['0.1%', 0.001],
    ['12.5k', 12_500],
    ['1,500.5', 1500.5],
    ['-0', 0],
    ['.5', 0.5],
    ['2.5e-3', 0.0025],
    ['  7  ', 7],
  ])('%s is %d', (text, value) => expect(read(text)).toMatchObject({ form: 'constant', value }))

  it.each([
    '1,500',
    '0,5',
    '12,34,567',
    '1,2345.6',
    '4.2MM',
    '4.2 M',
    '$5',
    '5 USD',
    '1e999',
    '٣',
    '½',
    '.',
    'Infinity',
    '0x10',
    '1_000',
    '6.5%%',
  ])('refuses %s', (text) => expect(refusal(text).expected.length).toBeGreaterThan(10))

  it('names both readings of a lone comma', () => {
    expect(refusal('1,500').expected).toContain('1500 or 1.500')
  })

  it('shows characters that cannot be seen as their codes', () => {
    expect(refusal('5\u202e').found).toBe('"5U+202E"')
  })

  it('reads back every finite double it is given', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(read(String(value))).toMatchObject({ value: value === 0 ? 0 : value })
      }),
    )
  })

  it('echoes a constant as a number that is read the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.boolean(), (whole, percent) => {
        const first = read(`${whole / 1000}${percent ? '%' : ''}`)
        expect(read(first.echo)).toMatchObject({ value: (first as { value: number }).value })
      }),
    )
  })

  it('never throws and never accepts a number that is not finite', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, whole) => {
        const result = readShorthand(text, { ...open, whole })
        if (result.ok && result.value.form === 'constant')
          expect(Number.isFinite(result.value.value)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a range is the 10th to the 90th percentile', () => {
  it('of a lognormal when both are above 0', () => {
    expect(read('90M to 300M', amount)).toEqual({
      form: 'distribution',
      spec: { kind: 'lognormal', p10: 90e6, p90: 300e6 },
      echo: '10th to 90th percentile 90M – 300M, lognormal',
    })
  })

  it('of a logit-normal in a part of a whole', () => {
    expect(read('50% to 85%', share)).toEqual({
      form: 'distribution',
      spec: { kind: 'logitnormal', p10: 0.5, p90: 0.85 },
      echo: '10th to 90th percentile 50% – 85%, logit-normal',
    })
  })

  it('else of the normal through them', () => {
    const { spec } = read('-2M to 5M') as { spec: { kind: string; mean: number; sd: number } }
    expect(spec.kind).toBe('normal')
    expect(spec.mean).toBe(1.5e6)
    expect(spec.mean + 1.2815515655446004 * spec.sd).toBeCloseTo(5e6, 6)
    expect(spec.mean - 1.2815515655446004 * spec.sd).toBeCloseTo(-2e6, 6)
  })

  it.each([
    '4 to 9M',
    '8 to 24%',
    '8% to 24',
    '5M to 2M',
    '2M to 2M',
    '2M to',
    'to 5M',
    '1 to 2 to 3',
    '2M - 5M',
    'a to b',
  ])('refuses %s', (text) => expect(refusal(text).found).toContain(text.split(' ')[0]))

  it.each(['500 to 1k', '0 to 5M', '-5% to 0', '900k to 1.2M'])('reads %s, which has one reading', (text) => {
    expect(read(text).form).toBe('distribution')
  })

  it.each(['0% to 30%', '50% to 100%', '4 to 9'])('refuses %s as part of a whole', (text) => {
    expect(refusal(text, share).expected).toMatch(/share/)
  })
})

describe('three values', () => {
  it('with p10, p50, p90 are a metalog bounded where the slot is', () => {
    expect(read('p10 4% / p50 9% / p90 18%', share)).toEqual({
      form: 'distribution',
      spec: { kind: 'metalog', p10: 0.04, p50: 0.09, p90: 0.18, lower: 0, upper: 1 },
      echo: '10th, 50th and 90th percentile 4% – 9% – 18%, metalog between 0% and 100%',
    })
    expect(read('P10 1M / P50 2M / P90 4M', amount)).toMatchObject({ spec: { kind: 'metalog', lower: 0 } })
    expect(read('p10 1 / p50 2 / p90 4')).toMatchObject({ spec: { kind: 'metalog', p10: 1, p50: 2, p90: 4 } })
    expect((read('p10 1 / p50 2 / p90 4') as { spec: object }).spec).not.toHaveProperty('lower')
  })

  it('without labels are least, most likely and greatest of a PERT', () => {
    expect(read('1M / 2M / 4M')).toEqual({
      form: 'distribution',
      spec: { kind: 'pert', min: 1e6, mode: 2e6, max: 4e6 },
      echo: 'least 1M, most likely 2M, greatest 4M, PERT',
    })
    expect(read('7% / 8% / 9%')).toMatchObject({ spec: { min: 0.07, mode: 0.08, max: 0.09 } })
  })

  it.each([
    'p10 9% / p50 4% / p90 18%',
    'p10 4% / p50 4% / p90 18%',
    'p10 0% / p50 4% / p90 18%',
    'p10 4% / p90 9% / p50 18%',
    'p5 4% / p50 9% / p95 18%',
    'p10 4% / p50 9%',
    '2M / 1M / 4M',
    '2 / 2 / 2',
    '1 / 2 / 4M',
    '1 / 1 / 4M',
    '1M / 2M',
    '1M / 2M / 4M / 8M',
    '1M / / 4M',
  ])('refuses %s', (text) => expect(refusal(text, share).expected).toMatch(/such as|percentiles/))
})

describe('a formula', () => {
  it('is the text after the equals sign', () => {
    expect(read(' =  size * share ')).toEqual({
      form: 'formula',
      source: 'size * share',
      echo: 'formula size * share',
    })
  })

  it('is not empty', () => expect(refusal('=').expected).toContain('= size * share'))
})
