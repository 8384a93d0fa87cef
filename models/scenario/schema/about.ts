import { z } from 'zod'
import { plainAmount, text } from './object.ts'

export const aboutSchema = z.strictObject({
  unit: z.string().max(64).optional(),
  source: z.string().max(4000).optional(),
  date: z.string().max(64).optional(),
  owner: z.string().max(256).optional(),
  grade: z.enum(['A', 'B', 'C', 'D']).optional(),
  note: z.string().max(4000).optional(),
  belief: z.boolean().optional(),
  visibility: z.enum(['own', 'shared', 'public']).optional(),
  learnable: z.strictObject({ how: text, cost: plainAmount, weeks: plainAmount }).optional(),
})

export type About = z.infer<typeof aboutSchema>

export const aboutKeys = new Set(Object.keys(aboutSchema.shape))

/** What may stand beside a quantity, in words for a fault. */
export const aboutWords = (key: string): string => {
  if (key === 'grade') return 'a grade: A measured or contractual, B published, C analogue, D guess'
  if (key === 'visibility') return 'one of own, shared, public'
  if (key === 'belief') return 'true or false'
  if (key === 'learnable') return 'an object with how (a text), cost and weeks (numbers of at least 0)'
  return 'a text'
}
