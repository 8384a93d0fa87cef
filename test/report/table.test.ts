import { describe, expect, it } from 'vitest'
import { explanationTable } from '../../models/report/explanationTable.ts'
import { cut, displayWidth, grid, printable, wrapped } from '../../models/report/grid.ts'
import { answerTable } from '../../models/report/table.ts'
import type { Explanation } from '../../models/valuation.ts'
import { minimal, minimalAnswer, northlake, northlakeAnswer } from './fixture.ts'

const widest = (text: string): number => Math.max(...text.split('\n').map(displayWidth))

describe('the answer as a table', () => {
  const text = answerTable(northlakeAnswer, northlake)

  it('says who, what and with which error, in aligned columns', () => {
    expect(text).toContain(
      [
        'Deal                                 Licensor       Licensee  Beats alternative  Certain  Refused by',
        '──────────────────────────────  ─────────────  ─────────────  ─────────────────  ───────  ──────────',
        'Flat fee, non-exclusive         1.61 ± 0.01 M  1.90 ± 0.04 M          97 of 100    1.3 M  nobody',
        'Royalty with minimum guarantee  2.41 ± 0.01 M  3.10 ± 0.06 M          97 of 100    800 k  nobody',
        'Exclusive diagnostics, milest…  2.80 ± 0.02 M    −214 ± 44 k          97 of 100    1.4 M  licensee',
      ].join('\n'),
    )
  })

  it('says where there is no price and why', () => {
    expect(text).toMatch(/Chest CT diagnostic… {2}Japan .*no zone/)
    expect(text).toMatch(/General medical ima… {2}Japan .*blocked/)
    expect(answerTable(minimalAnswer, minimal)).toMatch(/diagnostics {2}worldwide +buyer .*utility unknown/)
  })

  it('holds the identity, the five sentences, the verdicts and the notes', () => {
    expect(text).toContain(northlakeAnswer.identity.document)
    expect(text).toContain('\n5. Indicative: ')
    expect(text).toContain(
      '- “Royalty with minimum guarantee” pays us more than “Flat fee, non-exclusive” in 71 of 100',
    )
    expect(text).toContain('- Field diagnostics: dilution by other licensees is counted.')
  })

  it('leaves refused deals out of the verdicts and says so', () => {
    expect(text).toContain('- Left out: 1 deal that would be refused, so nobody would be paid:')
    expect(text).toMatch(/Exclusive anchor, other f.* Exclusive diagnostics, mil/)
    expect(text).not.toMatch(/- .*“Exclusive diagnostics, milestones” pays us/)
  })

  it('prints no figure of a strategy of which nothing is left', () => {
    const strategies = northlakeAnswer.strategies.map((each) => ({
      ...each,
      refused: northlake.strategies?.find(({ id }) => id === each.id)?.deals.slice() ?? [],
    }))
    const emptied = answerTable({ ...northlakeAnswer, strategies }, northlake, 120)
    expect(emptied).toMatch(/Every field, non-exclusive +– +– +– {2}every deal would be refused/)
    expect(emptied).not.toContain('“Every field, non-exclusive” pays us more')
  })

  it('fits its width', () => {
    for (const width of [80, 100, 140]) {
      expect(widest(answerTable(northlakeAnswer, northlake, width))).toBeLessThanOrEqual(width)
      expect(widest(answerTable(minimalAnswer, minimal, width))).toBeLessThanOrEqual(width)
    }
  })

  it('keeps control characters off the terminal', () => {
    const name = '\u001b[2J\u202eevil\u0007'
    const hostile = answerTable(northlakeAnswer, {
      ...northlake,
      name,
      deals: northlake.deals.map((deal) => ({ ...deal, name })),
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })
})

describe('one future as a table', () => {
  const explanation: Explanation = {
    deal: 'royalty',
    trial: 12,
    inputs: [{ path: 'fields.diagnostics.market.size', value: 123456789.123 }],
    events: [{ year: 1.5, text: 'gate clearance passed' }],
    payments: [],
    statement: [
      { year: 0, upfrontFee: 500_000, licensorCosts: 350_000, integrationCost: 150_000 },
      { year: 1, royalty: 12_345.6, benefit: 99_999, licenseeTax: 20_000 },
      { year: 2, royalty: 20_000, benefit: 150_000 },
    ],
    licensor: { npv: 170_500.4, npvAtTimeRate: 175_000 },
    licensee: { npv: -410_000, npvAtTimeRate: -399_999.9 },
  }

  it('has lines down, years across, totals, both worths and what happened', () => {
    expect(explanationTable(explanation, northlake)).toBe(
      [
        '“Royalty with minimum guarantee” in trial 12, amounts in USD',
        '',
        'Line                                Year 0  Year 1   Year 2     Total',
        '────────────────────────────────  ────────  ──────  ───────  ────────',
        'Royalty                                  –  12,346   20,000    32,346',
        'Upfront fee                        500,000       –        –   500,000',
        "Licensor's costs                   350,000       –        –   350,000",
        "Licensee's benefit from the data         –  99,999  150,000   249,999",
        'Integration                        150,000       –        –   150,000',
        "Licensee's tax                           –  20,000        –    20,000",
        "Licensor's cash after tax          150,000  12,346   20,000   182,346",
        "Licensee's cash after tax         −650,000  67,653  130,000  −452,347",
        '',
        "Northlake Health: net present value 170,500 USD at the cash flows' own rates, 175,000 USD at the",
        '  rate for time alone',
        "Meridian Imaging AI: net present value −410,000 USD at the cash flows' own rates, −400,000 USD at",
        '  the rate for time alone',
        '',
        'What happened',
        '',
        '- year 1.5: gate clearance passed',
        '',
        'Input                              As drawn',
        '──────────────────────────────  ───────────',
        'fields.diagnostics.market.size  123,457,000',
        '',
      ].join('\n'),
    )
  })

  it('breaks long statements into blocks that fit', () => {
    const statement = Array.from({ length: 30 }, (_, year) => ({ year, royalty: 1e6 * year, benefit: 3e7 }))
    const text = explanationTable(
      { ...explanation, statement, licensee: null, events: [], inputs: [] },
      northlake,
    )
    expect(widest(text)).toBeLessThanOrEqual(100)
    expect(text.match(/^Line/gm)?.length).toBeGreaterThan(3)
    expect(text).toContain('Meridian Imaging AI: not known while a utility is unknown')
    expect(text).toContain('nothing out of the ordinary')
  })
})

describe('a grid', () => {
  it('counts wide characters twice and cuts with an ellipsis', () => {
    expect(displayWidth('日本')).toBe(4)
    expect(cut('Northlake', 5)).toBe('Nort…')
    expect(printable('a\u0000b\tc')).toBe('a\ufffdb c')
    expect(
      grid(
        [
          { title: 'Name', flexible: true },
          { title: 'Sum', align: 'right' },
        ],
        [['A long name indeed', '1,234']],
        16,
      ),
    ).toEqual(['Name         Sum', '─────────  ─────', 'A long n…  1,234'])
  })

  it('wraps words with a hanging indent', () => {
    expect(wrapped('- one two three', 9, '  ')).toEqual(['- one two', '  three'])
  })
})
