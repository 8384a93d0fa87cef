import { describe, expect, it } from 'vitest'
import { cashOf, lineLabel, statementLines } from '../../models/report/lines.ts'

describe('the lines of a statement', () => {
  it('each have a label of their own', () => {
    const labels = statementLines.map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
    expect(lineLabel('trueUp')).toBe('True-up to the minimum')
    expect(lineLabel('unheardOf')).toBe('unheardOf')
  })

  it('pass what one pays to the other', () => {
    const row = {
      year: 3,
      revenue: 900,
      base: 800,
      earnedRoyalty: 60,
      capReduction: -10,
      royalty: 50,
      trueUp: 25,
    }
    expect(cashOf(row)).toEqual({ licensor: 75, licensee: -75 })
  })

  it('charge withholding to whoever bears it', () => {
    expect(cashOf({ year: 1, upfrontFee: 100, withholding: -5, taxCredit: 2 })).toEqual({
      licensor: 97,
      licensee: -100,
    })
    expect(cashOf({ year: 1, upfrontFee: 95, withholding: 5 })).toEqual({ licensor: 95, licensee: -100 })
  })

  it('leave costs, losses and taxes with their party', () => {
    const own = { licensorCosts: 1, licensorRisks: 2, licensorTax: 4 }
    const theirs = { benefit: 100, integrationCost: 1, compliance: 2, licenseeRisks: 4, licenseeTax: 8 }
    expect(cashOf({ year: 1, ...own, ...theirs })).toEqual({ licensor: -7, licensee: 85 })
  })
})
