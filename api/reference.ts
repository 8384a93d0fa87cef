import type { JsonObject } from './services.ts'

export const documentJsonSchema = (): JsonObject => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
})

export const comparablesFile: JsonObject = {}
