import { documentJsonSchema } from '../routes/documentJsonSchema.ts'
import { command } from './command.ts'

export const schema = command('schema', {}, async (_args, { terminal }) => {
  terminal.out(`${JSON.stringify(documentJsonSchema(), null, 2)}\n`)
  return 0
})
