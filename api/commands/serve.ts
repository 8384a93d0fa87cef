import { serve as listenUntilStopped } from '../serve.ts'
import { command } from './command.ts'

export const serve = command('serve', {}, async () =>
  (await listenUntilStopped(process.env)) === null ? null : 1,
)
