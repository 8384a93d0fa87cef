import type { Note } from '../scenario/note.ts'
import type { Plan } from '../scenario/plan.ts'
import type { OptionAnswer } from '../scenario/schema/optionAnswer.ts'
import type { OptionsUsed } from '../simulate/options.ts'
import type { Columns } from './columns.ts'

/** What is said of the options of a deal: when they are used, what they are worth, and how much hindsight would flatter. */
export const optionAnswers = ({ options }: OptionsUsed, columns: Columns): OptionAnswer[] =>
  options.map(({ plan, exercised, worth, inSample }) => ({
    term: plan.term,
    kind: plan.kind,
    by: plan.by,
    exercised: exercised.map(({ year, column }) => ({ year, probability: columns.estimate(column) })),
    worth: { licensor: columns.estimate(worth.licensor), licensee: columns.estimate(worth.licensee) },
    inSample: columns.estimate(inSample),
    outOfSample: columns.estimate(worth[plan.by]),
  }))

/** Of deals with options, what their expected case is. */
export const optionNotes = ({ deals }: Plan): readonly Note[] =>
  deals.flatMap(({ id, options }, d) =>
    options === null
      ? []
      : [
          {
            pointer: `/deals/${d}/terms`,
            text: `${id} has options: its expected case is that of every way in which they can be used, weighed by how often the simulation uses them so.`,
          },
        ],
  )
