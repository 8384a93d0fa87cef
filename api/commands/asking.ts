import { failure, type Result, success } from '../../models/units/result.ts'
import type { Request, StoreDoor } from '../storeDoor.ts'
import type { ExitCode, Tools } from './command.ts'
import { wrongUsage } from './command.ts'

/** Why a request was refused, a sentence a line; `missing` of what is not there, or cannot be asked. */
export interface Refused {
  readonly missing: boolean
  readonly sentences: readonly string[]
}

/** What the API answers, or why it refuses. */
export const asked = async <Body>(
  door: StoreDoor,
  path: string,
  request?: Request,
): Promise<Result<Body, Refused>> => {
  const response = await door.ask(path, request)
  return response.ok ? success((await response.json()) as Body) : failure(await refusalOf(response))
}

/** Why a request was refused. */
export const refusalOf = async (response: Response): Promise<Refused> => {
  const { detail, failures = [] } = (await response.json()) as Problem
  const told = failures.map(({ message, parameter }) => (parameter === undefined ? message : `--${message}`))
  const asked = failures.some(({ parameter }) => parameter !== undefined)
  return { missing: response.status === 404 || asked, sentences: told.length > 0 ? told : [detail] }
}

interface Problem {
  readonly detail: string
  readonly failures?: readonly { readonly message: string; readonly parameter?: string }[]
}

/** Every sentence of a refusal, a line each. */
export const toldRefusal = ({ terminal }: Pick<Tools, 'terminal'>, faults: readonly Refused[]): ExitCode => {
  terminal.err(faults.flatMap(({ sentences }) => sentences.map((sentence) => `${sentence}\n`)).join(''))
  return faults.some(({ missing }) => missing) ? 2 : 1
}

/** Takes the store for as long as something is done with it. */
export const withStore = async (
  name: string,
  tools: Tools,
  use: (door: StoreDoor) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const door = await tools.store()
  if (!door.ok) return wrongUsage(tools.terminal, `fieldfare ${name}: ${door.faults.join('; ')}`)
  try {
    return await use(door.value)
  } finally {
    await door.value.close()
  }
}

export interface Scenario {
  readonly id: string
  readonly name: string
  readonly version: number
}

interface Page {
  readonly items: readonly Scenario[]
  readonly next: number | null
}

/** Every scenario of the store, the newest first. */
export const scenariosOf = async (door: StoreDoor): Promise<readonly Scenario[]> => {
  const items: Scenario[] = []
  for (let next: number | null = 0; next !== null; ) {
    const page: Result<Page, Refused> = await asked<Page>(
      door,
      `/scenarios?limit=100${next === 0 ? '' : `&cursor=${next}`}`,
    )
    if (!page.ok) break
    items.push(...page.value.items)
    next = page.value.next
  }
  return items
}

/** The scenario that somebody names: by its id or the beginning of it, or by its name. */
export const scenarioNamed = async (door: StoreDoor, named: string): Promise<Result<Scenario, Refused>> => {
  const all = await scenariosOf(door)
  const found = all.filter(({ id, name }) => name === named || (named.length > 3 && id.startsWith(named)))
  const [only] = found
  if (only !== undefined && found.length === 1) return success(only)
  const which = (found.length > 1 ? found : all).map(({ id, name }) => `${id}  ${name}`)
  const why =
    found.length > 1
      ? `Several scenarios are called "${named}":`
      : `No scenario is called "${named}". There are:`
  return failure({ missing: true, sentences: [why, ...which] })
}
