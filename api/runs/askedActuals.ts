import type { AskedFailure } from './asked.ts'

/** Members of a body of `actuals` that are parameters where its reports are kept, or come as a file. */
const parameters = {
  '/deal': 'deal',
  '/asOf': 'asOf',
  '/recognition/fixedFees': 'fees',
  '/recognition/guarantee': 'guarantee',
} as const

type Asked = Readonly<Partial<Record<(typeof parameters)[keyof typeof parameters], unknown>>>

const isParameter = (pointer: string): pointer is keyof typeof parameters =>
  Object.hasOwn(parameters, pointer)

/** Faults of such a body as whoever asked knows it: parameters by their names, the document by its own places. */
export const askedActuals = (faults: readonly AskedFailure[], asked: Asked): readonly AskedFailure[] =>
  faults.map((fault) => {
    const parameter = isParameter(fault.pointer) ? parameters[fault.pointer] : undefined
    if (parameter !== undefined && asked[parameter] !== undefined) return { ...fault, pointer: '', parameter }
    return { ...fault, pointer: fault.pointer.replace(/^\/document(?=\/|$)/, '') }
  })
