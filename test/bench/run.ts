import { cpus } from 'node:os'
import northlake from '../../models/samples/northlake.json' with { type: 'json' }
import { value } from '../../models/valuation.ts'
import packages from '../../package.json' with { type: 'json' }
import { engineOf } from './engine.ts'
import { hashOf } from './hash.ts'
import { mathjsPerTrial } from './mathjsPerTrial.ts'
import { type Contestant, median, type Rates, ratioOf, takeTurns } from './measure.ts'
import model from './model.json' with { type: 'json' }
import { type NumpyPeers, numpyPeers } from './numpy.ts'
import { objectOriented } from './objectOriented.ts'
import { squiggle } from './squiggle.ts'

/**
 * `npm run bench`: trials per second of the engine, beside other ways of computing the same model and on the sample
 * document, in tables; with `--json` the first table as JSON. One thread. Absolute figures belong to this machine and
 * this moment; ratios are what to read. README.md in this folder says what is compared.
 */
const hashedTrials = 4096
const productTrials = 16384
const pace = { rounds: 7, seconds: 0.3 }

const engine = 'engine'
const ratioNames = ['objectOriented', 'mathjs', 'squiggle', 'numpyPlain', 'numpyTuned'] as const

const labels = (numpy: NumpyPeers | null): Readonly<Record<string, string>> => ({
  engine: 'Fieldfare',
  objectOriented: 'object-oriented JavaScript',
  mathjs: `mathjs ${packages.dependencies.mathjs}, compiled, per trial`,
  squiggle: `Squiggle ${packages.devDependencies['@quri/squiggle-lang']}, sample sets`,
  numpyPlain: `numpy ${numpy?.version ?? ''}, plain`,
  numpyTuned: `numpy ${numpy?.version ?? ''}, tuned`,
})

/** Batches are what suits each: the product's default, a trial at a time, or arrays long enough to pay their overhead. */
const contestantsOf = (numpy: NumpyPeers | null): readonly Contestant[] => [
  { name: engine, batch: productTrials, work: engineOf(model).deals },
  { name: 'objectOriented', batch: 512, work: objectOriented().run },
  { name: 'mathjs', batch: 128, work: mathjsPerTrial().run },
  { name: 'squiggle', batch: 8192, work: squiggle().run },
  ...(numpy === null
    ? []
    : [
        { name: 'numpyPlain', batch: 65536, work: numpy.plain.run },
        { name: 'numpyTuned', batch: 65536, work: numpy.tuned.run },
      ]),
]

const sample = (): readonly Contestant[] => {
  const { markets, deals, everything } = engineOf(northlake)
  const batch = productTrials
  return [
    { name: 'draws and markets', batch, work: markets },
    { name: 'and 6 deals', batch, work: deals },
    { name: 'and 4 reference grants', batch, work: everything },
    { name: 'whole answer with summaries', batch, work: (trials) => value(northlake, { trials }) },
  ]
}

const four = (x: number): number => Number(x.toPrecision(4))

const results = (rates: Rates) => ({
  trialsPerSecond: Math.round(median(rates.get(engine)!)),
  ratios: Object.fromEntries(
    ratioNames.map((name) => {
      const ratio = ratioOf(rates, engine, name)
      return [name, ratio === null ? null : four(ratio)]
    }),
  ),
  hash: hashOf(engineOf(model).deals(hashedTrials)),
})

const line = (name: string, rate: number, rest: string): string =>
  `${name.padEnd(40)}${Math.round(rate).toLocaleString('en').padStart(12)} trials/s${rest}`

const table = (rates: Rates, numpy: NumpyPeers | null): void => {
  const { ratios, hash } = results(rates)
  const names = labels(numpy)
  console.log('5 fields × 15 years × 3 deals: 35 uncertain inputs, 36 figures a trial')
  for (const [name, each] of rates) {
    const ratio = ratios[name] ?? null
    console.log(line(names[name]!, median(each), ratio === null ? '' : `   Fieldfare is ${ratio} × as fast`))
  }
  if (numpy === null) console.log('numpy: no python3 with numpy here')
  console.log(`SHA-256 of the figures of ${hashedTrials} trials: ${hash}\n`)
}

const sampleTable = async (): Promise<void> => {
  console.log(`Northlake, ${productTrials} trials: 6 deals, 14 years`)
  for (const [name, each] of await takeTurns(sample(), { ...pace, rounds: 3 }))
    console.log(line(name, median(each), ''))
}

const bench = async (): Promise<void> => {
  const numpy = await numpyPeers()
  const rates = await takeTurns(contestantsOf(numpy), pace)
  await numpy?.close()
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(results(rates), null, 1))
    return
  }
  const processor = cpus()[0]?.model ?? 'unknown processor'
  console.log(`One thread, Node ${process.version}, ${processor}`)
  console.log(`Medians of ${pace.rounds} alternating rounds\n`)
  table(rates, numpy)
  await sampleTable()
}

await bench()
