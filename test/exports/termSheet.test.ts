import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { exportFile } from '../../api/exports/exportFile.ts'
import { markdown } from '../../models/report/pages.ts'
import { answerTo, fileOf, sample, sampleText, textOf } from './made.ts'

const northlake = sampleText('northlake')

const sheetOf = async (document: object, deal: string): Promise<string> =>
  textOf(await fileOf('md', JSON.stringify(document), { deal }))

/** The texts of the runs of a Word document, paragraph by paragraph; refuses XML that is not well formed. */
const paragraphsOf = (docx: Uint8Array): readonly string[] => {
  const paragraphs: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p') paragraphs.push('')
    expect(['w:fldSimple', 'w:instrText', 'w:fldChar', 'w:hyperlink']).not.toContain(name)
  })
  parser.on('text', (text) => {
    if (paragraphs.length > 0) paragraphs.push(`${paragraphs.pop()}${text.trim() === '' ? '' : text}`)
  })
  parser.write(textOf(unzipSync(docx)['word/document.xml']!)).close()
  return paragraphs
}

/** Everything that one side alone knows, believes or keeps to itself, changed. */
const otherWorld = (text: string): object => {
  const document = JSON.parse(text)
  const beliefs = new Set(['hazardPerYear', 'probability', 'underReporting', 'detect', 'volatility'])
  for (const deal of document.deals)
    for (const term of deal.terms) {
      for (const key of Object.keys(term))
        if (beliefs.has(key) && typeof term[key] === 'number') term[key] /= 3
      if (term.kind === 'stacking') term.thirdParty = 0.011
    }
  for (const risk of document.risks ?? []) {
    risk.frequency = 0.0123
    if (risk.severity !== undefined) risk.severity = 54_321
  }
  document.licensor.alternative = { value: 7_654_321 }
  document.licensor.timeRate = 0.0456
  for (const licensee of document.licensees) licensee.alternative = { value: 1_234_567 }
  document.negotiation = { alpha: 0.37 }
  document.simulation = { ...document.simulation, seed: 99 }
  return document
}

describe('the term sheet', () => {
  it('says each clause in plain words, and which points are open', async () => {
    const text = await sheetOf(sample('northlake'), 'royalty')
    expect(text).toContain('# Term sheet: Royalty with minimum guarantee')
    expect(text).toContain('1. 500,000 USD at the start.')
    expect(text).toContain('3. 2.5 % of net receipts up to 10 M USD a year')
    expect(text).toContain('## Open points')
    expect(text).toContain('- Whether the advance counts towards the minimum.')
  })

  it.each(['northlake', 'kestrel', 'tarn'])(
    'of %s is the same bytes in two worlds that differ in what one side knows',
    async (name) => {
      const text = sampleText(name)
      for (const { id } of sample(name).deals)
        expect(await sheetOf(otherWorld(text), id)).toBe(await sheetOf(JSON.parse(text), id))
    },
  )

  it('names sums in the currency they are agreed in, which the engine takes them in', async () => {
    const document = JSON.parse(sampleText('constants'))
    const clause = { kind: 'currency', currency: 'GBP', rate: 2, volatility: 0 }
    document.deals[0].terms.push({ ...clause, of: 'amounts' })
    const [flow] = answerTo(JSON.stringify(document), {}).expected.deals[0]!.statement
    expect(flow?.upfrontFee).toBe(400_000)
    const amounts = await sheetOf(document, 'royalty')
    expect(amounts).toContain('Amounts in GBP, shares of revenue in USD.')
    expect(amounts).toContain('1. 200,000 GBP at the start.')
    expect(amounts).toContain('up to 5 M GBP a year')
    document.deals[0].terms.splice(-1, 1, { ...clause, collar: { floor: 0.9, cap: 1.1 } })
    const settled = await sheetOf(document, 'royalty')
    expect(settled).toContain('1. 200,000 USD at the start.')
    expect(settled).toContain(
      'settled in GBP at the rate at signing (2 USD for 1 GBP); what is paid comes to',
    )
  })

  it('says how the data are delivered, when the grant begins, and each cell of the table of rights', async () => {
    const document = JSON.parse(sampleText('constants'))
    const [deal] = document.deals
    deal.delivery = 'enclave'
    Object.assign(deal.grants[0], { startYear: 0.25, termYears: 4 })
    deal.terms.push({ kind: 'paymentTerms', paymentDays: 30 })
    deal.rights = {
      matrix: {
        data: { own: 'licensor', sublicense: 'licensor', afterTerm: 'licensor' },
        labels: { own: 'joint' },
        usageLogs: { own: 'licensor', use: 'joint' },
      },
    }
    const text = await sheetOf(document, 'royalty')
    expect(text).toContain('for 4 years from 2027-04-01')
    expect(text).toContain('- The data are used in an enclave; no copy of them is handed over.')
    expect(text).toContain('What depends on sales is paid within 30 days of the end of each period.')
    expect(text).toContain(
      '- The data and usage logs belong to the licensor; the labels belong to both; who owns model weights, improvements and outputs is left open; both may use usage logs; only the licensor may sublicense the data; only the licensor may use the data after the term.',
    )
    deal.grants[0].startYear = 0.3
    expect(await sheetOf(document, 'royalty')).toContain('for 4 years starting 0.3 years after 2027-01-01')
  })

  it('calls what is drawn, and not yet a number, to be agreed', async () => {
    const document = JSON.parse(sampleText('constants'))
    document.deals[0].terms[0].amount = '150000 to 250000'
    const text = await sheetOf(document, 'royalty')
    expect(text).toContain('\\[to be agreed\\] at the start')
    expect(text).not.toContain('250,000')
  })

  it('is of one deal: the others are not for its licensee to read', async () => {
    const file = await exportFile({ format: 'docx', answer: null, text: northlake, question: {} })
    expect(file.ok ? null : file.faults[0]).toMatchObject({ kind: 'missing-key', parameter: 'deal' })
    const text = await sheetOf(sample('northlake'), 'royalty')
    expect(text).not.toContain('Borealis')
  })
})

describe('the term sheet as a Word document', () => {
  it('is well-formed XML with the text of the Markdown, and the same bytes again', async () => {
    const bytes = await fileOf('docx', northlake, { deal: 'royalty' })
    expect(await fileOf('docx', northlake, { deal: 'royalty' })).toEqual(bytes)
    const paragraphs = paragraphsOf(bytes)
    expect(paragraphs[0]).toBe('Term sheet: Royalty with minimum guarantee')
    expect(paragraphs).toContain('500,000\u00a0USD at the start.')
    expect(Object.keys(unzipSync(bytes))).not.toContain('docProps/core.xml')
  })

  it('keeps a name that looks like markup, a field or a formula as text', async () => {
    const document = JSON.parse(sampleText('constants'))
    document.deals[0].name = '=cmd|" /C calc"!A1 </w:t><w:fldSimple w:instr="DDE"/> & co'
    const paragraphs = paragraphsOf(await fileOf('docx', JSON.stringify(document), {}))
    expect(paragraphs[0]).toBe(`Term sheet: ${document.deals[0].name}`)
  })

  it('keeps it as text in Markdown too', () => {
    const items = ['- a', '1. b', '2.5 % c', '# d', '<script>', '[e](http://f)']
    expect(markdown([{ kind: 'list', items, numbered: false }])).toBe(
      '- \\- a\n- 1\\. b\n- 2.5 % c\n- \\# d\n- \\<script\\>\n- \\[e\\](http://f)\n',
    )
  })
})
