import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import packageJson from '../../package.json' with { type: 'json' }
import type { Env, JsonObject } from '../services.ts'

/** OpenAPI 3.1 of every route of `api`, from the schemas that check what goes in and out. */
export const openapi = (api: Pick<OpenAPIHono<Env>, 'getOpenAPI31Document'>, documentSchema: JsonObject) => {
  const described = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Fieldfare', version: packageJson.version, description: packageJson.description },
  })
  const schemas = { ...described.components?.schemas, ...components(documentSchema) }
  const text = JSON.stringify({ ...described, components: { ...described.components, schemas } })
  return new Hono<Env>().get('/api/v1/openapi.json', (c) =>
    c.body(text, 200, { 'Content-Type': 'application/json' }),
  )
}

/** A JSON Schema as OpenAPI components: its definitions move out of it, and references follow. */
const components = (schema: JsonObject): JsonObject => {
  const moved: JsonObject = JSON.parse(
    JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/Document.'),
  )
  const { $defs, $schema: _, ...document } = moved
  const definitions = typeof $defs === 'object' && $defs !== null ? Object.entries($defs) : []
  return {
    Document: document,
    ...Object.fromEntries(definitions.map(([name, definition]) => [`Document.${name}`, definition])),
  }
}
