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
  const known = Object.keys(children)
  const missing = known.filter(
    (name) => children[name] === 'least-one' && !own.some((child) => child.name === name),
  )
  return [
    ...missing.map((name) => fault(element.pointer, `a <${name}>`, 'none')),
    ...own.flatMap((child, index) => {
      if (!Object.hasOwn(children, child.name))
        return [unknown(child.pointer, `<${child.name}>`, child.name, known)]
      const often = children[child.name]
      const before = own.slice(0, index).filter(({ name }) => name === child.name)
      if (often === 'once' && before.length > 0)
        return [fault(child.pointer, `one <${child.name}>`, 'another')]
      const type = child.attributes.get('type')
      const repeated = before.some(({ attributes }) => attributes.get('type') === type)
      return often === 'once-per-type' && repeated
        ? [fault(child.pointer, `one <${child.name}> of each type`, `another of type ${quoted(type ?? '')}`)]
        : []
    }),
  ]
}

const textFaults = ({ name, pointer, text }: XmlElement, shape: Shape): readonly Failure[] => {
  if (shape.text === 'none' && text !== '') return [fault(pointer, `no text in <${name}>`, quoted(text))]
  return shape.text === 'some' && text === '' ? [fault(pointer, `a text in <${name}>`, 'none')] : []
}

const unknown = (pointer: string, found: string, word: string, known: readonly string[]): Failure => {
  const suggestion = nearestWord(word, known)
  const expected = known.length === 0 ? 'nothing here' : `one of ${known.join(', ')}`
  return { ...fault(pointer, expected, found), ...(suggestion === null ? {} : { suggestion }) }
}
