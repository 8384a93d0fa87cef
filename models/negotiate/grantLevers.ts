import type { DealAt } from './clauseLevers.ts'
import type { Lever } from './lever.ts'

/** `duration` and `exclusivity`: what a deal grants, by all its grants together. */
export const grantLevers = (at: DealAt): readonly Lever[] => [durationLever(at), exclusivityLever(at)]

const durationLever = ({ scenario: { document }, deal }: DealAt): Lever => {
  const { grants, terms } = document.deals[deal]!
  const present = grants[0]!.termYears
  const alike = grants.every(({ termYears }) => termYears === present)
  const tail = terms.flatMap((term) => (term.kind === 'residual' ? [term.tailYears ?? 0] : []))[0] ?? 0
  const step = 1 / (document.periodsPerYear ?? 1)
  const upper = Math.min(
    ...grants.map(
      (grant) => (document.horizonYears ?? 50) - (grant.startYear ?? 0) - tail + present - grant.termYears,
    ),
  )
  const edits = (value: number) =>
    grants.map((grant, g) => ({
      path: ['deals', `${deal}`, 'grants', `${g}`, 'termYears'],
      value: Math.max(step, grant.termYears + (value - present)),
    }))
  return {
    ...{
      name: 'duration',
      label: 'Duration',
      unit: 'years',
      present,
      lower: step,
      upper,
      step,
      plain: false,
    },
    ...{ from: step, to: upper },
    says: alike ? null : 'It is that of the first grant; the others move by as many years.',
    edits,
    written: edits,
  }
}

const exclusivityLever = ({ scenario: { document }, deal }: DealAt): Lever => {
  const { grants } = document.deals[deal]!
  const present = grants.some(({ exclusivity }) => exclusivity === 'exclusive') ? 1 : 0
  const edits = (value: number) =>
    value === present
      ? []
      : grants.map((_, g) => ({
          path: ['deals', `${deal}`, 'grants', `${g}`, 'exclusivity'],
          value: value === 1 ? 'exclusive' : 'none',
        }))
  return {
    ...{ name: 'exclusivity', label: 'Exclusivity', unit: 'switch', present, step: 1, plain: false },
    ...{ lower: 0, upper: 1, from: 0, to: 1 },
    says: 'It is 1 where every grant is exclusive, 0 where none is. Licences to others that it rules out are not counted here; a strategy counts them.',
    // one deal is looked at: an exclusive grant must not fall out with the others of a strategy
    edits: (value) => (value === present ? [] : [...edits(value), { path: ['strategies'], value: [] }]),
    written: edits,
  }
}
