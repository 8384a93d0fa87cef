import { describe, expect, it } from 'vitest'
import { samplings } from '../../models/scenario/samplings.ts'
import type { Answer } from '../../models/scenario/schema/answer.ts'
import { answerSchema } from '../../models/scenario/schema/answer.ts'
import { describeFailure } from '../../models/units/failure.ts'
import { explain, type Overrides, type Progress, value } from '../../models/valuation.ts'
import { answerTo, changed, type Loose, sample, smallDeal } from '../laws/documents.ts'

const minimal = sample('minimal')
const northlake = changed(sample('northlake'), (copy) => {
  copy.deals = copy.deals.filter(({ id }: Loose) => ['royalty', 'trials'].includes(id))
  copy.strategies = []
})

/** A document with other settings of its simulation. */
const simulated = (document: Loose, simulation: Loose): Loose =>
  changed(document, (copy) => Object.assign(copy, { simulation: { ...copy.simulation, ...simulation } }))

/** Mean or median of what a deal turns out to be worth to the licensor, with its error, as the answer shows it. */
const shown = (answer: Answer, measure: 'mean' | 'median', deal = 0) => {
  const { npv } = answer.deals[deal]!.licensor
  return measure === 'mean'
    ? { value: npv.mean, standardError: npv.standardError }
    : { value: npv.q50, standardError: npv.errors.q50 }
}

/** The first length at which a plain loop over whole runs would stop. */
const plainly = (
  document: Loose,
  { first, most, enough }: { first: number; most: number; enough: (answer: Answer) => boolean },
  overrides: Overrides = {},
): Answer => {
  for (let trials = first; ; trials = Math.min(2 * trials, most)) {
    const answer = answerTo(document, { ...overrides, trials })
    if (enough(answer) || trials >= most) return answer
  }
}

/** What an answer says but for the stop rule that made it so long, and the document it stands in. */
const withoutRule = ({ until: _, identity, notes, ...answer }: Answer) => ({
  ...answer,
  identity: { ...identity, document: '' },
  notes: notes.filter(({ pointer }) => !pointer.startsWith('/simulation')),
})

describe('a stop rule stops where a plain loop would', () => {
  const cases = samplings.flatMap((sampling) =>
    (['mean', 'median'] as const).map((measure) => [sampling, measure] as const),
  )
  it.each(cases)('%s, %s', (sampling, measure) => {
    const [target, maximum] = [measure === 'mean' ? 30_000 : 20_000, 2048]
    const until = { standardError: target, measure, maximum }
    const answer = answerTo(simulated(minimal, { trials: 64, sampling, until }), {})
    const plain = plainly(simulated(minimal, { sampling }), {
      first: 64,
      most: maximum,
      enough: (one) => shown(one, measure).standardError <= target,
    })
    expect(withoutRule(answer)).toEqual(withoutRule(plain))
    expect(answer.identity.trials).toBeGreaterThan(64)
    expect(answer.until).toEqual({
      measure,
      standardError: target,
      relativeError: null,
      maximum,
      trials: answer.identity.trials,
      reached: shown(answer, measure).standardError <= target,
      deals: [{ id: 'offer', ...shown(answer, measure) }],
    })
    expect(answerSchema.safeParse(answer).success).toBe(true)
  })

  it('every deal of a document, relative to its own measure', () => {
    const until = { relativeError: 0.05, maximum: 4096 }
    const answer = answerTo(simulated(northlake, { trials: 256, until }), {})
    const known = (one: Answer): boolean =>
      one.deals.every(
        (_, d) => shown(one, 'mean', d).standardError <= 0.05 * Math.abs(shown(one, 'mean', d).value),
      )
    const plain = plainly(northlake, { first: 256, most: 4096, enough: known })
    expect(answer.identity.trials).toBe(plain.identity.trials)
    expect(answer.until).toMatchObject({ reached: known(plain), standardError: null, relativeError: 0.05 })
    expect(answer.until?.deals.map(({ id }) => id)).toEqual(northlake.deals.map(({ id }: Loose) => id))
    expect(withoutRule(answer).deals).toEqual(withoutRule(plain).deals)
  })

  it('one deal, where one is named', () => {
    const until = { standardError: 5_000, measure: 'median', deal: 'trials' }
    const { until: found } = answerTo(simulated(northlake, { trials: 256, until }), {})
    expect(found?.deals.map(({ id }) => id)).toEqual(['trials'])
    expect(found?.reached).toBe(true)
    expect(found?.maximum).toBe(1_048_576)
  })
})

describe('the length of a run', () => {
  it('is the first batch where that is enough', () => {
    const answer = answerTo(simulated(minimal, { trials: 100, until: { relativeError: 10 } }), {})
    expect(answer.until).toMatchObject({ trials: 112, reached: true })
    expect(answer.identity.trials).toBe(112)
  })

  it('is the maximum where nothing is enough, and a note says what was reached', () => {
    const until = { standardError: 0.01, maximum: 1000 }
    const answer = answerTo(simulated(minimal, { trials: 100, until }), {})
    expect(answer.until).toMatchObject({ trials: 1008, maximum: 1008, reached: false })
    const note = answer.notes.find(({ pointer }) => pointer === '/simulation/until')
    expect(note?.text).toMatch(
      /^After 1,008 trials, the most that were allowed, the mean of what offer turns out .+ is [\d,]+ USD with a standard error of [\d,]+ USD; 0\.01 USD was asked for\.$/,
    )
    const relative = answerTo(
      simulated(minimal, { trials: 100, until: { relativeError: 1e-7, maximum: 1000 } }),
      {},
    )
    expect(relative.notes.at(-1)?.text).toContain('; 0.00001 % of it was asked for.')
  })

  it('is the first batch of a document without uncertainty', () => {
    const certain = simulated(smallDeal([{ kind: 'upfrontFee', amount: 0 }]), {
      trials: 64,
      until: { relativeError: 1e-9 },
    })
    expect(answerTo(certain, {}).until).toMatchObject({ trials: 64, reached: true })
  })

  it('is what a caller says, whatever the document says', () => {
    const document = simulated(minimal, { trials: 64, until: { standardError: 0.01, maximum: 4096 } })
    const answer = answerTo(document, { trials: 128 })
    expect(answer.until).toBeUndefined()
    expect(answer.identity.trials).toBe(128)
  })

  it('is until when a caller says', () => {
    const document = simulated(minimal, { trials: 64 })
    const asked = answerTo(document, { until: { relativeError: 0.1 }, maximum: 512 })
    const written = answerTo(
      simulated(minimal, { trials: 64, until: { relativeError: 0.1, maximum: 512 } }),
      {},
    )
    expect(asked.until).toEqual(written.until)
    expect(withoutRule(asked)).toEqual(withoutRule(written))
    // the first batch can be said too
    expect(answerTo(document, { until: { relativeError: 10 }, trials: 256 }).until?.trials).toBe(256)
  })

  it('bounds the futures that can be explained', () => {
    const document = simulated(minimal, { trials: 64, until: { relativeError: 0.1, maximum: 512 } })
    const told = explain(document, { deal: 'offer', trial: 500 })
    expect(told).toEqual(explain(minimal, { deal: 'offer', trial: 500, trials: 512 }))
    expect(explain(document, { deal: 'offer', trial: 512 }).ok).toBe(false)
    expect(explain(document, { deal: 'offer', trial: 500, sampling: 'latin-hypercube' }).ok).toBe(false)
  })
})

it('every trial is simulated once', () => {
  let blocks = 0
  const until = { standardError: 0.01, maximum: 8192 }
  const count = (): void => {
    blocks += 1
  }
  const answer = value(simulated(minimal, { trials: 1024, until }), {}, count)
  expect(answer.ok && answer.value.identity.trials).toBe(8192)
  expect(blocks).toBe(8192 / 512)
})

it('one that no longer fits into one pass is the same', () => {
  const document = simulated(minimal, { trials: 1024, until: { standardError: 0.01, maximum: 4096 } })
  const small: Progress = Object.assign(() => undefined, { bytes: 1.5e6 })
  expect(value(document, {}, small)).toEqual(value(document))
})

it('a run that fails beyond its first batch names the trial of the whole run', () => {
  const breaks = changed(
    simulated(minimal, { trials: 64, until: { standardError: 0.01, maximum: 4096 } }),
    (copy) => {
      copy.inputs = { rare: { kind: 'uniform', min: 0, max: 1 } }
      copy.deals[0].terms[0].amount = '= 1 / max(0, rare - 0.002)'
    },
  )
  const stopped = value(breaks)
  const plain = value(breaks, { trials: 4096 })
  expect(stopped).toMatchObject({ ok: false, faults: [{ kind: 'non-finite-result' }] })
  const [fault] = stopped.ok ? [] : stopped.faults
  expect(fault?.kind === 'non-finite-result' ? fault.trial : 0).toBeGreaterThanOrEqual(64)
  expect(stopped).toEqual(plain)
})

describe('bad input is refused, all of it at once', () => {
  const sentences = (simulation: Loose, overrides: Overrides = {}): readonly string[] => {
    const result = value({ ...minimal, simulation }, overrides)
    return result.ok ? [] : result.faults.map(describeFailure)
  }

  it('in the document', () => {
    const until = { standardError: 0, measure: 'medain', maximum: 10 }
    expect(sentences({ trials: 1000, sampling: 'latin-hypercub', replicates: 3, until })).toEqual([
      '/simulation/sampling: expected one of sobol, latin-hypercube, random, hdr, found "latin-hypercub". Did you mean latin-hypercube?',
      '/simulation/replicates: expected a number of at least 16, found 3.',
      '/simulation/until/standardError: expected a number of more than 0, found 0.',
      '/simulation/until/measure: expected one of mean, median, found "medain". Did you mean median?',
      '/simulation/until/maximum: expected at least the trials of the first batch, 1000, found 10.',
    ])
  })

  it.each([
    [{}, '/simulation/until: expected one of standardError and relativeError, found {}.'],
    [
      { standardError: 1, relativeError: 1 },
      '/simulation/until: expected one of standardError and relativeError, found {"relativeError":1,"standardError":1}.',
    ],
    [
      { relativeError: -0.1 },
      '/simulation/until/relativeError: expected a number of more than 0, found -0.1.',
    ],
    [
      { standardError: 1, maximum: 16383 },
      '/simulation/until/maximum: expected at least the trials of the first batch, 16384, found 16383.',
    ],
    [
      { standardError: 1, deal: 'ofer' },
      '/simulation/until/deal: expected the id of a deal (one of offer), found "ofer". Did you mean offer?',
    ],
    [
      { standarderror: 1 },
      '/simulation/until/standarderror: expected one of the keys standardError, relativeError, measure, deal, maximum, found the key "standarderror". Did you mean "standardError"?',
    ],
  ])('%o', (until, expected) => {
    expect(sentences({ until })).toEqual([expected])
  })

  it('as overrides', () => {
    const overrides = { sampling: 'sobl', until: { relativeError: -1 }, maximum: 0 } as unknown as Overrides
    expect(sentences({}, overrides)).toEqual([
      '/simulation/sampling: expected one of sobol, latin-hypercube, random, hdr, found "sobl". Did you mean sobol?',
      '/simulation/until/relativeError: expected a number of more than 0, found -1.',
      '/simulation/until/maximum: expected a whole number of trials, 1 or more, found 0.',
    ])
    expect(sentences({}, { until: { standardError: 5 }, maximum: 100 })).toEqual([
      '/simulation/until/maximum: expected at least the trials of the first batch, 16384, found 100.',
    ])
    expect(sentences({}, { maximum: 100 })).toEqual([
      '/simulation/until: expected a stop rule for the maximum of 100 trials to limit, found a run of a fixed length.',
    ])
  })
})
