import type { Progress } from '../../models/valuation.ts'
import type { Terminal } from './terminal.ts'

/** One line that is overwritten, and only where somebody is watching. */
export const showProgress = (terminal: Terminal): { readonly show?: Progress; readonly clear: () => void } =>
  terminal.watched
    ? {
        show: (done, total) => terminal.err(`\rsimulating ${Math.round((100 * done) / total)} %`),
        clear: () => terminal.err('\r\u001b[K'),
      }
    : { clear: () => undefined }
