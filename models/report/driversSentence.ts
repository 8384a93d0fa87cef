import { inputName } from '../scenario/inputName.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { PartyDrivers } from '../scenario/schema/drivers.ts'
import { fixed } from './decimals.ts'
import { roughly } from './figures.ts'
import { listed } from './words.ts'

interface Share {
  readonly value: number
  readonly standardError: number
  readonly low: number
}

/** "29 ± 1 %", as many digits as the error supports; "none seen" where 0 lies within its interval. */
export const shareText = ({ value, standardError, low }: Share): string => {
  if (!(low > 0)) return 'none seen'
  const places = standardError < 0.00095 ? 2 : standardError < 0.0095 ? 1 : 0
  const error = Math.max(100 * standardError, places === 2 ? 0.01 : places === 1 ? 0.1 : 1)
  return `${fixed(100 * value, places)} ± ${fixed(error, places)} %`
}

const words = ['no input', 'one input', 'two inputs', 'three inputs', 'four inputs'] as const

/** So many inputs at most are named as what matters. */
const most = 4

/** So much of the spread is enough to name. */
const enough = 2 / 3

/** What matters, in a sentence or three: the few inputs behind most of the spread, what is between inputs, the worst tenth. */
export const driversSentence = (
  document: FieldfareDocument,
  { party, sd, rows, together, worst }: PartyDrivers,
): readonly string[] => {
  const whose = party === 'licensor' ? 'our' : 'their'
  if (!(sd > 0)) return [`${capital(whose)} worth is the same in every future: nothing moves it.`]
  const nameOf = (path: string): string => inputName(document, path)
  const sorted = rows.filter(({ first }) => first.low > 0).toSorted((a, b) => b.first.value - a.first.value)
  const named: typeof sorted = []
  const made = (): number => named.reduce((sum, { first }) => sum + first.value, 0)
  for (const row of sorted) if (named.length < most && made() < enough) named.push(row)
  const spread = `the spread of ${whose} worth`
  const first =
    named.length === 0
      ? `No input makes any of ${spread} by itself.`
      : `${capital(words[named.length]!)} ${named.length === 1 ? 'makes' : 'make'} ${made() < 0.995 ? percent(made()) : 'practically all'} of ${spread}: ${named.map(({ input }) => nameOf(input)).join('; ')}.`
  const rest = 1 - together.value
  const between = rest > 0.02 ? [`Another ${percent(rest)} is what inputs do with each other.`] : []
  const deep = rows
    .filter(({ explains }) => explains.low > 0)
    .toSorted((a, b) => b.explains.value - a.explains.value)
  const bad = deep.slice(0, 2).map(({ input, explains }) => `${nameOf(input)} (${shareText(explains)})`)
  const short = roughly(worst.shortfall.value, document.currency, 3)
  return [
    [first, ...between].join(' '),
    bad.length === 0
      ? `The worst tenth of the futures falls ${short} short of the mean; no input makes it by itself.`
      : `The worst tenth of the futures falls ${short} short of the mean, first of all by ${listed(bad)}.`,
  ]
}

const percent = (share: number): string => `${fixed(100 * share, 0)} %`

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
