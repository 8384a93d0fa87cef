import { nearestWord } from '../../scenario/suggest.ts'
import type { Failure } from '../../units/failure.ts'
import { quoted } from '../../units/quoted.ts'
import { fault } from '../fault.ts'
import type { XmlElement } from '../xml.ts'
import { rslNamespace, type Shape, shapes } from './vocabulary.ts'

/** Whoever reads more has lost the thread. */
const mostFaults = 100

/**
 * What in an element and below it is not RSL 1.0: names, attributes, numbers of children, text (section 3 and appendix
 * A). Elements and attributes of other namespaces are extensions: they are passed over, as section 3 demands.
 */
export const conformanceFaults = (root: XmlElement): readonly Failure[] => {
  if (root.namespace !== rslNamespace || root.name !== 'rsl')
    return [
      fault('', `<rsl xmlns="${rslNamespace}">`, `<${root.name}> of the namespace ${quoted(root.namespace)}`),
    ]
  return faultsOf(root).slice(0, mostFaults)
}

export const ownChildren = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(({ namespace }) => namespace === rslNamespace)

const faultsOf = (element: XmlElement): readonly Failure[] => {
  const shape = shapes.get(element.name)
  if (shape === undefined) return []
  return [
    ...attributeFaults(element, shape),
    ...childFaults(element, shape),
    ...textFaults(element, shape),
    ...ownChildren(element).flatMap(faultsOf),
  ]
}

const attributeFaults = ({ attributes, pointer }: XmlElement, shape: Shape): readonly Failure[] => {
  const known = [...shape.required, ...shape.optional]
  const missing = shape.required.filter((name) => !attributes.has(name))
  return [
    ...missing.map((name) => fault(pointer, `the attribute ${name}`, 'none')),
    ...[...attributes].flatMap(([name, value]) => {
      if (!known.includes(name)) return [unknown(pointer, `the attribute ${quoted(name)}`, name, known)]
      const accepted = shape.values[name]
      if (accepted === undefined || accepted.includes(value)) return []
      return [unknown(pointer, `${name}=${quoted(value)}`, value, accepted)]
    }),
  ]
}

const childFaults = (element: XmlElement, { children }: Shape): readonly Failure[] => {
  const own = ownChildren(element)
  const isRepeated = repeats()
  const known = Object.keys(children)
  const missing = known.filter(
    (name) => children[name] === 'least-one' && !own.some((child) => child.name === name),
  )
  return [
    ...missing.map((name) => fault(element.pointer, `a <${name}>`, 'none')),
    ...own.flatMap((child) => {
      const often = Object.hasOwn(children, child.name) ? children[child.name] : undefined
      if (often === undefined) return [unknown(child.pointer, `<${child.name}>`, child.name, known)]
      return isRepeated(child, often) ? [repeated(child, often)] : []
    }),
  ]
}

type Often = Shape['children'][string]

/** Whether a child stands where its like has stood before; remembers it. */
const repeats = (): ((child: XmlElement, often: Often) => boolean) => {
  const seen = new Set<string>()
  return ({ name, attributes }, often) => {
    if (often !== 'once' && often !== 'once-per-type') return false
    const like = often === 'once' ? name : `${name} ${attributes.get('type')}`
    const again = seen.has(like)
    seen.add(like)
    return again
  }
}

const repeated = ({ name, attributes, pointer }: XmlElement, often: Often): Failure =>
  often === 'once'
    ? fault(pointer, `one <${name}>`, 'another')
    : fault(pointer, `one <${name}> of each type`, `another of type ${quoted(attributes.get('type') ?? '')}`)

const textFaults = ({ name, pointer, text }: XmlElement, shape: Shape): readonly Failure[] => {
  if (shape.text === 'none' && text !== '') return [fault(pointer, `no text in <${name}>`, quoted(text))]
  return shape.text === 'some' && text === '' ? [fault(pointer, `a text in <${name}>`, 'none')] : []
}

const unknown = (pointer: string, found: string, word: string, known: readonly string[]): Failure => {
  const suggestion = nearestWord(word, known)
  const expected = known.length === 0 ? 'nothing here' : `one of ${known.join(', ')}`
  return { ...fault(pointer, expected, found), ...(suggestion === null ? {} : { suggestion }) }
}
