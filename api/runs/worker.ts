import type { Overrides } from '../../models/valuation.ts'
import { check, converge, explain, value } from '../../models/valuation.ts'
import type { ConvergenceQuestion, Question } from './runs.ts'
import { createWork } from './work.ts'

/** What a worker thread is asked, as it crosses to the thread. */
export type Task =
  | { readonly ask: 'value'; readonly text: string; readonly overrides: Overrides }
  | { readonly ask: 'check'; readonly text: string }
  | { readonly ask: 'explain'; readonly text: string; readonly question: Question }
  | { readonly ask: 'converge'; readonly text: string; readonly question: ConvergenceQuestion }

const work = createWork({ value, check, explain, converge })

const answer = (task: Task) => {
  switch (task.ask) {
    case 'value':
      return work.value(task.text, task.overrides)
    case 'check':
      return work.check(task.text)
    case 'explain':
      return work.explain(task.text, task.question)
    case 'converge':
      return work.converge(task.text, task.question)
    default:
      return task satisfies never
  }
}

export default answer
