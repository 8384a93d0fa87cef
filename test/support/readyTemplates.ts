import { documentJsonSchema } from '../../api/routes/documentJsonSchema.ts'
import { dealTemplates } from '../../models/dealTemplates/dealTemplates.ts'

const schema = JSON.stringify(documentJsonSchema())

/** Templates whose clauses are all in the schema. A pool share waits for its own, and is tested from that day on. */
export const readyTemplates = dealTemplates.filter(({ deal }) =>
  deal.terms.every(({ kind }) => schema.includes(`"${kind}"`)),
)
