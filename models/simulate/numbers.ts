import type { Node, Program } from '../kernel/program.ts'
import type { Plan } from '../scenario/plan.ts'
import type { Place } from '../scenario/variable.ts'
import type { Frame } from './frame.ts'

/** Constants that a program holds as parameters and in no other way, by place: where each stands among them. */
export type Numbers = ReadonlyMap<Place, number>

/** A frame whose plan counts how often the value of each constant is read while a program is written. */
export const counting = (frame: Frame, reads: Map<Place, number>): Frame => {
  const variables = frame.plan.variables.map((variable, place) => {
    if (variable.kind !== 'constant') return variable
    const value = (): number => {
      reads.set(place, (reads.get(place) ?? 0) + 1)
      return variable.value
    }
    return Object.defineProperty({ ...variable }, 'value', { get: value, enumerable: true })
  })
  return { ...frame, plan: { ...frame.plan, variables } }
}

/**
 * `Reader.at` reads a constant once and makes a parameter of it, which nobody looks into. What was read more often has
 * decided something while the program was written, say that a cost of 0 is left out.
 */
export const numbersOf = (
  parameters: ReadonlyMap<Place, Node>,
  reads: ReadonlyMap<Place, number>,
): Numbers => {
  const numbers = new Map<Place, number>()
  for (const [place, { source }] of parameters)
    if (source?.kind === 'parameter' && reads.get(place) === 1) numbers.set(place, source.parameter)
  return numbers
}

/** Whether two programs share all but their numbers: then what is compiled of one runs the other once it has its numbers. */
export const sharesAllButNumbers = (a: Program, b: Program): boolean => {
  const { parameters: _, ...rest } = a
  return Object.entries(rest).every(([key, part]) => Reflect.get(b, key) === part)
}

/** The program that would be written for a plan that differs in these numbers alone. */
export const renumbered = (program: Program, numbers: Numbers, { variables }: Plan): Program => {
  const parameters = [...program.parameters]
  for (const [place, index] of numbers) {
    const variable = variables[place]!
    if (variable.kind === 'constant') parameters[index] = variable.value
  }
  return { ...program, parameters }
}
