import type { FieldfareDocument } from '../scenario/schema/document.ts'
import kestrel from './kestrel.json' with { type: 'json' }
import minimal from './minimal.json' with { type: 'json' }
import northlake from './northlake.json' with { type: 'json' }
import tarn from './tarn.json' with { type: 'json' }

/** A document to begin with: complete, fictional, and labelled so in its own description. */
export interface Sample {
  readonly id: string
  readonly name: string
  /** what it shows, in one sentence */
  readonly explanation: string
  readonly document: FieldfareDocument
}

const sample = (id: string, explanation: string, document: { readonly name: string }): Sample => ({
  id,
  name: document.name,
  explanation,
  // a JSON module is typed by its text; the tests value every sample
  document: document as unknown as FieldfareDocument,
})

/** The samples, the first of which a new library opens on. */
export const samples: readonly Sample[] = [
  sample(
    'northlake',
    'Hospital images: five fields of use, three territories, four licensees, royalties with a guarantee, an exclusive.',
    northlake,
  ),
  sample(
    'kestrel',
    'A news archive, by quarters: training, answers paid per appearance, monitoring, teaching; a most-favoured clause.',
    kestrel,
  ),
  sample(
    'tarn',
    'Driving records of people, by months: erasure, limits of transfer, a price per query, a pilot, milestones.',
    tarn,
  ),
  sample('minimal', 'Twelve facts about one buyer; everything else is assumed and listed.', minimal),
]

export const sampleIds: readonly string[] = samples.map(({ id }) => id)
