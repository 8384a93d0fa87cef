import northlake from '../../models/samples/northlake.json'
import type { FieldfareDocument } from '../../models/scenario/schema/document.ts'

export const sample = northlake as unknown as FieldfareDocument

type Json = { [key: string]: Json } & Json[]

/** A copy of a document with the value at a JSON pointer changed; `undefined` takes it away, `-` adds to a list. */
export const edited = (document: unknown, pointer: string, value: unknown): FieldfareDocument => {
  const copy = structuredClone(document)
  const keys = pointer.split('/').slice(1)
  const last = keys.pop() ?? ''
  const parent = keys.reduce((node, key) => node[key] as Json, copy as Json)
  if (Array.isArray(parent) && last === '-') parent.push(value as Json)
  else if (Array.isArray(parent) && value === undefined) parent.splice(Number(last), 1)
  else if (value === undefined) delete parent[last]
  else parent[last] = value as Json
  return copy as FieldfareDocument
}

/** Changes of the sample of every kind, by what they change; the deal that is looked at is `royalty`. */
export const edits: Readonly<Record<string, readonly [pointer: string, value: unknown]>> = {
  'an upfront fee': ['/deals/1/terms/0/amount', 640_000],
  'a rate of a tier': ['/deals/1/terms/2/tiers/0/rate', 0.0313],
  'a rate that becomes uncertain': ['/deals/1/terms/2/tiers/0/rate', '2% to 4%'],
  'a limit of a tier': ['/deals/1/terms/2/tiers/0/upTo', 12e6],
  'a guarantee': ['/deals/1/terms/4/amount', 190_000],
  'an escalator of 0': ['/deals/1/terms/4/escalator', 0],
  'a residual rate': ['/deals/1/terms/7/rate', 0.011],
  'a half-life that decides whether to recreate': ['/deals/1/terms/7/modelHalfLifeYears', 0.4],
  'days until payment': ['/deals/1/terms/6/paymentDays', 90],
  'a duration': ['/deals/1/grants/0/termYears', 6],
  'no updates': ['/deals/1/grants/0/updates', false],
  'a cap that is added': ['/deals/1/terms/-', { kind: 'royaltyCap', amount: 3e6 }],
  'a clause less': ['/deals/1/terms/4', undefined],
  'another deal': ['/deals/0/terms/0/amount', 1_000_000],
  'a score of the dataset': ['/dataset/quality/labelAccuracy/score', 0.6],
  'a market size': ['/fields/0/market/size/p90', 420e6],
  'the growth of a market': ['/fields/0/market/growth/mode', 0.11],
  'a path of adoption': ['/fields/0/market/adoption', { kind: 'ramp', years: 6 }],
  'a market of another deal': ['/fields/1/market/growth/mode', 0.12],
  'the probability of a gate': ['/fields/0/market/success/0/probability', 0.72],
  'what a failed gate leaves': ['/fields/0/market/success/1/ifFails/size', 0.1],
  'a discount rate': ['/licensor/discountRate/fixed', '7% / 9% / 11%'],
  'a tax rate': ['/licensees/0/taxRate', 0.31],
  'an alternative': ['/licensor/alternative', 250_000],
  'the cost to recreate': ['/licensees/0/alternative/recreateCost', 90_000],
  'a cost of the licensor': ['/licensor/costs/prepare', 333_000],
  'how often a loss strikes': ['/risks/0/frequency', 0.03],
  'how hard a loss strikes': ['/risks/0/severity/p90', 7e6],
  'who bears a loss': ['/risks/0/cap/perEvent', 1e6],
  'a dependence': ['/dependence/0/rank', 0.65],
  'an input of formulas': ['/inputs/deductionShare', 0.04],
  'the horizon': ['/horizonYears', 12],
  'the seed': ['/simulation/seed', 7],
}
