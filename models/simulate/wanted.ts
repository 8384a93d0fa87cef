import type { Plan } from '../scenario/plan.ts'
import { readsOf } from './differences.ts'
import type { Frame } from './frame.ts'
import type { Drawn } from './futures.ts'
import type { Looked } from './looked.ts'
import { columnsOfPart, type PathPart, pathParts } from './pathParts.ts'

/** Everything that is filled of a block, by the names of `looked.ts` and of path parts. */
export const everyName = (frame: Frame): Set<string> =>
  new Set([
    ...frame.plan.variables.map((_, place) => nameOf(place)),
    ...shared(frame.plan),
    ...frame.plan.licensees.flatMap((_, licensee) => endingsOf(licensee)),
    ...parties(frame.plan).map((_, party) => ratesOf(party)),
    ...pathParts(frame),
  ])

/** The pieces of paths that fill what is looked at. */
export const partsFor = (frame: Frame, looked: Looked): readonly PathPart[] =>
  pathParts(frame).filter((part) => columnsOfPart(frame.plan, part).some((column) => looked.has(column)))

/**
 * What of a block has to be filled for somebody who looks at some of it: that, what it is made of, and what every block
 * holds whoever looks: gates, events, quality, and formulas, which can be refused.
 */
export const wantedOf = ({ plan }: Frame, looked: Iterable<string>): Set<string> => {
  const wanted = new Set([...looked, ...shared(plan), ...sharedPlaces(plan).map(nameOf)])
  parties(plan).forEach(({ rates }, party) => {
    if (wanted.has(ratesOf(party)))
      for (const place of [...Object.values(rates), plan.inflation])
        if (place !== null) wanted.add(nameOf(place))
  })
  plan.licensees.forEach((own, licensee) => {
    if (endingsOf(licensee).some((name) => wanted.has(name)))
      for (const place of [own.failure, own.failureUniform, own.terminates, own.terminatesUniform])
        wanted.add(nameOf(place))
  })
  // what a variable reads stands before it in the plan
  for (let place = plan.variables.length - 1; place >= 0; place--)
    if (wanted.has(nameOf(place)))
      for (const read of readsOf(plan.variables[place]!)) wanted.add(nameOf(read))
  for (const { members, tail } of plan.groups)
    if (tail !== null && members.some((place) => wanted.has(nameOf(place))))
      wanted.add(nameOf(tail.chiSquare))
  return wanted
}

const parties = ({ licensor, licensees }: Plan) => [licensor, ...licensees]

const ratesOf = (party: number): string => `frame.discounting.${party}`

const endingsOf = (licensee: number): readonly string[] => [
  `frame.failureYear.${licensee}`,
  `frame.gateYear.${licensee}`,
]

/** What of a block is drawn where these names are wanted. */
export const drawnOf = (wanted: ReadonlySet<string>): Drawn => ({
  place: (place) => wanted.has(nameOf(place)),
  party: (party) => wanted.has(ratesOf(party)),
  licensee: (licensee) => endingsOf(licensee).some((name) => wanted.has(name)),
})

/** The name of a variable. */
export const nameOf = (place: number): string => `variables.${place}`

/** The place of a variable by its name; null where it is the name of something else. */
export const placeOf = (name: string): number | null =>
  name.startsWith(prefix) ? Number(name.slice(prefix.length)) : null

const prefix = 'variables.'

/** Columns of a block that are filled together, whoever looks at one of them. */
const shared = ({ gates, risks }: Plan): readonly string[] => [
  ...gates.map((_, g) => `frame.gates.${g}`),
  ...risks.map((_, r) => `frame.events.${r}`),
  'frame.quality',
]

/** What they are filled from, and what can be refused. */
const sharedPlaces = (plan: Plan): readonly number[] => {
  const { gates, risks, dataset, variables } = plan
  return [
    ...gates.flatMap(({ uniform, probability, rise, year }) => [
      ...[uniform, probability, year],
      ...(rise === null ? [] : [rise]),
    ]),
    ...risks.flatMap(({ uniform, frequency }) => [uniform, frequency]),
    ...dataset.scores,
    ...variables.flatMap(({ kind }, place) => (kind === 'formula' ? [place] : [])),
  ]
}
