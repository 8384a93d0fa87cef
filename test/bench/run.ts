import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { compile } from '../../models/scenario/compile.ts'
import { parse } from '../../models/scenario/parse.ts'
import { decide } from '../../models/simulate/decisions.ts'
import { blockSize, createFrame } from '../../models/simulate/frame.ts'
import { futuresOf } from '../../models/simulate/futures.ts'
import { runFutures } from '../../models/simulate/run.ts'
import { value } from '../../models/valuation.ts'

/**
 * Trials per second of Northlake on one thread, as ratios in one run: markets alone, markets with every deal and
 * reference grant, and the whole answer with its summaries. Absolute figures belong to this machine and this moment.
 */
const trials = Number(process.argv[2] ?? 16384)
const document: unknown = JSON.parse(readFileSync('models/samples/northlake.json', 'utf8'))

const prepared = () => {
  const parsed = parse(document)
  if (!parsed.ok) throw new Error('the sample does not parse')
  const compiled = compile(parsed.value.document)
  if (!compiled.ok) throw new Error('the sample does not compile')
  return compiled.value.plan
}

const plan = prepared()
const how = { sampling: 'sobol', seed: 1, replicates: 16 } as const
const futures = futuresOf(plan, how)
const frame = createFrame(plan, blockSize, 'drawn')

const markets = (): void => {
  for (let first = 0; first < trials; first += blockSize) futures.fill(frame, first, blockSize)
}

const deals = (): void => {
  const run = runFutures(futures, {
    trials,
    deals: plan.deals.map((deal) => ({ deal, recreates: false, context: null })),
    references: plan.references.map((deal) => ({ deal, recreates: false })),
  })
  if (!run.ok) throw new Error('the run failed')
}

const decisions = (): void => {
  if (!decide(futures, [...plan.deals, ...plan.references], trials).ok) throw new Error('no decision')
}

const answer = (): void => {
  if (!value(document, { trials }).ok) throw new Error('no answer')
}

/** Median seconds of five runs after a warm-up. */
const seconds = (work: () => void): number => {
  work()
  const times = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint()
    work()
    return Number(process.hrtime.bigint() - start) / 1e9
  })
  return times.sort((a, b) => a - b)[2]!
}

const rows = [
  ['draws and markets', seconds(markets)],
  ['decisions (first 1,024 trials)', seconds(decisions)],
  ['draws, markets, 6 deals, 4 reference grants', seconds(deals)],
  ['whole answer with summaries', seconds(answer)],
] as const
const base = rows[3][1]

console.log(
  `Northlake, ${trials} trials, one thread, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`,
)
for (const [name, time] of rows)
  console.log(
    `${name.padEnd(46)}${(time * 1000).toFixed(0).padStart(7)} ms${Math.round(trials / time)
      .toString()
      .padStart(10)} trials/s${(time / base).toFixed(2).padStart(7)} of the whole`,
  )
