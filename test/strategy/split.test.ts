import { describe, expect, it } from 'vitest'
import { answerTo, type Loose, sample } from '../laws/documents.ts'
import { flatFee, strategyTo, twoBuyers } from './documents.ts'

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

describe('the split of value', () => {
  it.each(['northlake', 'kestrel', 'tarn'] as const)(
    'of %s adds up to the worth of each strategy and to 100 %%',
    (name) => {
      const document = sample(name)
      const { split } = strategyTo(document, { trials: 64 })
      const { strategies } = answerTo(document, { trials: 64 })
      for (const { kind, id, total, fields, territories, parties } of split.sets) {
        const whole = strategies.find((one) => kind === 'strategy' && one.id === id)
        if (whole !== undefined) expect(total.value).toBeCloseTo(whole.licensor.expected.value, 2)
        for (const parts of [fields, territories]) {
          expect(sum(parts.map(({ worth }) => worth.value))).toBeCloseTo(total.value, 4)
          if (parts.every(({ share }) => share !== null))
            expect(sum(parts.map(({ share }) => share!.value))).toBeCloseTo(1, 9)
        }
        const shares = parties?.map(({ share }) => share)
        if (shares?.every((share) => share !== null))
          expect(sum(shares.map((share) => share!.value))).toBeCloseTo(1, 9)
      }
      expect(sum(split.room.fields.map(({ share }) => share!.value))).toBeCloseTo(1, 9)
      expect(sum(split.room.territories.map(({ share }) => share!.value))).toBeCloseTo(1, 9)
    },
  )

  it('goes by what each cell brings: a territory of a third of the size has a quarter of the value', () => {
    const document = twoBuyers(
      [flatFee('mine', 'buyer', { territory: '*', amount: 100_000 })],
      (copy: Loose) => {
        const [market] = copy.markets
        const { id: _, field, territory: __, ...keys } = market
        copy.markets = []
        copy.fields = [{ id: field, market: keys }]
        copy.territories = [
          { id: 'US', scale: 1 },
          { id: 'EU', scale: 1 / 3 },
        ]
        for (const licensee of copy.licensees)
          licensee.positions = { diagnostics: licensee.positions['diagnostics-us'] }
      },
    )
    const best = strategyTo(document).split.sets[0]!
    expect(best.territories.map(({ id, share }) => [id, share!.value])).toEqual([
      ['US', expect.closeTo(0.75, 9)],
      ['EU', expect.closeTo(0.25, 9)],
    ])
    expect(best.territories.every(({ share }) => share!.standardError < 1e-12)).toBe(true)
  })
})
