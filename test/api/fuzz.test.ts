import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { minimal } from '../report/fixture.ts'
import { long } from '../support/long.ts'
import { host, inProcess, testApp } from './testApp.ts'

const { app } = await testApp({ runs: inProcess({ value, check, explain, questions }) })

const routes = [
  '/api/v1/valuations',
  '/api/v1/checks',
  '/api/v1/explanations',
  '/api/v1/scenarios',
  '/api/v1/scenarios/00000000-0000-4000-8000-000000000000',
  '/api/v1/scenarios/00000000-0000-4000-8000-000000000000/versions',
  '/api/v1/scenarios/00000000-0000-4000-8000-000000000000/versions/1/valuation',
  '/api/v1/schema',
  '/api/v1/samples',
  '/api/v1/samples/kestrel',
  '/api/v1/templates',
  '/api/v1/templates/flat-fee',
  '/api/v1/pricing/export',
  '/api/v1/pricing/import',
  '/api/docs',
  '/healthz',
  '/',
]

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('%', '%00', '%E0%A4%A', '..%2f', '__proto__', '1e999', '-0', 'NaN', '\u202e', '{}', '[]'),
)
const header = fc.string({ unit: fc.constantFrom(...' !"*,/0123456789:;=ABCabcxyz{}~é'), maxLength: 30 })

const asked = fc.record({
  method: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'),
  path: fc.tuple(fc.constantFrom(...routes), fc.oneof({ weight: 3, arbitrary: fc.constant('') }, odd)),
  query: fc.dictionary(
    fc.constantFrom('trials', 'seed', 'sampling', 'deal', 'trial', 'limit', 'cursor', 'format', 'url'),
    odd,
  ),
  match: fc.option(header, { nil: undefined }),
  type: fc.constantFrom('application/json', 'application/json', 'text/plain', ''),
  body: fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant(JSON.stringify(minimal))),
})

type Question = typeof asked extends fc.Arbitrary<infer Asked> ? Asked : never

const answerTo = async ({ method, path, query, match, type, body }: Question) => {
  const encoded =
    path[1] === '' ? '' : `/${encodeURI(Buffer.from(path[1]).toString()).replaceAll('?', '%3F')}`
  const address = `http://${host}${path[0]}${encoded}?${new URLSearchParams(query)}`
  const headers = new Headers({ host, 'content-type': type, accept: '*/*' })
  if (match !== undefined) headers.set(method === 'PUT' ? 'if-match' : 'if-none-match', match)
  const withBody = method !== 'GET' && method !== 'HEAD'
  return app.request(address, { method, headers, ...(withBody ? { body } : {}) })
}

describe('whatever is asked', () => {
  it('is answered without a fault of ours, and every refusal is a problem document', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (question) => {
        const response = await answerTo(question)
        expect(response.status).toBeLessThan(500)
        expect(response.headers.get('content-security-policy')).not.toBeNull()
        if (response.status < 400 || question.method === 'HEAD') return
        expect(response.headers.get('content-type')).toBe('application/problem+json')
        expect(await response.json()).toMatchObject({ status: response.status })
      }),
      { numRuns: long ? 5000 : 300 },
    )
  })
})

/** One place of the smallest document, replaced by something else. */
const broken = fc
  .tuple(
    fc.constantFrom(...pointersOf(minimal)),
    fc.oneof(fc.jsonValue(), odd, fc.constantFrom('2M to 5M', '= 1 +', '5%', 0)),
  )
  .map(([pointer, replacement]) => replaced(minimal, pointer, replacement))

function pointersOf(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pointersOf(inner, [...at, key]))]
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  const copy: unknown = Array.isArray(value) ? [...value] : { ...(value as object) }
  Reflect.set(copy as object, key, replaced(Reflect.get(value as object, key), rest, by))
  return copy
}

describe('whatever stands in a document', () => {
  it('is either a document or a list of faults with places, never a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(broken, async (document) => {
        const response = await app.request(`http://${host}/api/v1/checks`, {
          method: 'POST',
          headers: { host, 'content-type': 'application/json' },
          body: JSON.stringify(document) ?? '',
        })
        expect([200, 400, 422]).toContain(response.status)
        if (response.status === 200) return
        const { failures } = await response.json()
        expect(failures.length).toBeGreaterThan(0)
        for (const { pointer, message } of failures) {
          expect(pointer).toMatch(/^(\/|$)/)
          expect(message.length).toBeGreaterThan(10)
        }
      }),
      { numRuns: long ? 3000 : 200 },
    )
  })
})
