import { describe, expect, it } from 'vitest'
import { questions } from '../../models/questions.ts'
import type { Failure } from '../../models/units/failure.ts'
import { check, explain, value } from '../../models/valuation.ts'
import { minimal, northlake } from '../report/fixture.ts'
import { badInputs } from '../support/badInput.ts'
import { inProcess, testApp } from './testApp.ts'

/** The faults of documents that only the real engine knows, as HTTP answers them. */
const { send, ask } = await testApp({ runs: inProcess({ value, check, explain, questions }) })

const failuresOf = async (route: string, document: unknown): Promise<readonly Failure[]> => {
  const response = await send('POST', `/api/v1/${route}`, document)
  expect(response.status).toBe(422)
  return (await response.json()).failures
}

const simulating = (simulation: object) => ({ ...minimal, simulation })

const tied = {
  ...northlake,
  dependence: {
    paths: [
      'fields.diagnostics.market.size',
      'fields.education.market.size',
      'fields.imaging-models.market.size',
    ],
    matrix: [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ],
  },
}

/** Of each case of the collection: what is sent and what must come back. */
const cases: Readonly<Record<string, () => Promise<void>>> = {
  'JSON-010': async () => {
    const response = await send('POST', '/api/v1/scenarios', { ...minimal, negotiation: { alpha: -0 } })
    const text = await (await ask(response.headers.get('location') ?? '')).text()
    expect(text).toContain('"alpha":0')
  },
  'JSON-018': async () => {
    const failures = await failuresOf('valuations', simulating({ trials: 1e9 }))
    expect(failures).toContainEqual(expect.objectContaining({ kind: 'quota', limit: 5e6 }))
  },
  'JSON-020': async () => {
    expect(await failuresOf('valuations', simulating({ trials: 1.5 }))).toMatchObject([
      { pointer: '/simulation/trials' },
    ])
  },
  'JSON-022': async () => {
    expect(await failuresOf('valuations', simulating({ seed: 'abc' }))).toMatchObject([
      { pointer: '/simulation/seed' },
    ])
  },
  'JSON-024': async () => {
    const [failure] = await failuresOf('checks', tied)
    expect(failure).toMatchObject({ kind: 'dependence', pointer: expect.stringMatching(/^\/dependence/) })
    expect(failure).toHaveProperty('nearest')
    expect(failure).toHaveProperty('message', expect.stringMatching(/0\.9 → 0\.5/))
  },
}

/** Told apart by their text alone, or by how they arrive: valuations.test.ts, body.test.ts, server.whole.test.ts. */
const elsewhere = [
  'JSON-002',
  'JSON-004',
  'JSON-006',
  'JSON-008',
  'JSON-012',
  'JSON-014',
  'JSON-016',
  'JSON-026',
]

describe('documents with faults', () => {
  it('every case of the group has its test', () => {
    const ids = badInputs('JSON').map(({ id }) => id)
    expect(ids.filter((id) => cases[id] === undefined)).toEqual(elsewhere)
  })

  for (const { id, payload, expect: expected } of badInputs('JSON')) {
    const test = cases[id]
    if (test !== undefined) it(`${id}: ${payload} is ${expected}`, test)
  }

  it('unknown keys are named with the nearest known one', async () => {
    const failures = await failuresOf('scenarios', { ...minimal, licencees: [] })
    expect(failures).toMatchObject([
      { kind: 'unknown-key', pointer: '/licencees', suggestion: expect.stringContaining('licensees') },
    ])
  })

  it('a key that would give rights is unknown like any other (AUTHZ-021)', async () => {
    expect(await failuresOf('scenarios', { ...minimal, role: 'admin' })).toMatchObject([{ pointer: '/role' }])
  })

  for (const { id, payload } of badInputs('XSS')) {
    it(`${id}: ${JSON.stringify(payload)} is text like any other`, async () => {
      const document = { ...minimal, name: String(payload), description: String(payload) }
      const response = await send('POST', '/api/v1/scenarios', document)
      expect(response.status).toBe(201)
      expect(response.headers.get('content-type')).toBe('application/json')
      expect((await response.json()).document).toMatchObject({ name: payload, description: payload })
    })
  }
})
