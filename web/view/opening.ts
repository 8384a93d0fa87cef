import type { ScenarioItem } from '../client.ts'

const SAMPLE = 'Northlake chest imaging'

/** What the page opens on: the sample while it is in the store, else the scenario created last. */
export const opening = (items: readonly ScenarioItem[]): ScenarioItem | undefined =>
  items.find((item) => item.name === SAMPLE) ?? items[0]
