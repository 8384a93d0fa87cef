/** What a log line may say. Never a body, a query string, a header, a path with an id, or a message that quotes input. */
export interface LogLine {
  readonly event: 'request' | 'error' | 'start' | 'stop' | 'sample'
  readonly requestId?: string
  readonly method?: string
  /** the pattern that matched, such as /api/v1/scenarios/:id */
  readonly route?: string
  readonly status?: number
  readonly milliseconds?: number
  /** the class of an error and where it was thrown, without its message */
  readonly error?: string
  readonly address?: string
}

export type Log = (line: LogLine) => void

const allowed: readonly (keyof LogLine)[] = [
  'event',
  'requestId',
  'method',
  'route',
  'status',
  'milliseconds',
  'error',
  'address',
]

/** The line as it is written: one JSON object, only fields from the list above, the time first. */
export const logText = (line: LogLine, time: Date): string => {
  const fields = allowed.flatMap((key) => (line[key] === undefined ? [] : [[key, line[key]] as const]))
  return `${JSON.stringify({ time: time.toISOString(), ...Object.fromEntries(fields) })}\n`
}

export const logToStandardError: Log = (line) => {
  process.stderr.write(logText(line, new Date()))
}

/** Class and place of an error. The message stays out: it may quote what somebody typed. */
export const errorPlace = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...frames.slice(0, 4).map((line) => line.trim())].join(' ')
}
