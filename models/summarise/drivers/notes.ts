import type { DealPlan } from '../../scenario/dealPlan.ts'
import type { PartyDrivers } from '../../scenario/schema/drivers.ts'
import type { DriverInput } from './inputs.ts'
import type { Interval } from './jackknife.ts'

interface Told {
  readonly inputs: readonly DriverInput[]
  readonly deal: DealPlan
  readonly trials: number
  /** futures for shares in all; null where nobody asked */
  readonly length: number | null
  /** trials of the document */
  readonly given: number
  readonly unknown: boolean
}

/** What whoever reads the shares has to know about them. */
export const notesOf = ({ inputs, deal, trials, length, given, unknown }: Told): readonly string[] => {
  const has = (...kinds: readonly DriverInput['kind'][]): boolean =>
    inputs.some(({ kind }) => kinds.includes(kind))
  const shared = inputs.filter(({ kind, moves }) => kind === 'quantity' && moves.length > 1)
  return [
    ...(unknown ? ['What the data do for the licensee is unknown, so its worth has no drivers.'] : []),
    ...(has('group')
      ? ['Inputs that depend on each other count as one: what of the spread is whose cannot be told apart.']
      : []),
    ...(has('curve', 'exchange', 'audits')
      ? [
          'The parameters of a learning curve, the path of an exchange rate and the audits of a clause count as one input each.',
        ]
      : []),
    ...(shared.length > 0
      ? [`Formulas move with what they read and count with it: ${shared.map(({ path }) => path).join(', ')}.`]
      : []),
    ...(has('losses')
      ? ['Losses: by themselves by how many there are; in all also by when they fall and how large they are.']
      : []),
    'Failures, audits, losses and exchange rates have no bar in the tornado: the expected case holds them by probability.',
    ...(deal.options === null
      ? []
      : ['In the tornado options are used as often as in the futures; in the shares they are decided anew.']),
    ...(trials < given ? [`Shares are of the first ${trials} of ${given} futures.`] : []),
    ...(length !== null && length < trials
      ? [`Shares in all are of the first ${length} futures: each input is drawn once more on them.`]
      : []),
  ]
}

/**
 * What to make of a share above 100 %. It is told as it is estimated, since one that is cut off would be biased and its
 * interval no longer around it.
 */
export const aboveAllNotes = (parties: readonly Pick<PartyDrivers, 'rows'>[]): readonly string[] => {
  const shares = parties.flatMap(({ rows }) =>
    rows.flatMap(({ first, total, explains }): readonly Interval[] =>
      total === null ? [first, explains] : [first, total, explains],
    ),
  )
  const above = shares.filter(({ value }) => value > 1)
  return [
    ...(above.some(({ low }) => low <= 1)
      ? [
          'A share above 100 % whose interval holds 100 % is noise of a small sample: read it as at most all; more trials narrow it.',
        ]
      : []),
    ...(above.some(({ low }) => low > 1)
      ? ['A share that is above 100 % beyond its error is one that inputs take back again together.']
      : []),
  ]
}
