import type { Answer } from '../scenario/schema/answer.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { adviceHeadline } from './headline/advice.ts'
import { basisHeadline } from './headline/basis.ts'
import { certainHeadline } from './headline/certain.ts'
import { flawsHeadline } from './headline/flaws.ts'
import type { Headline } from './headline/headlineSentence.ts'
import { roomHeadline } from './headline/room.ts'

/** What to do · what is certain · what room is left · what does not hold together · what it rests on. */
export const headline = (answer: Answer, document: FieldfareDocument): readonly Headline[] => [
  adviceHeadline(answer, document),
  certainHeadline(answer, document),
  roomHeadline(answer, document),
  flawsHeadline(answer, document),
  basisHeadline(answer, document),
]
