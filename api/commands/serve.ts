import { serve as listenUntilStopped } from '../serve.ts'
import { command } from './command.ts'

export const serve = command(
  { name: 'serve', description: 'The page and the API on 127.0.0.1; PORT and FIELDFARE_DATA change where' },
  {},
  async () => ((await listenUntilStopped(process.env)) === null ? null : 1),
)
