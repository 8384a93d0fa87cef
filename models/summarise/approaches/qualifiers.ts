import type { Comparable } from '../../methods/comparables.ts'
import { grouped } from './words.ts'

/** What else is known of a comparable, in words: a price without it is half a price. */
export const qualifiersOf = (comparable: Comparable): string[] => {
  const { year, termYears, exclusivity, payment, units, caution } = comparable
  return [
    ...(year === null ? ['year not stated'] : [`${year}`]),
    termYears === undefined ? 'duration not stated' : durationText(termYears),
    exclusivity === undefined ? 'exclusivity not stated' : `exclusivity: ${exclusivity}`,
    ...(payment === undefined ? [] : [`paid: ${payment}`]),
    ...(units === undefined ? [] : [`about ${grouped(units.count)} × ${units.unit}`]),
    ...(caution === undefined ? [] : [caution]),
  ]
}

const durationText = ([from = null, to = null]: readonly (number | null)[]): string => {
  if (from === null) return to === null ? 'duration not stated' : `up to ${to} years`
  if (to === null) return `at least ${from} years`
  return from === to ? `${from} years` : `${from} to ${to} years`
}
