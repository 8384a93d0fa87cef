import { liveValuation } from '../../models/live.ts'
import minimal from '../../models/samples/minimal.json' with { type: 'json' }

/** Seeds of the document that is valued: each is read, drawn and written from nothing. */
const SEEDS = [1, 2]

/**
 * Values a small document to no end but that the engine's code has been compiled, and tried, before it is needed: a first
 * answer then takes half as long. What comes out is dropped, and no other answer depends on it. It can be left at
 * each step.
 */
export function* warming(): Generator<void, void> {
  const [deal] = minimal.deals
  for (const seed of SEEDS) {
    const question = { document: minimal, deal: deal!.id, overrides: { trials: 512, seed }, whole: false }
    for (const working = liveValuation(16).ask(question); !working.next().done; ) yield
  }
}
