import { describe, expect, it } from 'vitest'
import { parseRoute, scenarioPath, withQuery } from '../../web/router.ts'

const at = (path: string) => parseRoute(new URL(path, 'http://127.0.0.1'))

describe('addresses', () => {
  it('lead to pages', () => {
    expect(at('/')).toEqual({ page: 'start' })
    expect(at('/library')).toEqual({ page: 'library' })
    expect(at('/s/a-1')).toMatchObject({ page: 'scenario', id: 'a-1', section: 'summary', deal: null })
    expect(at('/s/a-1/deals/flat')).toMatchObject({ section: 'deals', deal: 'flat' })
    expect(at('/s/a-1/dataset')).toMatchObject({ section: 'dataset' })
    expect(at('/s/a-1/drivers?deal=flat')).toMatchObject({ section: 'drivers' })
    expect(at('/s/a-1/markets?sort=price')).toMatchObject({ section: 'markets' })
  })

  it.each(['/x', '/s', '/s/a/b', '/s/a/markets/b', '/s/a/deals/b/c', '/library/x'])('%s is lost', (path) => {
    expect(at(path)).toEqual({ page: 'lost', path })
  })

  it('are written as they are read', () => {
    for (const id of ['a', 'a/b', 'a b?c', 'ä%'])
      expect(at(scenarioPath(id, 'deals', id))).toMatchObject({ id, deal: id })
  })

  it('keep what they know of the view when one choice changes', () => {
    const query = new URLSearchParams('sort=price&show=year')
    expect(withQuery('/s/a/markets', query, { show: 'total' })).toBe('/s/a/markets?sort=price&show=total')
    expect(withQuery('/s/a/markets', query, { show: null, sort: null })).toBe('/s/a/markets')
  })
})
