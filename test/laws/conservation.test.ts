import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyDeal } from './anyDeal.ts'
import type { Loose } from './documents.ts'
import { type Future, futuresIn, receiptLines, sumOf } from './futures.ts'
import { near, patience, runs } from './runs.ts'

const clauseOf = (document: Loose, kind: string): Loose | undefined =>
  document.deals[0].terms.find((term: Loose) => term.kind === kind)

/** Amounts of a year as large as any that was added up. */
const scaleOf = ({ lines }: Future, year: number): number =>
  Math.max(...Object.values(lines).map((line) => Math.abs(line[year]!)))

/** What one party has paid and the other received in a year, each from its own cash; payment in kind apart. */
const passed = (future: Future, year: number) => {
  const of = (...keys: Parameters<typeof sumOf>[1][number][]): number => sumOf(future, keys, year)
  const costs = of('licensorCosts', 'licensorRisks', 'licensorTax') - of('taxCredit', 'inKind')
  const rest = of('integrationCost', 'compliance', 'licenseeRisks', 'licenseeTax', 'inKindCost')
  return {
    received: future.cash.licensor[year]! + costs,
    paid: of('benefit') - rest - future.cash.licensee[year]!,
  }
}

/** Advances and true-ups are taken back from royalty alone, never more than was paid, and never given back. */
const recoupedIsPaid = (document: Loose, future: Future): void => {
  const minimum = clauseOf(document, 'minimumGuarantee')
  const { recoupment, advance, trueUp } = future.lines
  let balance = 0
  recoupment.forEach((taken, year) => {
    expect(taken).toBeLessThanOrEqual(0)
    expect(advance[year]).toBeGreaterThanOrEqual(0)
    if (!((minimum?.shortfallCreditableYears ?? 0) > 0)) expect(trueUp[year]).toBeGreaterThanOrEqual(0)
    balance += advance[year]! + (minimum?.trueUpRecoupable === true ? trueUp[year]! : 0) + taken
    expect(balance).toBeGreaterThanOrEqual(-1e-6)
  })
}

/** What third parties' royalties take off leaves the agreed part of what was earned to date. */
const stackingKeepsItsFloor = (document: Loose, { lines }: Future): void => {
  const stacking = clauseOf(document, 'stacking')
  if (stacking === undefined) return
  const takesBack = document.deals[0].terms.some((term: Loose) => term.tierMethod === 'all-units')
  let [earned, left] = [0, 0]
  lines.earnedRoyalty.forEach((royalty, year) => {
    earned += royalty
    left += royalty + lines.stackingOffset[year]!
    // an offset of one year stays where a later one takes back the royalty it was set off against
    if (takesBack) return
    expect(left).toBeGreaterThanOrEqual((stacking.floor ?? 0.5) * earned - 1e-6)
    expect(left).toBeLessThanOrEqual(earned + 1e-6)
  })
}

it(
  'what one pays the other receives, in every future and year',
  () => {
    fc.assert(
      fc.property(anyDeal(), (document) => {
        const isGrossed = clauseOf(document, 'withholding')?.grossUp === true
        for (const future of futuresIn(document)) {
          for (let year = 0; year < future.cash.licensor.length; year++) {
            const settled = sumOf(future, [...receiptLines, 'currencyEffect', 'equity'], year)
            const withheld = future.lines.withholding[year]!
            const { received, paid } = passed(future, year)
            const scale = scaleOf(future, year)
            expect(near(received, settled + (isGrossed ? 0 : withheld), scale)).toBe(true)
            expect(near(paid, settled + (isGrossed ? withheld : 0), scale)).toBe(true)
            // what is paid and not received is what the tax office took
            expect(near(paid - received, isGrossed ? withheld : -withheld, scale)).toBe(true)
          }
        }
      }),
      runs,
    )
  },
  patience,
)

it(
  'the worth of the clauses adds to the present value of the receipts',
  () => {
    fc.assert(
      fc.property(anyDeal({ bare: true }), (document) => {
        for (const { terms, worth } of futuresIn(document)) {
          const parts = terms.reduce((sum, own) => sum + own, 0)
          expect(near(parts, worth.atTimeRate, Math.max(...terms.map(Math.abs)))).toBe(true)
        }
      }),
      runs,
    )
  },
  patience,
)

it(
  'what is recouped is at most what was paid, and is never given back; stacking leaves its floor',
  () => {
    // in another currency an advance is recouped as it was paid, which its own line does not show
    const reduced = anyDeal({ always: ['royalty', 'advance', 'stacking'], never: ['currency'] })
    fc.assert(
      fc.property(reduced, (document) => {
        for (const future of futuresIn(document)) {
          recoupedIsPaid(document, future)
          stackingKeepsItsFloor(document, future)
        }
      }),
      runs,
    )
  },
  patience,
)
