import { spaced } from './words.ts'

const switches: Readonly<Record<string, string>> = {
  tierMethod: 'tiers',
  tierMatch: 'exact match',
  tierClock: 'tiers count',
  base: 'receipts',
  'deductions.cap': 'limit',
  apportionment: 'reckoned on',
  credits: 'credited',
  clock: 'counted',
  trueUpRecoupable: 'recouped',
  advanceCountsTowardMinimum: 'advance counts',
  shortfallCreditableYears: 'credit years',
  unused: 'unused offset',
  balance: 'balance',
  timing: 'due',
  lossCarryForward: 'losses carried',
  grossUp: 'grossed up',
  of: 'currency of',
  effect: 'effect',
  scope: 'after the term',
  deductible: 'deducted',
  shareOf: 'share of',
  commit: 'commit',
  partYear: 'commit of part of a year',
  maximumOver: 'maximum over',
}

const answers: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  product: 'product',
  attributable: 'the data',
}

/** A switch in words; one this version does not know keeps its key. */
export const switchName = (key: string): string => switches[key] ?? spaced(key)

/** What a switch is set to, in words. */
export const answerName = (value: string): string => answers[value] ?? spaced(value)

/** "minimum guarantee" for minimumGuarantee. */
export const clauseName = (kind: string): string =>
  kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
