import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contributors } from '../../models/asked.ts'
import { readAmount, splitOf } from '../../models/contributors/amounts.ts'
import { questions } from '../../models/questions.ts'
import northlakeSample from '../../models/samples/northlake.json' with { type: 'json' }
import { type Contributors, contributorsSchema } from '../../models/scenario/schema/contributors.ts'
import { describeFailure } from '../../models/units/failure.ts'

// biome-ignore lint/suspicious/noExplicitAny: documents are changed freely here
type Loose = any

const northlake = (change: (document: Loose) => void = () => {}): Loose => {
  const document = structuredClone(northlakeSample) as Loose
  change(document)
  return document
}

const answered = (document: unknown, question: Loose = {}): Contributors => {
  const answer = questions.contributors(document, question)
  if (!answer.ok) throw new Error(answer.faults.map(describeFailure).join('\n'))
  return contributorsSchema.parse(answer.value)
}

const refused = (document: unknown, question: Loose = {}): readonly string[] => {
  const answer = contributors(document, question)
  return answer.ok ? [] : answer.faults.map(describeFailure)
}

const shapley = (answer: Contributors) => answer.contributors.map((row) => row.shapley.value)

describe('the sample', () => {
  const answer = answered(northlake())

  it('has the Shapley values of its table, worked out by hand', () => {
    // north: (0.62·2 + (0.86 − 0.48) + (0.76 − 0.3) + 2·(1 − 0.64)) ∕ 6, and so on
    const expected = [2.8 / 6, 2.02 / 6, 1.18 / 6]
    shapley(answer).forEach((found, i) => {
      expect(found).toBeCloseTo(expected[i]!, 12)
    })
    expect(answer.contributors.map((row) => row.banzhaf?.value)).toEqual([
      expect.closeTo((0.62 + 0.38 + 0.46 + 0.36) / 4, 12),
      expect.closeTo((0.48 + 0.24 + 0.34 + 0.24) / 4, 12),
      expect.closeTo((0.3 + 0.14 + 0.16 + 0.14) / 4, 12),
    ])
    expect(answer.contributors.map((row) => row.leaveOneOut)).toEqual([
      expect.closeTo(0.36, 12),
      expect.closeTo(0.24, 12),
      expect.closeTo(0.14, 12),
    ])
    expect(answer.worth).toMatchObject({ kind: 'table', stated: false, total: 1 })
  })

  it('adds up to the worth of all and to 100.00 %', () => {
    expect(answer.efficiency.difference).toBeCloseTo(0, 12)
    expect(answer.efficiency.hundredths).toBe(10_000)
    expect(answer.contributors.reduce((sum, row) => sum + row.hundredths, 0)).toBe(10_000)
  })

  it('says which method is paid by, and that the others do not add up', () => {
    expect(answer.methods.map(({ key, payable }) => [key, payable])).toEqual([
      ['shapley', true],
      ['banzhaf', false],
      ['leaveOneOut', false],
    ])
    expect(answer.methods[1]!.sum).toBeCloseTo(0.965, 12)
    expect(answer.methods[2]!.sum).toBeCloseTo(0.74, 12)
  })
})

describe('where worths come from', () => {
  const untabled = (change: (document: Loose) => void = () => {}) =>
    northlake((document) => {
      delete document.dataset.coalitions
      change(document)
    })

  it('without a table, the only learning curve: what is taken off the expected error', () => {
    const answer = answered(untabled())
    expect(answer.worth).toMatchObject({
      kind: 'learningCurve',
      stated: false,
      licensee: 'meridian',
      field: 'diagnostics',
    })
    const [first, second, third] = answer.contributors
    expect(answer.efficiency.difference).toBeCloseTo(0, 12)
    expect(first!.shapley.value).toBeGreaterThan(second!.shapley.value)
    expect(second!.shapley.value).toBeGreaterThan(third!.shapley.value)
    // the curve flattens: alone a contributor is worth more than last
    for (const row of answer.contributors) {
      expect(row.alone!).toBeGreaterThan(row.shapley.value)
      expect(row.shapley.value).toBeGreaterThan(row.leaveOneOut!)
    }
  })

  it('the curve is read at the records of a coalition beside those the licensee has', () => {
    const answer = answered(
      untabled((document) => {
        const { utility } = document.licensees[0].positions.diagnostics
        utility.existingRecords = 100_000
        utility.points = [1, 2, 4, 8, 16].map((n) => [n * 1e5, 0.02 + 10 * (n * 1e5) ** -0.5])
      }),
    )
    const error = (records: number) => 0.02 + 10 * records ** -0.5
    expect(answer.worth.total).toBeCloseTo(error(1e5) - error(1.3e6), 6)
    expect(answer.contributors[2]!.alone).toBeCloseTo(error(1e5) - error(3e5), 6)
  })

  it('without both, records: then every method says the same', () => {
    const answer = answered(
      untabled((document) => {
        document.licensees[0].positions.diagnostics.utility = { kind: 'share', value: 0.1 }
      }),
    )
    expect(answer.worth).toMatchObject({ kind: 'records', stated: false, total: 1_200_000 })
    expect(shapley(answer)).toEqual([620_000, 380_000, 200_000])
    expect(answer.contributors.map((row) => row.banzhaf?.value)).toEqual([620_000, 380_000, 200_000])
    expect(answer.contributors.map((row) => row.hundredths)).toEqual([5167, 3167, 1666])
  })

  it('what the document states goes before both', () => {
    const stated = northlake((document) => {
      document.dataset.contributorWorth = { kind: 'records' }
    })
    expect(answered(stated).worth).toMatchObject({ kind: 'records', stated: true })
  })

  it('values of another tool, also pasted, with what is not known left out', () => {
    const given = northlake((document) => {
      const values = { north: 0.5, bay: 0.3, hill: -0.05 }
      const standardErrors = { north: 0.03, bay: 0.04, hill: 0.01 }
      document.dataset.contributorWorth = {
        kind: 'values',
        values,
        standardErrors,
        tool: 'pyDVL',
        metric: 'accuracy',
      }
    })
    const pasted = northlake((document) => {
      const text = 'north,0.5,0.03\nbay,0.3,0.04\nhill,-0.05,0.01\n'
      document.dataset.contributorWorth = { kind: 'pasted', text, tool: 'pyDVL', metric: 'accuracy' }
    })
    const [a, b] = [answered(given), answered(pasted)]
    expect(b.contributors).toEqual(a.contributors)
    expect(a.worth).toMatchObject({ tool: 'pyDVL', metric: 'accuracy', total: null })
    expect(a.contributors[0]).toMatchObject({
      banzhaf: null,
      leaveOneOut: null,
      alone: null,
      hundredths: 6250,
    })
    // of a share a/(a + b): √(b²σ_a² + a²σ_b²)/(a + b)²
    expect(a.contributors[0]!.share.standardError).toBeCloseTo(
      Math.hypot((0.375 * 0.03) / 0.8, (0.625 * 0.04) / 0.8, (0.625 * 0.01) / 0.8),
      12,
    )
  })

  it('a negative value is told, and paid 0', () => {
    const harmful = northlake((document) => {
      document.dataset.coalitions = {
        ...document.dataset.coalitions,
        hill: -0.1,
        'north+hill': 0.5,
        'bay+hill': 0.3,
      }
      document.dataset.coalitions['north+bay+hill'] = 0.8
    })
    const answer = answered(harmful, { amount: '100.01' })
    expect(answer.contributors[2]).toMatchObject({ hundredths: 0, share: { value: 0 } })
    expect(answer.contributors[2]!.shapley.value).toBeLessThan(0)
    expect(answer.amount!.parts[2]).toBe(0)
    expect(answer.amount!.parts[0]! + answer.amount!.parts[1]!).toBe(10_001)
    expect(answer.notes.at(-1)!.text).toMatch(/^Partner clinics has a Shapley value of -.+ it is paid 0/)
    expect(answer.notes.filter(({ text }) => text.startsWith('Not monotone'))).toHaveLength(4)
  })
})

describe('what is refused, in sentences', () => {
  it.each([
    [
      'nobody contributed',
      (d: Loose) => delete d.dataset.contributors,
      [/^\/dataset\/contributors: expected those who/],
    ],
    [
      'missing coalitions',
      (d: Loose) => delete d.dataset.coalitions['bay+hill'],
      [/expected the worth of each of the 7 coalitions of north, bay, hill, found none of bay\+hill\.$/],
    ],
    [
      'a table that is asked for and not there',
      (d: Loose) => {
        delete d.dataset.coalitions
        d.dataset.contributorWorth = { kind: 'table' }
      },
      [/^\/dataset\/coalitions: expected a table/],
    ],
    [
      'records that are not known, of each',
      (d: Loose) => {
        d.dataset.contributorWorth = { kind: 'records' }
        delete d.dataset.contributors[0].records
        delete d.dataset.contributors[2].records
      },
      [/contributors\/0\/records: expected the records that "north"/, /contributors\/2\/records/],
    ],
    [
      'a licensee that is not there',
      (d: Loose) => {
        d.dataset.contributorWorth = { kind: 'learningCurve', licensee: 'meridan' }
      },
      [/^\/dataset\/contributorWorth\/licensee: expected the id of a licensee .+ Did you mean meridian\?$/],
    ],
    [
      'a position without a curve, and records that are missing',
      (d: Loose) => {
        d.dataset.contributorWorth = { kind: 'learningCurve', licensee: 'atlas' }
        delete d.dataset.contributors[1].records
      },
      [/one of meridian in diagnostics\), found atlas in any field\.$/, /contributors\/1\/records/],
    ],
    [
      'a licensee without any records yet',
      (d: Loose) => {
        d.dataset.contributorWorth = { kind: 'learningCurve' }
        d.licensees[0].positions.diagnostics.utility.existingRecords = 0
      },
      [/existingRecords: expected records that the licensee already has, above 0: .+ starts at infinity/],
    ],
    [
      'values that are missing or nobody’s',
      (d: Loose) => {
        d.dataset.contributorWorth = {
          kind: 'values',
          values: { north: 1, bey: 2 },
          standardErrors: { x: 1 },
        }
      },
      [
        /values\/bey: .+ Did you mean bay\?$/,
        /standardErrors\/x: expected the id of a contributor/,
        /values\/bay: expected a value, found nothing/,
        /values\/hill/,
      ],
    ],
    [
      'pasted lines that cannot be read',
      (d: Loose) => {
        d.dataset.contributorWorth = { kind: 'pasted', text: 'north,1\nbay,x' }
      },
      [/text: expected a value such as 0\.25, found "x" in line 2\.$/, /found none for hill\.$/],
    ],
    [
      'nothing to divide by',
      (d: Loose) => {
        for (const key of Object.keys(d.dataset.coalitions)) d.dataset.coalitions[key] = -1
      },
      [/at least one contributor who adds something/],
    ],
    [
      'the same contributor twice',
      (d: Loose) => {
        d.dataset.contributors[1].id = 'north'
      },
      [/^\/dataset\/contributors\/1\/id: expected an id of its own, found "north" a second time\.$/],
    ],
  ] as const)('%s', (_, change, expected) => {
    const faults = refused(northlake(change))
    expect(faults).toHaveLength(expected.length)
    expected.forEach((pattern, j) => {
      expect(faults[j]).toMatch(pattern)
    })
  })

  it('an amount, a deal and a worth at once', () => {
    const broken = northlake((d) => delete d.dataset.coalitions.north)
    const faults = refused(broken, { deal: 'nothing', amount: '1,000' })
    expect(faults).toHaveLength(3)
    expect(faults[0]).toBe(
      '/amount: expected an amount of USD such as 1234567.89, with at most 2 decimals and no thousands separators, below 90071992547409, found "1,000".',
    )
  })
})

describe('money to the cent', () => {
  it('any amount adds up, is whole, and goes to those who are paid', () => {
    const amounts = fc.oneof(
      fc.bigInt({ min: -(2n ** 53n) + 1n, max: 2n ** 53n - 1n }),
      fc.bigInt({ min: -1000n, max: 1000n }),
    )
    const weights = fc
      .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 })
      .filter((all) => all.some((weight) => weight > 0))
    fc.assert(
      fc.property(amounts, weights, (units, by) => {
        const size = units < 0n ? -units : units
        const text = `${units < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
        const read = readAmount(text, { code: 'USD', decimals: 2 })
        expect(read).toEqual({ ok: true, value: Number(units) })
        const { amount, parts } = splitOf(Number(units), by)
        expect(parts.every(Number.isSafeInteger)).toBe(true)
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount))
        for (const part of parts) expect(Math.sign(part) * Math.sign(amount)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 2000 },
    )
  })

  it('an amount is read to the last cent, or refused', () => {
    const read = (text: string) => readAmount(text, { code: 'USD', decimals: 2 })
    expect(read('90071992547409.91')).toEqual({ ok: true, value: Number.MAX_SAFE_INTEGER })
    expect(read('0.1')).toEqual({ ok: true, value: 10 })
    expect(read('-0.00')).toEqual({ ok: true, value: 0 })
    for (const text of [
      '',
      ' ',
      '1,000',
      '1.005',
      '1e3',
      '.5',
      '5.',
      '--1',
      'NaN',
      '90071992547409.92',
      '12 USD',
    ])
      expect(read(text).ok).toBe(false)
  })

  it('of a currency with other minor units', () => {
    const yen = northlake((d) => {
      d.currency = 'JPY'
    })
    const text = JSON.stringify(yen).replaceAll('USD', 'JPY')
    const { amount, currency } = answered(JSON.parse(text), { amount: '1000' })
    expect(currency).toEqual({ code: 'JPY', decimals: 0 })
    expect(amount).toEqual({ amount: 1000, parts: [467, 337, 196] })
    expect(refused(JSON.parse(text), { amount: '10.5' })[0]).toMatch(/with no decimals/)
  })
})
