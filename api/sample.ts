import sample from '../models/samples/northlake.json' with { type: 'json' }
import { canonicalJson, documentHash } from '../models/scenario/canonical.ts'
import { errorPlace } from './log.ts'
import { runStop } from './runs/runs.ts'
import type { Services } from './services.ts'

/** An empty store gets the sample, so that the first look is at something. It is ours: tests check it, not the start. */
export const addSample = async ({ store, log }: Pick<Services, 'store' | 'log'>): Promise<void> => {
  try {
    if ((await store.list({ limit: 1 })).items.length > 0) return
    const { name } = sample
    await store.create({ name, document: canonicalJson(sample), hash: documentHash(sample) })
  } catch (error) {
    log({ event: 'sample', error: errorPlace(error) })
  }
}

/**
 * Begins to value the newest scenario, ahead of the page's first question, which then shares this run. Waits for the
 * run to be in the queue, not for its answer.
 */
export const warmUp = async ({
  runs,
  store,
  log,
}: Pick<Services, 'runs' | 'store' | 'log'>): Promise<void> => {
  const noted = (error: unknown) => {
    if (runStop(error) === null) log({ event: 'sample', error: errorPlace(error) })
  }
  try {
    const [newest] = (await store.list({ limit: 1 })).items
    const version = newest === undefined ? null : await store.latest(newest.id)
    if (version !== null) void runs.value(version.document).catch(noted)
  } catch (error) {
    noted(error)
  }
}
