import { documentHash } from '../scenario/canonical.ts'
import type { Answer } from '../scenario/schema/answer.ts'
import { engineVersion, type Question } from './question.ts'

/** What a result came from, and by which conventions: on every answer and every file (domain page, section 14). */
export const identityOf = ({
  given,
  scenario,
  how,
  trials,
}: Pick<Question, 'given' | 'scenario' | 'how' | 'trials'>): Answer['identity'] => ({
  document: documentHash(given),
  version: String(scenario.document.fieldfare),
  engine: engineVersion,
  seed: how.seed,
  trials,
  sampling: how.sampling,
  replicates: how.replicates,
  timing: scenario.document.timing ?? 'mid-period',
  quantileType: 7,
  summation: 'compensated by blocks of 512',
})
