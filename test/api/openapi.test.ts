import { describe, expect, it } from 'vitest'
import { documentJsonSchema } from '../../api/routes/documentJsonSchema.ts'
import { testApp } from './testApp.ts'

const { ask } = await testApp()

interface Described {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

const described: Described = await (await ask('/api/v1/openapi.json')).json()

describe('OpenAPI', () => {
  it('is 3.1 and lists every route', () => {
    expect(described.openapi).toBe('3.1.0')
    const routes = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(routes.sort()).toEqual([
      'DELETE /api/v1/comparables/own/{comparable}',
      'DELETE /api/v1/exports/{id}',
      'DELETE /api/v1/runs/{id}',
      'DELETE /api/v1/scenarios/{id}/reports/{report}',
      'GET /api/v1/comparables',
      'GET /api/v1/comparables/own',
      'GET /api/v1/comparables/own/{comparable}',
      'GET /api/v1/exports/{id}',
      'GET /api/v1/exports/{id}/file',
      'GET /api/v1/runs/{id}',
      'GET /api/v1/runs/{id}/valuation',
      'GET /api/v1/samples',
      'GET /api/v1/samples/{sample}',
      'GET /api/v1/scenarios',
      'GET /api/v1/scenarios/{id}',
      'GET /api/v1/scenarios/{id}/bridge',
      'GET /api/v1/scenarios/{id}/reports',
      'GET /api/v1/scenarios/{id}/reports/{report}',
      'GET /api/v1/scenarios/{id}/versions',
      'GET /api/v1/scenarios/{id}/versions/{version}',
      'GET /api/v1/scenarios/{id}/versions/{version}/actuals',
      'GET /api/v1/scenarios/{id}/versions/{version}/exports/{format}',
      'GET /api/v1/scenarios/{id}/versions/{version}/valuation',
      'GET /api/v1/scenarios/{id}/versions/{version}/valuation/cash.csv',
      'GET /api/v1/scenarios/{id}/versions/{version}/valuation/summary.csv',
      'GET /api/v1/schema',
      'GET /api/v1/templates',
      'GET /api/v1/templates/{template}',
      'GET /healthz',
      'POST /api/v1/actuals',
      'POST /api/v1/approaches',
      'POST /api/v1/bargain',
      'POST /api/v1/bridge',
      'POST /api/v1/checks',
      'POST /api/v1/comparables/import',
      'POST /api/v1/compare',
      'POST /api/v1/contributors',
      'POST /api/v1/convergence',
      'POST /api/v1/diligence',
      'POST /api/v1/drivers',
      'POST /api/v1/explanations',
      'POST /api/v1/imports/preview',
      'POST /api/v1/information',
      'POST /api/v1/pricing/export',
      'POST /api/v1/pricing/import',
      'POST /api/v1/readings',
      'POST /api/v1/review',
      'POST /api/v1/risks',
      'POST /api/v1/runs',
      'POST /api/v1/scenarios',
      'POST /api/v1/scenarios/{id}/reports',
      'POST /api/v1/scenarios/{id}/reports/preview',
      'POST /api/v1/scenarios/{id}/versions/{version}/exports/{format}',
      'POST /api/v1/solve',
      'POST /api/v1/strategy',
      'POST /api/v1/utility',
      'POST /api/v1/utility/fit',
      'POST /api/v1/valuations',
      'POST /api/v1/zone',
      'PUT /api/v1/comparables/own/{comparable}',
      'PUT /api/v1/scenarios/{id}',
      'PUT /api/v1/scenarios/{id}/reports/{report}',
    ])
  })

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(described).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1])
    expect(references.length).toBeGreaterThan(20)
    const names = new Set(
      Object.keys(described.components.schemas).map((name) => `#/components/schemas/${name}`),
    )
    expect(references.filter((reference) => reference === undefined || !names.has(reference))).toEqual([])
  })

  it('carries the document schema, its definitions as components', () => {
    expect(described.components.schemas).toMatchObject({
      Document: { properties: { share: { $ref: '#/components/schemas/Document.Share' } } },
      'Document.Share': { type: 'number' },
    })
  })

  it('says what each route can answer', () => {
    const put = described.paths['/api/v1/scenarios/{id}']?.put
    expect(Object.keys(put?.responses ?? {})).toEqual([
      '200',
      '400',
      '404',
      '409',
      '413',
      '415',
      '422',
      '428',
      'default',
    ])
  })

  it('the schema of the document is served as it is', async () => {
    expect(await (await ask('/api/v1/schema')).json()).toHaveProperty('$defs.Share')
    expect(await (await ask('/api/v1/comparables')).json()).toEqual({ comparables: [] })
  })
})

describe('the JSON Schema of a document', () => {
  it('has one definition for quantities and refers to it from every slot', () => {
    const text = JSON.stringify(documentJsonSchema())
    expect([...text.matchAll(/"\$ref":"#\/\$defs\/Quantity"/g)].length).toBeGreaterThan(50)
    expect(documentJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: expect.arrayContaining(['fieldfare', 'name', 'dataset', 'licensor', 'licensees', 'deals']),
      additionalProperties: false,
      $defs: { Quantity: { title: 'Quantity' } },
    })
  })
})

describe('the reference page', () => {
  it('finds its parts on this server', async () => {
    const html = await (await ask('/api/docs')).text()
    const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(parts).toHaveLength(3)
    for (const part of parts) {
      const response = await ask(part)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toMatch(/^text\/(css|javascript)/)
    }
    expect((await ask('/api/docs/package.json')).status).toBe(404)
  })
})
