import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { badInputs } from '../support/badInput.ts'
import { root } from '../support/sources.ts'
import type { Site } from './site.ts'

/** Documents that are unlike the sample, to see whether the page still explains itself. */

// biome-ignore lint/suspicious/noExplicitAny: a document that is about to be changed by hand
type Loose = any

const read = (name: string): Loose =>
  JSON.parse(readFileSync(join(root, `models/samples/${name}.json`), 'utf8'))

const quick = { trials: 512, seed: 1, replicates: 16 }

/** The sample on few futures: for pages whose texts and pictures are looked at, not how many futures they are made of. */
export const lightSample = (): Loose => {
  const document = read('northlake')
  // under a name of its own: others look for the sample
  return {
    ...document,
    name: 'Northlake on few futures',
    simulation: { ...document.simulation, trials: 1024 },
  }
}

/** A document with some of its deals, and in its strategies these: what is asked about a dataset is asked of each deal. */
export const withDeals = (document: Loose, ids: readonly string[]): Loose => ({
  ...document,
  deals: document.deals.filter(({ id }: Loose) => ids.includes(id)),
  strategies: document.strategies
    .map((strategy: Loose) => ({
      ...strategy,
      deals: strategy.deals.filter((id: string) => ids.includes(id)),
    }))
    .filter(({ deals }: Loose) => deals.length > 0),
})

/** The sample, except that its flat deal asks for 40 M at the start: nobody would pay that. */
const refused = (): Loose => {
  const document = read('northlake')
  const flat = document.deals.find(({ id }: Loose) => id === 'flat')
  flat.terms.find(({ kind }: Loose) => kind === 'upfrontFee').amount = 40e6
  return { ...document, name: 'Refused', simulation: quick }
}

const alone = (): Loose => {
  const document = read('northlake')
  const deals = document.deals.slice(0, 1)
  return { ...document, name: 'One deal', deals, strategies: undefined, simulation: quick }
}

const LONG = 'a licence of everything for everybody in every market that was ever thought of'

/** Each deal of the sample twice, under names that go on. */
const many = (): Loose => {
  const document = read('northlake')
  const copies = document.deals.flatMap((deal: Loose, i: number) => [
    { ...deal, name: `${deal.name}, version of the ${i + 1}th of March` },
    { ...deal, id: `${deal.id}-again`, name: `${deal.name}: ${LONG}` },
  ])
  return { ...document, name: `Twelve deals, ${LONG}`, deals: copies, simulation: quick }
}

const payloads = badInputs('XSS').map(({ payload }) => String(payload))

/** A payload for every name a reader can type: the things of a list take turns; a deal's name goes on after it. */
export const marked = (): Loose => {
  const document = withDeals(read('northlake'), ['flat', 'royalty', 'exclusive'])
  let turn = 0
  const next = (): string => payloads[turn++ % payloads.length] ?? ''
  document.name = payloads.join(' ').slice(0, 200)
  document.description = payloads.join(' ')
  document.dataset.name = next()
  document.dataset.recordUnit = next()
  document.licensor.name = next()
  document.simulation = { trials: 256, seed: 1, replicates: 16 }
  for (const list of ['deals', 'strategies', 'licensees', 'fields', 'territories', 'risks'])
    for (const thing of document[list]) thing.name = `${thing.id} ${next()}`
  for (const deal of document.deals) deal.name = `${deal.name}: ${LONG}`
  for (const market of document.markets) market.reason = next()
  return document
}

/** By name, each with the deal to open. */
export const oddDocuments = {
  minimal: { document: () => read('minimal'), deal: 'offer' },
  constants: { document: () => read('constants'), deal: 'royalty' },
  refused: { document: refused, deal: 'flat' },
  alone: { document: alone, deal: 'flat' },
  many: { document: many, deal: 'royalty-again' },
  marked: { document: marked, deal: 'royalty' },
} as const

/** Stores a document and returns its id. */
export const post = async (site: Site, document: unknown): Promise<string> => {
  const response = await fetch(new URL('/api/v1/scenarios', site.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  })
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`)
  return ((await response.json()) as { id: string }).id
}
