/** An event of a Chromium trace, as far as it is read here: processor time in µs. */
interface Event {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

export interface Times {
  /** ms of processor that the page's own thread took: script, style, layout, paint */
  readonly main: number
  /** ms of processor that the worker took */
  readonly worker: number
}

/** What the threads of a page did in a trace with the category `toplevel`. */
export const timesOf = (trace: Buffer): Times => {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly Event[] }
  const named = (name: RegExp): ReadonlySet<string> =>
    new Set(
      traceEvents
        .filter((event) => event.name === 'thread_name' && name.test(event.args?.name ?? ''))
        .map(keyOf),
    )
  const busy = (threads: ReadonlySet<string>): number => {
    const tasks = traceEvents.filter((event) => isTask(event) && threads.has(keyOf(event)))
    return tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000
  }
  return { main: busy(named(/^CrRendererMain$/)), worker: busy(named(/^DedicatedWorker/)) }
}

const keyOf = ({ pid, tid }: Event): string => `${pid} ${tid}`

const isTask = ({ name, ph }: Event): boolean => ph === 'X' && /RunTask$/.test(name)
