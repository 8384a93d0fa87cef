import { z } from '@hono/zod-openapi'
import type { Version } from '../store/scenarioStore.ts'

/** How scenarios and versions look from outside. */
const versionSummary = {
  version: z.number().int(),
  name: z.string(),
  hash: z.string().meta({ description: 'SHA-256 of the canonical document, hex' }),
  createdAt: z.string().meta({ description: 'For people; the order is that of the versions' }),
}

const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item).readonly(),
    next: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'The `cursor` of the next page; null on the last' }),
  })

export const versionPage = page(z.object(versionSummary).openapi('VersionSummary'))
export const scenarioPage = page(z.object({ id: z.uuid(), ...versionSummary }).openapi('ScenarioSummary'))

const anyDocument = z.record(z.string(), z.unknown()).openapi({ description: 'The document, canonical' })

export const versionSchema = z
  .object({ id: z.uuid(), ...versionSummary, document: anyDocument })
  .openapi('ScenarioVersion')

export type StoredVersion = z.infer<typeof versionSchema>

/** JSON of one version, with the stored bytes of the document inside. */
export const versionText = ({ document, ...summary }: Version): string =>
  `${JSON.stringify(summary).slice(0, -1)},"document":${document}}`

export const versionTag = (version: number): string => `"${version}"`

export const documentOf = ({ version, document }: Version) => ({ version, document: objectOf(document) })

/** Parses what the store holds: canonical JSON of an object. */
export const objectOf = (text: string): object => {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) throw new Error('the store holds a document that is none')
  return value
}
