import { readShorthand } from '../distributions/shorthand.ts'
import type { Failure } from '../units/failure.ts'
import { quoted } from '../units/quoted.ts'

/** A fault of what was asked, by its name. */
export const fault = (
  name: string,
  expected: string,
  found: string,
  suggestion?: string | null,
): Failure => ({
  ...{ kind: 'value', pointer: `?${name}`, expected, found },
  ...(suggestion === undefined || suggestion === null ? {} : { suggestion: quoted(suggestion) }),
})

/** A number as people write it: 2.4M, 6.5%, -50000. */
export const readNumber = (text: string, whole: boolean): number | null => {
  const read = readShorthand(text, { lower: null, upper: null, whole })
  return read.ok && read.value.form === 'constant' && Number.isFinite(read.value.value)
    ? read.value.value
    : null
}
