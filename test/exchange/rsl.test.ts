import { describe, expect, it } from 'vitest'
import { exportPricing } from '../../models/exchange/exportPricing.ts'
import { importPricing } from '../../models/exchange/importPricing.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { changed, type Loose, sample } from '../laws/documents.ts'

const exported = (document: Loose, deal: string, url?: string) => {
  const result = exportPricing(document, { deal, format: 'rsl', url })
  if (!result.ok) throw new Error(result.faults.map(describeFailure).join(' '))
  return result.value
}
const refusedExport = (document: Loose, deal: string, url?: string): string => {
  const result = exportPricing(document, { deal, format: 'rsl', url })
  return result.ok ? 'written' : result.faults.map(describeFailure).join(' ')
}
const imported = (text: string, url?: string) => {
  const result = importPricing(text, { url })
  if (!result.ok) throw new Error(result.faults.map(describeFailure).join(' '))
  return result.value
}
const refused = (text: string): string => {
  const result = importPricing(text)
  return result.ok ? 'read' : result.faults.map(describeFailure).join(' ')
}

/** A deal with these terms in the smallest document. */
const withTerms = (terms: readonly object[], grant: object = {}): Loose =>
  changed(sample('minimal'), (copy) => {
    copy.deals[0].terms = terms
    Object.assign(copy.deals[0].grants[0], grant)
  })

/** A document around some licences, as publishers write it. */
const rsl = (inner: string, content = 'url="/"'): string =>
  `<rsl xmlns="https://rslstandard.org/rsl"><content ${content}>${inner}</content></rsl>`
const license = (payment: string): string => `<license>${payment}</license>`
const priced = (type: string, amount = '0.015'): string =>
  license(`<payment type="${type}"><amount currency="USD">${amount}</amount></payment>`)

describe('a deal as RSL 1.0', () => {
  const usage = { kind: 'usageFee', unit: 'inference', volume: 1e6, tiers: [{ price: 0.0000005 }] }

  it('is one content with a licence for every price, to the byte', () => {
    const terms = [{ kind: 'upfrontFee', amount: '500k' }, { kind: 'annualFee', amount: 84_000 }, usage]
    const document = withTerms(terms, { uses: ['training', 'fine-tuning', 'retrieval'] })
    const { text, mediaType } = exported(document, 'offer', 'https://example.com/archive/*?a=1&b=2')
    expect(mediaType).toBe('application/rsl+xml')
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<rsl xmlns="https://rslstandard.org/rsl">
  <content url="https://example.com/archive/*?a=1&amp;b=2">
    <license>
      <permits type="usage">ai-train ai-input</permits>
      <payment type="purchase">
        <amount currency="USD">500000</amount>
      </payment>
    </license>
    <license>
      <permits type="usage">ai-train ai-input</permits>
      <payment type="subscription">
        <amount currency="USD">84000</amount>
      </payment>
    </license>
    <license>
      <permits type="usage">ai-train ai-input</permits>
      <payment type="use">
        <amount currency="USD">0.0000005</amount>
      </payment>
    </license>
  </content>
</rsl>
`)
  })

  it.each([
    ['crawl', 'crawl'],
    ['training', 'training'],
    ['inference', 'use'],
    ['query', 'use'],
  ])('a fee by the %s is a payment of type %s', (unit, type) => {
    const { text } = exported(withTerms([{ ...usage, unit }]), 'offer')
    expect(text).toContain(`<payment type="${type}">`)
  })

  it('lists what it cannot say, each with its place, and nothing of it gets into the file', () => {
    const document = withTerms(
      [
        { ...usage, unit: 'query', commit: 1000, monthlyMaximum: 5000, field: 'diagnostics' },
        { kind: 'annualFee', amount: 1, timing: 'arrears' },
        { kind: 'royalty', rate: '7.25%' },
        { kind: 'minimumGuarantee', amount: 123_456 },
        { kind: 'upfrontFee', amount: '1M to 2M' },
        { ...usage, tiers: [{ upTo: 100, price: 2 }, { price: 1 }] },
        { ...usage, unit: 'record' },
      ],
      { uses: ['training', 'display'], exclusivity: 'exclusive' },
    )
    const { text, notSaid } = exported(document, 'offer')
    const said = notSaid.map(({ pointer, text: sentence }) => `${pointer}: ${sentence}`).join('\n')
    for (const words of [
      ': The licence is for everything below the address',
      '/deals/0/terms: RSL does not say that several licences are due together',
      '/deals/0/grants/0: RSL does not say field, territory, exclusivity, years and updates: ',
      'exclusively',
      '/deals/0/grants: RSL cannot leave out fine-tuning',
      '/deals/0/grants: RSL has no word for the use display.',
      '/deals/0/terms/0/unit: RSL counts by “use” what this deal counts by “query”.',
      '/deals/0/terms/0/commit: ',
      '/deals/0/terms/0/monthlyMaximum: ',
      '/deals/0/terms/0/field: ',
      '/deals/0/terms/1: RSL does not say how often a subscription is paid: this one at the end of',
      '/deals/0/terms/2: RSL has no words for this: 7.25 %',
      '/deals/0/terms/3: RSL has no words for this: ',
      '/deals/0/terms/4: RSL names an amount that is one number: ',
      '/deals/0/terms/5: RSL names one price for every unit, not steps: ',
      '/deals/0/terms/6: RSL prices a crawl, a training or a use in an answer, and no other unit: ',
    ])
      expect(said).toContain(words)
    expect([...text.matchAll(/<license>/g)]).toHaveLength(2)
    for (const secret of ['7.25', '0.0725', '123456', '123,456', '5000', 'display', 'exclusive'])
      expect(text).not.toContain(secret)
  })

  it('refuses a deal of which it can say nothing, a use without a word, and an address that is none', () => {
    expect(refusedExport(withTerms([{ kind: 'royalty', rate: '5%' }]), 'offer')).toMatch(
      /^\/deals\/0\/terms: expected a clause that this price list can say .+, found royalty\.$/,
    )
    expect(refusedExport(withTerms([usage], { uses: ['display'] }), 'offer')).toMatch(
      /^\/deals\/0\/grants: expected a use that RSL has a word for .+, found display\.$/,
    )
    for (const url of [
      '',
      'x',
      'javascript:alert(1)',
      'http://',
      '/a b',
      '/"',
      '/\u0001',
      `/${'a'.repeat(2000)}`,
    ])
      expect([url, refusedExport(withTerms([usage]), 'offer', url)]).toEqual([
        url,
        url === '/"' ? 'written' : expect.stringMatching(/^\/url: expected an address/),
      ])
    expect(refusedExport(withTerms([usage]), 'ofer')).toContain('expected the id of a deal (one of offer)')
    expect(refusedExport({}, 'offer')).toContain('/name: ')
  })
})

describe('RSL 1.0 as terms', () => {
  it('every paid type is a term; uses, currency and the rest are told', () => {
    const text = rsl(
      `<license><permits type="usage">ai-train ai-index</permits><permits type="geo">US EU</permits>
         <payment type="subscription"><amount currency="EUR">1200.50</amount></payment>
         <legal type="warranty">ownership</legal></license>
       ${['crawl', 'training', 'use', 'purchase'].map((type) => priced(type).replace('USD', 'EUR')).join('')}
       <copyright type="organization">Example</copyright>`,
      'url="/a/" server="https://license.example.com"',
    )
    const { currency, terms, uses, notTaken } = imported(text)
    expect([currency, uses]).toEqual(['EUR', ['training', 'fine-tuning']])
    expect(terms).toEqual([
      { kind: 'annualFee', amount: 1200.5 },
      { kind: 'usageFee', unit: 'crawl', tiers: [{ price: 0.015 }] },
      { kind: 'usageFee', unit: 'training', tiers: [{ price: 0.015 }] },
      { kind: 'usageFee', unit: 'inference', tiers: [{ price: 0.015 }] },
      { kind: 'upfrontFee', amount: 0.015 },
    ])
    const told = notTaken.map(({ pointer, text: sentence }) => `${pointer}: ${sentence}`).join('\n')
    for (const words of [
      '/rsl/content[1]: RSL does not say whether its 5 licences are a choice',
      '/rsl/content[1]/license[1]/payment[1]/amount[1]: RSL does not say how often',
      '/rsl/content[1]/license[1]/legal[1]: What <legal> says is no price',
      '/rsl/content[1]: What server and <copyright> says is no price',
      '/rsl/content[1]/license[1]/permits[1]: A grant has no word for the use “ai-index”.',
      '/rsl/content[1]/license[1]/permits[2]: What is said of geo was not taken over: <permits> "US EU".',
      ': No price list says how many there will be: the fee by the inference lacks its yearly volume.',
    ])
      expect(told).toContain(words)
  })

  it('reads the word of the drafts and says so; their commas are no separators', () => {
    const text = rsl(
      `<license><permits type="usage">train-ai,search</permits><payment type="inference"><amount currency="USD">1</amount></payment></license>`,
    )
    const { terms, uses, notTaken } = imported(text)
    expect(terms).toMatchObject([{ unit: 'inference' }])
    expect(uses).toBeUndefined()
    const told = notTaken.map((note) => note.text).join(' ')
    expect(told).toContain('“inference” of the drafts')
    expect(told).toContain('"train-ai,search" is no use of RSL 1.0')
  })

  it('a payment without an amount, or that asks for no money, gives no term and is told', () => {
    const free = [
      license('<payment type="crawl"><standard>https://example.com/terms</standard></payment>'),
      priced('contribution'),
      priced('attribution'),
      license('<payment type="free"/>'),
      license('<payment><amount currency="USD">5</amount></payment>'),
      license(''),
    ]
    const { terms, notTaken } = imported(rsl([priced('purchase', '9'), ...free].join('')))
    expect(terms).toEqual([{ kind: 'upfrontFee', amount: 9 }])
    for (let at = 2; at <= 7; at++)
      expect(
        notTaken.filter(({ pointer }) => pointer.startsWith(`/rsl/content[1]/license[${at}]`)),
      ).not.toEqual([])
    expect(refused(rsl(free.join('')))).toMatch(/expected a payment with an amount: .+ found none\. /)
  })

  it('passes over extensions and prefixes, and tells of them', () => {
    const text = `<r:rsl xmlns:r="https://rslstandard.org/rsl" xmlns:x="urn:x"><r:content url="/" x:a="1"><r:license>
      <r:payment type="use"><r:amount currency="USD">1</r:amount><x:binding/></r:payment></r:license></r:content><x:more/></r:rsl>`
    const { terms, notTaken } = imported(text)
    expect(terms).toHaveLength(1)
    const told = notTaken.filter(({ text: sentence }) => sentence.startsWith('Extensions'))
    expect(told.map(({ pointer }) => pointer)).toEqual([
      '/rsl/content[1]/license[1]',
      '/rsl/content[1]',
      '/rsl',
    ])
  })

  it('of several contents takes the one that is named', () => {
    const text = `<rsl xmlns="https://rslstandard.org/rsl">
      <content url="/a">${priced('use', '1')}</content><content url="/b">${priced('use', '2')}</content></rsl>`
    expect(imported(text, '/b').terms).toMatchObject([{ tiers: [{ price: 2 }] }])
    expect(refused(text)).toBe(
      '/rsl: expected the url of one <content> (of "/a", "/b"), found several without a choice.',
    )
  })

  it.each([
    ['another root', '<rss/>', 'expected <rsl xmlns="https://rslstandard.org/rsl">'],
    ['no namespace', '<rsl><content url="/"/></rsl>', 'of the namespace ""'],
    ['no content', '<rsl xmlns="https://rslstandard.org/rsl"/>', '/rsl: expected a <content>, found none.'],
    ['no licence', rsl(''), 'expected a <license>'],
    ['no url', rsl(priced('use'), ''), 'expected the attribute url'],
    ['an unknown element', rsl(license('<permit type="usage">all</permit>')), 'Did you mean permits?'],
    ['an unknown attribute', rsl(priced('use'), 'url="/" servr="x"'), 'Did you mean server?'],
    ['an unknown type of payment', rsl(priced('per-token')), 'found type="per-token"'],
    ['a type in capitals', rsl(priced('Use')), 'Did you mean use?'],
    ['two payments', rsl(license('<payment/><payment/>')), 'expected one <payment>, found another'],
    [
      'two permits of a type',
      rsl(license('<permits type="usage">all</permits><permits type="usage">search</permits>')),
      'one <permits> of each type',
    ],
    [
      'an amount without a currency',
      rsl(license('<payment type="use"><amount>1</amount></payment>')),
      'attribute currency',
    ],
    [
      'a currency that is none',
      rsl(priced('use').replace('USD', 'XBT')),
      'a currency of ISO 4217, found "XBT"',
    ],
    ['an amount with an exponent', rsl(priced('use', '1e3')), 'a decimal amount such as 0.015, found "1e3"'],
    ['a negative amount', rsl(priced('use', '-1')), 'found "-1"'],
    ['an amount of nothing', rsl(priced('use', '')), 'a text in <amount>'],
    ['text between elements', rsl(`free for all ${priced('use')}`), 'expected no text in <content>'],
    [
      'two currencies',
      rsl(priced('use') + priced('crawl').replace('USD', 'EUR')),
      'one currency, found USD and EUR',
    ],
  ])('%s is refused', (_, text, sentence) => {
    expect(refused(text)).toContain(sentence)
  })

  it('tells every fault at once', () => {
    const result = importPricing(rsl(`<x/>${priced('Use')}<licence/>`, 'uri="/"'))
    expect(result.ok ? 0 : result.faults.length).toBe(5)
  })
})
