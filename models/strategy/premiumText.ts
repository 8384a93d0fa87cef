import type { Premium } from '../scenario/schema/fieldStrategy.ts'

/** What the bounds come to, in one or two sentences without amounts. */
export const premiumText = ({
  verdict,
  lower,
  missing,
  waiting,
}: Pick<Premium, 'verdict' | 'lower' | 'missing' | 'waiting'>): string => {
  if (lower === null) return `The premium cannot be computed: ${missing.join(' ')}`
  if (verdict === 'unknown') return `No upper bound: ${missing.join(' ')}`
  const waits =
    (waiting?.most.value ?? 0) > 0 ? ' The option of waiting is taken at its least, which is 0.' : ''
  switch (verdict) {
    case 'destroys':
      return `Exclusivity destroys value: what is forgone is more than it is worth to the licensee. Do not grant it.${waits}`
    case 'undecided':
      return `What is forgone and what it is worth to the licensee are too close to tell apart.${waits}`
    case 'possible':
      return `There is a premium that suits both: at least what is forgone, at most what it is worth to the licensee.${waits}`
    default:
      return verdict satisfies never
  }
}
