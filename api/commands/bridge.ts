import { bridgeTable } from '../../models/report/bridgeTable.ts'
import { readJson } from '../../models/scenario/readJson.ts'
import type { Bridge } from '../../models/scenario/schema/bridge.ts'
import type { Failure } from '../../models/units/failure.ts'
import type { AskedFailure } from '../runs/asked.ts'
import { refusedQuestion } from './asked.ts'
import { command, documentFaults, wrongUsage } from './command.ts'
import { overridesFrom, runArguments } from './overrides.ts'
import { showProgress } from './progress.ts'
import { aDeal } from './question.ts'

const document = (description: string) => ({
  type: 'positional' as const,
  required: true as const,
  description,
})

/** Why the value moved between two documents: `fieldfare bridge BEFORE AFTER [--deal ID] [--json]`. */
export const bridge = command(
  'bridge',
  {
    before: document('The document before the change; - reads standard input'),
    after: document('The document after it'),
    deal: aDeal('every deal of both documents'),
    ...runArguments,
    json: { type: 'boolean', description: 'As canonical JSON: the bytes the API gives' },
  },
  async (args, { terminal, work }) => {
    const overrides = overridesFrom(args)
    if (!overrides.ok) return wrongUsage(terminal, `fieldfare bridge: ${overrides.faults.join('; ')}`)
    const files = { before: args.before, after: args.after }
    const texts = [await terminal.read(files.before), await terminal.read(files.after)]
    const unread = texts.flatMap((text) => (text.ok ? [] : text.faults))
    if (unread.length > 0) return wrongUsage(terminal, `fieldfare bridge: ${unread.join('; ')}`)
    const [before, after] = texts.map((text) => (text.ok ? text.value : ''))
    const faults = [...jsonFaults('before', before!), ...jsonFaults('after', after!)]
    if (faults.length > 0) return documentFaults(terminal, faults.map(inFile(files)))
    const progress = showProgress(terminal)
    const question = { ...overrides.value, ...(args.deal === undefined ? {} : { deal: args.deal }) }
    const body = `{"before":${before},"after":${after}}`
    const answer = (await work()).ask('bridge', body, question, progress.show)
    progress.clear()
    if (!answer.ok) return refusedQuestion(terminal, 'bridge', answer.faults.map(inFile(files)))
    terminal.out(args.json ? answer.value : bridgeTable(JSON.parse(answer.value) as Bridge))
    return 0
  },
)

const jsonFaults = (key: string, text: string): readonly Failure[] => {
  const read = readJson(text)
  return read.ok ? [] : read.faults.map((fault) => ({ ...fault, pointer: `/${key}${fault.pointer}` }))
}

/** A fault told by the file it stands in: "after.json /deals/0: …". */
const inFile =
  (files: Readonly<Record<'before' | 'after', string>>) =>
  (fault: AskedFailure): AskedFailure => {
    const [, key, rest] = /^\/(before|after)(.*)$/.exec(fault.pointer) ?? []
    if (key !== 'before' && key !== 'after') return fault
    return { ...fault, pointer: `${files[key]}${rest === '' ? '' : ` ${rest}`}` }
  }
