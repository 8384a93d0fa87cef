import { writeNumber } from '../distributions/readNumber.ts'
import type { DistributionSpec } from '../distributions/spec.ts'
import type { Format } from '../report/workbook.ts'
import type { Quantity } from '../scenario/schema/quantity.ts'
import type { Variable } from '../scenario/variable.ts'
import { quantityFormat } from './sheetWriter.ts'

/** A number of the model, and the quantity of the document that says it; none where it is a default. */
export interface Told {
  readonly variable: Pick<Variable, 'kind' | 'path'>
  readonly quantity: Quantity | undefined
}

/** What is believed of a number: its law in figures, whichever way it was written. */
export const believed = ({ variable: { kind, path }, quantity }: Told): string => {
  if (quantity !== undefined) return ofQuantity(quantity)
  if (kind === 'curve') return 'fitted to the measured points'
  if (kind === 'constant') return 'default, or from another entry'
  return path.endsWith('.chiSquare') ? 'how well the fit is known: chi-squared' : kind
}

const ofQuantity = ({ form, slot, echo }: Quantity): string => {
  if (form.kind !== 'distribution' || echo !== form.spec.kind) return echo === '' ? 'fixed' : echo
  return ofSpec(form.spec, slot.whole || slot.measures === 'rate')
}

const ofSpec = (spec: DistributionSpec, isShare: boolean): string => {
  const show = (value: number): string => writeNumber(value, isShare)
  if ((spec.kind === 'pert' || spec.kind === 'triangular') && !('lambda' in spec))
    return `least ${show(spec.min)}, most likely ${show(spec.mode)}, greatest ${show(spec.max)}, ${familyOf(spec)}`
  if ('p10' in spec && !('p50' in spec))
    return `10th to 90th percentile ${show(spec.p10)} – ${show(spec.p90)}, ${familyOf(spec)}`
  const said = Object.entries(spec).flatMap(([key, value]) => {
    if (typeof value === 'number') return [`${key} ${show(value)}`]
    const isList = Array.isArray(value) && value.length <= 6 && value.every((own) => typeof own === 'number')
    return isList ? [`${key} ${value.map((own) => writeNumber(own, false)).join(', ')}`] : []
  })
  return [familyOf(spec), ...said].join('; ')
}

const families: Readonly<Record<string, string>> = {
  pert: 'PERT',
  logitnormal: 'logit-normal',
  studentT: "Student's t",
}

const familyOf = ({ kind }: DistributionSpec): string => families[kind] ?? kind

/** The unit of a number: as the document declares it, else as the place it stands in measures it. */
export const unitOf = ({ variable: { path }, quantity }: Told, currency: string): string => {
  if (quantity?.about.unit !== undefined) return quantity.about.unit
  const name = path.slice(path.lastIndexOf('.') + 1)
  if (quantity === undefined) return byName.find(([pattern]) => pattern.test(path))?.[1](currency) ?? ''
  const { measures, meaning } = quantity.slot
  if (measures === 'money') return /^size$|Year$/.test(name) ? `${currency}/yr` : currency
  if (measures === 'rate') return '1/yr'
  if (measures === 'years' || /Years$/.test(name)) return 'yr'
  if (measures === 'count') return /PerYear$/.test(name) ? '1/yr' : 'count'
  if (measures === 'number') return meaning.startsWith('a probability') ? 'probability' : 'share'
  if (name === 'frequency') return '1/yr'
  return meaning === 'a number of months, 0 or more' ? 'months' : ''
}

/** Units of defaults, which no place in the document tells. */
const byName: readonly (readonly [RegExp, (currency: string) => string])[] = [
  [/(?:\.y|Y)ears$/, () => 'yr'],
  [/\.refreshPerYear$/, () => '1/yr'],
  [/Year$/, (currency) => `${currency}/yr`],
  [/Cost$|\.amount$|\.prepare$|\.monitoringScale$|\.alternative\.value$/, (currency) => currency],
  [/Share$|\.margin$|\.usable$/, () => 'share'],
  [/\.terminates$|\.happens$/, () => 'probability'],
  [/\.priceErosion$|\.lateInterest$|\.escalator$/, () => '1/yr'],
]

/** How a number is written: rates and shares in percent, wherever they come from. */
export const formatOfQuantity = (value: number, { quantity }: Pick<Told, 'quantity'>): Format => {
  const measures = quantity?.slot.measures
  const isShare = (measures === 'rate' || measures === 'number') && value !== 0
  return quantityFormat(value, isShare ? '1%' : quantity?.echo)
}

/** Where a number stands, short enough to read: points of a measured curve are counted, not listed. */
export const placeOf = (path: string): string =>
  path.replace(/^curves\.\[\[.*\]\]/, (points) => `curves.(${points.split('],[').length} measured points)`)
