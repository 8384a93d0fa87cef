import { risksSchema } from '../../models/scenario/schema/risks.ts'
import { risksQuery } from './negotiation.ts'
import { questionRoute } from './question.ts'

export const risks = questionRoute({
  name: 'risks',
  query: risksQuery,
  summary: 'Who bears which risk of a deal, and what each clause moves',
  answer: "Each party's variance and worst 5 % by what drives them, and how they change without each clause",
  schema: risksSchema,
})
