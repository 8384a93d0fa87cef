import { cpus } from 'node:os'
import northlake from '../../models/samples/northlake.json' with { type: 'json' }
import packages from '../../package.json' with { type: 'json' }
import { bargainTime } from './bargaining.ts'
import { bridgeTime } from './bridge.ts'
import { compareTimes } from './compare.ts'
import { contributorsTime } from './contributors.ts'
import { driversTable } from './drivers.ts'
import { engineOf } from './engine.ts'
import { hashOf } from './hash.ts'
import { informationTime } from './information.ts'
import { mathjsMatrices } from './mathjsMatrices.ts'
import { mathjsPerTrial } from './mathjsPerTrial.ts'
import { type Contestant, median, type Rates, ratioOf, takeTurns } from './measure.ts'
import model from './model.json' with { type: 'json' }
import { type NumpyPeers, numpyPeers } from './numpy.ts'
import { objectOriented } from './objectOriented.ts'
import { type SampleResults, sampleLines, sampleRates, sampleResults, sampleTrials } from './sample.ts'
import { solvingOf } from './solving.ts'
import { squiggle } from './squiggle.ts'
import { squiggleSets } from './squiggleSets.ts'
import { choosing } from './twenty.ts'

/**
 * `npm run bench`: trials per second of the engine, beside other ways of computing the same model and on the sample
 * document, in tables; with `--json` the ratios as JSON. One thread. Absolute figures belong to this machine and
 * this moment; ratios are what to read. README.md in this folder says what is compared.
 */
const hashedTrials = 4096
const longest = 65536
const pace = { rounds: 7, seconds: 0.3 }

const engine = 'engine'
const kept = 'kept'
const ratioNames = ['objectOriented', 'mathjs', 'squiggle', 'numpyPlain', 'numpyTuned'] as const

/** Rivals written for this one model, which stand in the table beside the ways the ratios are named after. */
const extraNames = ['mathjsMatrices', 'squiggleSets', 'numpyProducts'] as const

const mathjs = `mathjs ${packages.dependencies.mathjs}`
const squiggleName = `Squiggle ${packages.devDependencies['@quri/squiggle-lang']}`

const labels = (numpy: NumpyPeers | null): Readonly<Record<string, string>> => ({
  engine: 'Fieldfare',
  kept: 'programs written, every trial kept',
  objectOriented: 'object-oriented JavaScript',
  mathjs: `${mathjs}, compiled, per trial`,
  squiggle: `${squiggleName}, one sample per trial`,
  numpyPlain: `numpy ${numpy?.version ?? ''}, plain`,
  numpyTuned: `numpy ${numpy?.version ?? ''}, tuned: in place`,
  mathjsMatrices: `${mathjs}, on matrices`,
  squiggleSets: `${squiggleName}, sample sets`,
  numpyProducts: `numpy ${numpy?.version ?? ''}, as matrix products`,
})

/** Batches are what suits each: a few trials where one follows the other, or arrays that pay their overhead. */
const contestantsOf = (numpy: NumpyPeers | null): readonly Contestant[] => [
  { name: engine, batch: longest, work: engineOf(model).run },
  { name: kept, batch: longest, work: engineOf(model).deals },
  { name: 'objectOriented', batch: 512, work: objectOriented().run },
  { name: 'mathjs', batch: 128, work: mathjsPerTrial().run },
  { name: 'mathjsMatrices', batch: 64, work: mathjsMatrices().run },
  { name: 'squiggle', batch: 16, work: squiggle().run },
  { name: 'squiggleSets', batch: 2048, work: squiggleSets().run },
  ...(numpy === null
    ? []
    : [
        { name: 'numpyPlain', batch: longest, work: numpy.plain.run },
        { name: 'numpyTuned', batch: longest, work: numpy.tuned.run },
        { name: 'numpyProducts', batch: longest, work: numpy.products.run },
      ]),
]

const four = (x: number): number => Number(x.toPrecision(4))

/** How many times as fast the engine is as another; null where that one is not here. */
const timesAsFast = (rates: Rates, name: string): number | null => {
  const ratio = ratioOf(rates, engine, name)
  return ratio === null ? null : four(ratio)
}

const results = (rates: Rates) => ({
  trialsPerSecond: Math.round(median(rates.get(engine)!)),
  ratios: Object.fromEntries(ratioNames.map((name) => [name, timesAsFast(rates, name)])),
  hash: hashOf(engineOf(model).deals(hashedTrials)),
})

const line = (name: string, rate: number, rest: string): string =>
  `${name.padEnd(40)}${Math.round(rate).toLocaleString('en').padStart(12)} trials/s${rest}`

const table = (rates: Rates, numpy: NumpyPeers | null): void => {
  const names = labels(numpy)
  const show = (name: string): void => {
    const each = rates.get(name)
    if (each === undefined) return
    const rest =
      name === engine || name === kept ? '' : `   Fieldfare is ${timesAsFast(rates, name)} × as fast`
    console.log(line(names[name]!, median(each), rest))
  }
  console.log('5 fields × 15 years × 3 deals: 35 uncertain inputs, 36 figures a trial')
  for (const name of [engine, kept, ...ratioNames]) show(name)
  console.log('Not among the ratios: written for speed on this one model')
  for (const name of extraNames) show(name)
  if (numpy === null) console.log('numpy: no python3 with numpy here')
  console.log(`SHA-256 of the figures of ${hashedTrials} trials: ${results(rates).hash}\n`)
}

const sampleTable = (sample: SampleResults): void => {
  console.log(`Northlake, ${sampleTrials} trials: 6 deals, 14 years`)
  for (const [name, rate] of sampleRates(sample)) console.log(line(name, rate, ''))
  for (const text of sampleLines(sample)) console.log(text)
}

/** Choosing among twenty deals that can all be signed together, a million sets, once their futures are simulated. */
const choiceTable = async (): Promise<void> => {
  const rows = [null, 2e8, 2e6].map((tolerance) => ({
    name: `20 deals, ${tolerance === null ? 'by expectation' : `risk tolerance ${tolerance / 1e6} M`}`,
    batch: 1,
    work: choosing(tolerance, sampleTrials),
  }))
  console.log(`\nThe best set of deals, ${sampleTrials} trials`)
  for (const [name, each] of await takeTurns(rows, { ...pace, rounds: 3 }))
    console.log(`${name.padEnd(40)}${(1 / median(each)).toFixed(2).padStart(12)} s`)
}

const solvingLine = (): string => {
  const { offer, offerAtBest, solve, solveAtBest } = solvingOf(northlake, { id: 'royalty' })
  const ms = (median: number, best: number): string => `${median.toFixed(0)} ms (at best ${best.toFixed(0)})`
  return `Deal royalty, ${sampleTrials} trials: one offer more ${ms(offer, offerAtBest)}, a rate solved for ${ms(solve, solveAtBest)}`
}

/** The sample document in the JSON. */
const told = ({ summariesOfSimulation, twoThreads, twoApart, oneDeal }: SampleResults) => ({
  summariesOfSimulation: four(summariesOfSimulation),
  twoThreads: four(twoThreads),
  twoApart: four(twoApart),
  oneDeal: Object.fromEntries(Object.entries(oneDeal).map(([key, figure]) => [key, four(figure)])),
})

const bench = async (): Promise<void> => {
  const numpy = await numpyPeers()
  const rates = await takeTurns(contestantsOf(numpy), pace)
  await numpy?.close()
  const sample = await sampleResults()
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ ...results(rates), sample: told(sample) }, null, 1))
    return
  }
  const processor = cpus()[0]?.model ?? 'unknown processor'
  console.log(`One thread, Node ${process.version}, ${processor}`)
  console.log(`Medians of ${pace.rounds} alternating rounds\n`)
  table(rates, numpy)
  sampleTable(sample)
  await choiceTable()
  driversTable()
  console.log(`\n${contributorsTime()}`)
  console.log(`\n${informationTime()}`)
  console.log(solvingLine())
  for (const text of compareTimes(sampleTrials)) console.log(text)
  console.log(bridgeTime())
  console.log(bargainTime())
}

await bench()
