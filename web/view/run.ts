import { isIndicative } from '../../models/report/headline/basis.ts'
import { countText } from '../format/number.ts'
import type { NamedRun } from '../paper.ts'
import type { Valued } from './scenario.ts'

/** What names a version and its answer where a picture of it is seen alone, and the page that it was on. */
export const runOf = ({ document, version, answer: { identity } }: Valued, page: string): NamedRun => ({
  document: `${page === '' ? '' : `${page} · `}${document.name}, version ${version} · document ${identity.document.slice(0, 16)} · money in ${document.currency}`,
  futures: `${countText(identity.trials)} trials`,
  rest: [
    `seed ${identity.seed}`,
    `Fieldfare ${identity.engine}`,
    ...(isIndicative(document) ? ['indicative'] : []),
  ].join(' · '),
})
