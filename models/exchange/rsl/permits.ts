import type { Note } from '../../scenario/note.ts'
import { quoted } from '../../units/quoted.ts'
import type { XmlElement } from '../xml.ts'
import { ownChildren } from './conforms.ts'
import { usesOfToken } from './usage.ts'
import { usageTokens } from './vocabulary.ts'

/** The uses that licences permit, in the words of a grant; null where they say none that a grant can name. */
export interface Permitted {
  readonly uses: readonly string[] | null
  readonly notes: readonly Note[]
}

/** Reads `<permits>` and `<prohibits>`; what a grant has no word for becomes a note. */
export const permitted = (licenses: readonly XmlElement[]): Permitted => {
  const all = licenses.flatMap(ownChildren)
  const permits = all.filter(
    ({ name, attributes }) => name === 'permits' && attributes.get('type') === 'usage',
  )
  const others = all.filter(
    (element) => ['permits', 'prohibits'].includes(element.name) && !permits.includes(element),
  )
  const tokens = new Set(permits.flatMap(tokensOf))
  const uses = [...tokens].flatMap((token) => usesOfToken[token] ?? [])
  return {
    uses: uses.length === 0 ? null : uses,
    notes: [...permits.flatMap(unnamed), ...others.map(notTaken)],
  }
}

const tokensOf = ({ text }: XmlElement): readonly string[] =>
  text.split(/\s+/).filter((token) => token !== '')

const unnamed = (element: XmlElement): readonly Note[] =>
  tokensOf(element)
    .filter((token) => usesOfToken[token] === undefined)
    .slice(0, 6)
    .map((token) => ({
      pointer: element.pointer,
      text: usageTokens.includes(token)
        ? `A grant has no word for the use “${token}”.`
        : `${quoted(token)} is no use of RSL 1.0, which separates its words by blanks.`,
    }))

const notTaken = ({ name, attributes, text, pointer }: XmlElement): Note => ({
  pointer,
  text: `What is said of ${attributes.get('type')} was not taken over: <${name}> ${quoted(text)}.`,
})
