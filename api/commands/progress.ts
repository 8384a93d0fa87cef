import type { Progress } from '../../models/valuation.ts'
import type { Terminal } from './terminal.ts'

/** One line that is overwritten, and only where somebody is watching. */
export const showProgress = (terminal: Terminal): Shown =>
  terminal.watched
    ? {
        show: (done, total) => terminal.err(`\rsimulating ${Math.round((100 * done) / total)} %`),
        say: (doing) => terminal.err(`\r\u001b[K${doing} …`),
        clear: () => terminal.err('\r\u001b[K'),
      }
    : { say: () => undefined, clear: () => undefined }

interface Shown {
  readonly show?: Progress
  /** what is being done that no percentage tells */
  readonly say: (doing: string) => void
  readonly clear: () => void
}
