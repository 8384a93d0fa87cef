import { z } from 'zod'
import type { DistributionSpec } from '../../models/distributions/spec.ts'
import { documentSchema } from '../../models/scenario/schema/document.ts'
import { isQuantitySchema } from '../../models/scenario/schema/quantity.ts'
import type { JsonObject } from '../services.ts'

/** The parameters of each family, for readers of the schema. */
const parameters: Readonly<Record<DistributionSpec['kind'], string>> = {
  normal: 'mean, sd',
  lognormal: 'mu, sigma, or mean, sd, or p10, p90',
  logitnormal: 'p10, p90',
  uniform: 'min, max',
  triangular: 'min, mode, max',
  pert: 'min, mode, max, lambda',
  beta: 'alpha, beta, min, max',
  gamma: 'shape, scale',
  studentT: 'df, mean, scale',
  metalog: 'p10, p50, p90, lower, upper',
  bernoulli: 'p',
  discrete: 'values, weights',
  poisson: 'mean',
  binomial: 'n, p',
  empirical: 'values, weights',
  mixture: 'of, weights',
  truncated: 'of, min, max',
}

const families = Object.entries(parameters).map(([kind, names]) => `${kind} (${names})`)

const quantity: JsonObject = {
  title: 'Quantity',
  description: 'A fixed number, a range, a formula or a distribution; its slot says what it may be',
  anyOf: [
    { type: 'number' },
    {
      type: 'string',
      description: 'A shorthand, or a formula after =',
      examples: ['4.2M', '6.5%', '2M to 5M', 'p10 4% / p50 9% / p90 18%', '1M / 2M / 4M', '= size * share'],
    },
    {
      type: 'object',
      description: `A value, or a family by kind: ${families.join('; ')}`,
      properties: {
        value: { type: ['number', 'string'] },
        kind: { enum: Object.keys(parameters) },
        unit: { type: 'string' },
        source: { type: 'string' },
        date: { type: 'string' },
        owner: { type: 'string' },
        grade: { enum: ['A', 'B', 'C', 'D'] },
        note: { type: 'string' },
        belief: { type: 'boolean' },
        visibility: { enum: ['own', 'shared', 'public'] },
      },
    },
  ],
}

/** JSON Schema (2020-12) of a document, from the schema that reads it. */
export const documentJsonSchema = (): JsonObject => {
  const schema = z.toJSONSchema(documentSchema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (isQuantitySchema(zodSchema)) jsonSchema.$ref = '#/$defs/Quantity'
    },
  })
  return { ...schema, $defs: { ...schema.$defs, Quantity: quantity } }
}
