import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeDeal } from '../../models/simulate/deal/evaluate.ts'
import { createFrame } from '../../models/simulate/frame.ts'
import { writePaths } from '../../models/simulate/paths.ts'
import { writeReference } from '../../models/simulate/reference.ts'
import { type DealRun, toolsOf } from '../../models/simulate/run.ts'
import { contextOf } from '../../models/summarise/strategies.ts'
import { planOf, sampled } from '../support/againstTwin.ts'
import { enginesDiffer } from '../support/kernel/dealEngines.ts'
import type { Json } from '../support/twin/facts.ts'

/** The two engines on the programs of real documents, trial by trial, to the bit. */
const sample = (name: string) =>
  JSON.parse(readFileSync(`models/samples/${name}.json`, 'utf8')) as { [key: string]: Json }
const northlake = sample('northlake')

const documents: readonly (readonly [string, Json, number])[] = [
  ['Northlake', northlake, 512],
  ['Northlake by quarters', { ...northlake, periodsPerYear: 4 }, 101],
  ['Northlake by months', { ...northlake, periodsPerYear: 12 }, 51],
  ['Northlake with cash at exact dates', { ...northlake, timing: 'exact-date' }, 51],
  ['a news archive, by quarters', sample('kestrel'), 51],
  ['driving records, by months', sample('tarn'), 51],
  ['the smallest document', sample('minimal'), 51],
  ['a document without uncertainty', sample('constants'), 3],
]

describe.each(documents)('%s', (_, document, trials) => {
  const plan = planOf(document)
  const futures = sampled(plan)
  const frame = createFrame(plan, trials + (trials % 2), 'drawn')
  // not the first block, and an odd number of trials: the last one has no neighbour
  futures.fill(frame, 512, trials)
  const tools = (run: DealRun) => toolsOf(futures, run, () => frame)

  it('markets and records', () => {
    expect(enginesDiffer(writePaths(frame), frame)).toEqual([])
  })

  it.each(plan.deals.map(({ id }, member) => [id, member] as const))(
    '%s, alone and in strategies',
    (_id, member) => {
      const deal = plan.deals[member]!
      const contexts = plan.strategies
        .filter(({ deals }) => deals.includes(member))
        .map((strategy) => contextOf(plan, strategy, member))
      for (const context of [null, ...contexts.filter((each) => each !== null)])
        for (const recreates of [false, true]) {
          const { program } = writeDeal(deal, frame, tools({ deal, recreates, context }))
          expect(enginesDiffer(program, frame)).toEqual([])
        }
    },
  )

  it('reference grants', () => {
    for (const deal of plan.references)
      for (const recreates of [false, true]) {
        const program = writeReference(deal, frame, tools({ deal, recreates, context: null }))
        expect(enginesDiffer(program, frame)).toEqual([])
      }
  })
})
