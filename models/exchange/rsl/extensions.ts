import type { Note } from '../../scenario/note.ts'
import type { XmlElement } from '../xml.ts'
import { ownChildren } from './conforms.ts'

/** Elements that tell of the extensions in them themselves. */
const tellThemselves: readonly string[] = ['content', 'license']

/** Extensions of other namespaces in an element are ignored, as RSL demands (section 3), but not in silence. */
export const extensionNotes = (element: XmlElement): readonly Note[] => {
  const count = foreignIn(element)
  if (count === 0) return []
  return [{ pointer: element.pointer, text: `Extensions of other namespaces were not read (${count}).` }]
}

const foreignIn = (element: XmlElement): number => {
  const own = ownChildren(element)
  const inner = own.filter(({ name }) => !tellThemselves.includes(name))
  const here = element.foreignAttributes + element.children.length - own.length
  return inner.reduce((sum, child) => sum + foreignIn(child), here)
}
