import { describe, expect, it } from 'vitest'
import type { LatticeView } from '../../models/scenario/schema/fieldLattice.ts'
import { type Loose, sample } from '../laws/documents.ts'
import { flatFee, strategyTo, twoBuyers } from './documents.ts'

/** Marks looked up week by week in the document as it is written. */
const slowMark = (
  document: Loose,
  view: LatticeView,
  { cell, year }: { cell: Loose; year: number },
): string => {
  if (cell.status === 'blocked') return 'blocked'
  const weeks = Array.from({ length: 52 }, (_, w) => year - 1 + (w + 0.5) / 52)
  const grants = (deal: Loose): boolean =>
    deal.grants.some((grant: Loose) => {
      const here =
        grant.field === cell.field && [undefined, '*', null, cell.territory].includes(grant.territory)
      const start = grant.startYear ?? 0
      const placed = cell.territory === null ? grant.field === cell.field : here
      return placed && weeks.some((t) => t >= start && t < start + grant.termYears)
    })
  const holding = document.deals.filter(grants).map(({ id }: Loose) => id)
  if (holding.some((id: string) => view.deals.includes(id))) return 'granted'
  return holding.length > 0 ? 'offered' : 'free'
}

describe('the lattice', () => {
  it.each(['northlake', 'kestrel', 'tarn'] as const)(
    'of %s has the marks that the document gives, year by year',
    (name) => {
      const document = sample(name)
      const { lattice, horizon } = strategyTo(document, { trials: 128 })
      expect(lattice.map(({ id }) => id)).toEqual([
        'offered',
        ...document.strategies.map(({ id }: Loose) => id),
        'best',
      ])
      for (const view of lattice)
        for (const cell of view.cells) {
          const marks = cell.years.map(({ mark }) => mark)
          const years = Array.from({ length: horizon }, (_, y) => y + 1)
          expect(marks).toEqual(years.map((year) => slowMark(document, view, { cell, year })))
        }
    },
  )

  it('leaves the room of a licensee from when its grant, or one that closes the cell, ends', () => {
    const offers = [flatFee('theirs', 'rival', { termYears: 2, exclusivity: 'sole', amount: 1000 })]
    const { lattice } = strategyTo(
      twoBuyers(offers, (copy) => {
        copy.markets[0].others = { count: 0 }
      }),
    )
    const [offered, best] = lattice.map(({ cells }) => cells[0]!.left)
    const whole = offered!.licensees[0]!.room!.value
    expect(offered!.licensees.map(({ from }) => from)).toEqual([0, 0])
    expect(offered!.known!.value).toBeCloseTo(2 * whole, 4)
    expect(best!.licensees.map(({ from }) => from)).toEqual([2, 2])
    // years 3 to 5 of the benefit by hand, at 12 %; no costs, so that the floor is 0
    const later = [0.6, 0.8, 1]
      .map((adopted, y) => (0.15 * 1e7 * adopted * (1.05 * 0.98) ** (y + 2)) / 1.12 ** (y + 3))
      .reduce((a, b) => a + b, 0)
    expect(best!.licensees[0]!.room!.value).toBeCloseTo(later, 4)
    expect(lattice[1]!.cells[0]!.years.map(({ mark, exclusivity }) => [mark, exclusivity])).toEqual([
      ['granted', 'sole'],
      ['granted', 'sole'],
      ['free', null],
      ['free', null],
      ['free', null],
    ])
  })

  it('says what is unknown instead of 0', () => {
    const nobody = twoBuyers([flatFee('mine', 'buyer')], (copy) => {
      const { id: _, field: __, territory: ___, ...market } = copy.markets[0]
      copy.fields.push({ id: 'research', market })
      copy.licensees[1].positions['diagnostics-us'].utility = { kind: 'unknown' }
    })
    const cells = strategyTo(nobody).lattice[0]!.cells
    const research = cells.find(({ field }) => field === 'research')!
    expect(research.left).toMatchObject({ known: null, complete: false })
    expect(research.left.missing[0]).toMatch(/^No licensee has a position here/)
    const { left } = cells.find(({ field }) => field === 'diagnostics')!
    expect(left.licensees[1]).toMatchObject({ licensee: 'rival', room: null })
    expect(left.missing).toContain('What the data do for rival is unknown.')
  })
})
