import { z } from 'zod'
import { estimateSchema } from './figures.ts'

/** The lattice field × territory × time: what becomes of each right in each year, and what is left of it. */

const years = z.number().meta({ description: 'Years from the valuation date' })
const maybe = (description: string) => estimateSchema.nullable().meta({ description })

export const place = { field: z.string(), territory: z.string().nullable() }

const latticeYear = z.strictObject({
  year: z.number(),
  mark: z.enum(['granted', 'offered', 'free', 'blocked']),
  exclusivity: z
    .enum(['none', 'sole', 'exclusive'])
    .nullable()
    .meta({ description: 'Of the strictest grant held' }),
  deals: z.array(z.string()).meta({ description: 'Deals that hold it' }),
  offers: z
    .array(z.string())
    .meta({ description: 'Deals of the document that would grant it and do not hold it' }),
})

const room = z.strictObject({
  licensee: z.string(),
  from: years
    .nullable()
    .meta({ description: 'When it could be licensed to them; null: never before the horizon' }),
  room: maybe('Ceiling less floor of a non-exclusive grant from then to the horizon; null where unknown'),
  price: maybe("The licensor's part of it above its floor at the bargaining weight; null without a weight"),
  reason: z.string().nullable(),
})

const latticeCell = z.strictObject({
  id: z.string(),
  ...place,
  status: z.enum(['permitted', 'blocked']),
  reason: z.string().nullable(),
  years: z.array(latticeYear),
  left: z.strictObject({
    known: maybe('What is left and known, over all licensees; null where nothing is known'),
    complete: z.boolean().meta({ description: 'false where a licensee, or who else would buy, is unknown' }),
    missing: z.array(z.string()).meta({ description: 'What is unknown, in sentences' }),
    licensees: z.array(room),
  }),
})

export const latticeView = z.strictObject({
  id: z.string(),
  kind: z.enum(['offered', 'strategy', 'best']),
  deals: z.array(z.string()).meta({ description: 'Deals that are held' }),
  refused: z.array(z.string()),
  cells: z.array(latticeCell),
})

export type LatticeView = z.infer<typeof latticeView>
export type LatticeCell = LatticeView['cells'][number]
