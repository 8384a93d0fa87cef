import { describe, expect, it } from 'vitest'
import { figure, fullText, inline, leastFigure, plainFigure } from '../../web/format/number.ts'
import { futuresParts, outOfHundred } from '../../web/format/share.ts'
import { counted, dateText, fromKey, unbroken } from '../../web/format/words.ts'

describe('a simulated figure', () => {
  it('has no more digits than its standard error supports', () => {
    expect(figure(1_843_211.07, 18_300)).toMatchObject({ text: '1.84 M', error: '0.02' })
    expect(figure(-347_122, 2_100)).toMatchObject({ text: '−347 k', error: '3' })
    expect(figure(1_843_211.07, 250_000)).toMatchObject({ text: '1.84 M', error: '0.25' })
  })

  it('keeps its value to the last bit and says it in full', () => {
    const written = figure(1_843_211.0712345, 18_300)
    expect(written.value).toBe(1_843_211.0712345)
    expect(written.full).toBe('1,843,211.07 ± 18,300.00')
  })

  it('reads in a sentence as error and scale of one figure', () => {
    expect(inline(figure(1_843_211, 18_300))).toBe('1.84 ± 0.02 M')
    expect(inline(figure(0.64, 0.003))).toBe('0.640 ± 0.003')
  })

  it('without an error is exact, with one that is zero too', () => {
    expect(figure(1_300_000, 0).error).toBe('')
    expect(inline(plainFigure(0))).toBe('0')
  })
})

describe('an agreed amount', () => {
  it('is as short as it can be said', () => {
    expect(plainFigure(1_300_000).text).toBe('1.3 M')
    expect(plainFigure(800_000).text).toBe('800 k')
    expect(plainFigure(-100_000).text).toBe('−100 k')
    expect(plainFigure(0).text).toBe('0')
    expect(plainFigure(100).text).toBe('100')
    expect(plainFigure(3_000_000).text).toBe('3 M')
    expect(figure(1_420_000, 0).text).toBe('1.42 M')
    expect(leastFigure(1_429_000).text).toBe('1.42 M')
  })

  it('in full has every digit', () => {
    expect(fullText(1234.5)).toBe('1,234.50')
    expect(fullText(0.0061)).toBe('0.0061')
  })
})

describe('chances', () => {
  it('are counts of 100 futures; nothing possible is never, nothing uncertain always', () => {
    expect(outOfHundred(0.714)).toBe('71')
    expect(outOfHundred(0.001)).toBe('< 1')
    expect(outOfHundred(0.9996)).toBe('> 99')
    expect(outOfHundred(1)).toBe('100')
    expect(futuresParts(0.5)).toEqual(['50', 'of 100 futures'])
    expect(futuresParts(1)).toEqual(['every future', ''])
  })
})

describe('words', () => {
  it('amounts do not break at the end of a line', () => {
    expect(unbroken('worth 1.84 ± 0.02 M USD to us')).toBe(
      'worth 1.84\u00a0±\u00a00.02\u00a0M\u00a0USD to us',
    )
    expect(unbroken('in 71 of 100 futures')).toBe('in 71 of 100 futures')
  })

  it('counts and keys', () => {
    expect(counted(1, 'deal')).toBe('1 deal')
    expect(counted(2, 'deal')).toBe('2 deals')
    expect(fromKey('minimumGuarantee')).toBe('Minimum guarantee')
  })

  it('a text that is no date is shown as it stands', () => {
    expect(dateText('soon')).toBe('soon')
    expect(dateText('2026-11-20T10:12:00Z')).toMatch(/^\d{2} Nov 2026$/)
  })
})
