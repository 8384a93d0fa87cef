import type { FieldFacts, Percentiles, Pert } from './facts.ts'

/** A small, fast generator with a seed (sfc32, from PractRand): what `Math.random` would be if it could be repeated. */
export class Random {
  private a = 0x9e3779b9
  private b = 0x243f6a88
  private c = 0xb7e15162
  private counter: number
  private spare: number | null = null

  constructor(seed: number) {
    this.counter = seed
    for (let i = 0; i < 12; i++) this.next()
  }

  /** uniform in [0, 1) */
  next(): number {
    const t = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }

  /** standard normal: Marsaglia's polar method, two at a time */
  normal(): number {
    if (this.spare !== null) {
      const spare = this.spare
      this.spare = null
      return spare
    }
    for (;;) {
      const x = 2 * this.next() - 1
      const y = 2 * this.next() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = Math.sqrt((-2 * Math.log(square)) / square)
      this.spare = y * scale
      return x * scale
    }
  }

  /** gamma of shape 1 or more: G. Marsaglia and W. W. Tsang, ACM Transactions on Mathematical Software 26 (2000) */
  gamma(shape: number): number {
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = this.normal()
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(1 - this.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
}

/** Anything that can be drawn. */
export interface Distribution {
  sample(random: Random): number
}

export class Bernoulli implements Distribution {
  constructor(private readonly probability: number) {}

  sample(random: Random): number {
    return random.next() < this.probability ? 1 : 0
  }
}

export class Uniform implements Distribution {
  constructor(private readonly range: { readonly min: number; readonly max: number }) {}

  sample(random: Random): number {
    return this.range.min + (this.range.max - this.range.min) * random.next()
  }
}

/** 90th percentile of the standard normal */
export const z90 = 1.2815515655446004

export class Lognormal implements Distribution {
  private readonly mu: number
  private readonly sigma: number

  constructor({ p10, p90 }: Percentiles) {
    this.mu = (Math.log(p10) + Math.log(p90)) / 2
    this.sigma = Math.log(p90 / p10) / (2 * z90)
  }

  sample(random: Random): number {
    return Math.exp(this.mu + this.sigma * random.normal())
  }
}

export class LogitNormal implements Distribution {
  private readonly mu: number
  private readonly sigma: number

  constructor({ p10, p90 }: Percentiles) {
    const [low, high] = [Math.log(p10 / (1 - p10)), Math.log(p90 / (1 - p90))]
    this.mu = (low + high) / 2
    this.sigma = (high - low) / (2 * z90)
  }

  sample(random: Random): number {
    return 1 / (1 + Math.exp(-(this.mu + this.sigma * random.normal())))
  }
}

/** PERT with λ = 4: a beta on [min, max], drawn as a ratio of gammas. */
export class PertBeta implements Distribution {
  private readonly alpha: number
  private readonly beta: number

  constructor(private readonly shape: Pert) {
    const { min, mode, max } = shape
    this.alpha = 1 + (4 * (mode - min)) / (max - min)
    this.beta = 1 + (4 * (max - mode)) / (max - min)
  }

  sample(random: Random): number {
    const a = random.gamma(this.alpha)
    const b = random.gamma(this.beta)
    return this.shape.min + ((this.shape.max - this.shape.min) * a) / (a + b)
  }
}

/** The seven uncertain inputs of a field, in the order of `inputNames`. */
export const distributionsOf = (field: FieldFacts): readonly Distribution[] => [
  new Bernoulli(field.gate.probability),
  new Lognormal(field.size),
  new PertBeta(field.growth),
  new Uniform(field.erosion),
  new LogitNormal(field.peakShare),
  new LogitNormal(field.share),
  new PertBeta(field.margin),
]

/** Draws the gate first, and the rest only where it passes. */
export const drawn = ([gate, ...rest]: readonly Distribution[], random: Random): readonly number[] => {
  const passed = gate!.sample(random)
  return [passed, ...rest.map((each) => (passed === 1 ? each.sample(random) : 0))]
}
