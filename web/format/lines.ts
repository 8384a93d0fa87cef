import { fromKey } from './words.ts'

const TERM_LABELS: Readonly<Record<string, string>> = {
  rights: 'Grant-back share',
  costs: 'Own costs',
  outOfField: 'Out-of-field use',
  mostFavoured: 'Most-favoured licensee',
}

/** What a line of money without a clause of its own is called. */
export const termLabel = (kind: string): string => TERM_LABELS[kind] ?? fromKey(kind)
