import { describeFailure } from '../../models/units/failure.ts'
import type { AskedFailure } from '../runs/asked.ts'
import { documentFaults, wrongUsage } from './command.ts'
import type { Terminal } from './terminal.ts'

/** A deal or a trial that is not there is named by its option; a fault of the document by its place. */
export const refusedQuestion = (
  terminal: Terminal,
  command: string,
  faults: readonly AskedFailure[],
): 1 | 2 => {
  const asked = faults.flatMap(({ parameter, ...fault }) =>
    parameter === undefined ? [] : [describeFailure({ ...fault, pointer: `--${parameter}` })],
  )
  return asked.length > 0
    ? wrongUsage(terminal, `fieldfare ${command}: ${asked.join(' ')}`)
    : documentFaults(terminal, faults)
}
