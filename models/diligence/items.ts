import type { DiligenceItem } from '../scenario/schema/dataset.ts'
import type { DealEffect, DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import { type DealChange, fallThrough, weighedChange } from '../summarise/dealWorths.ts'
import type { Failure } from '../units/failure.ts'
import { type Result, success } from '../units/result.ts'
import { dealsOf, failing } from './failing.ts'
import { changesBetween, effectOf, effectsOf, type Valuing } from './valuing.ts'

type ItemAnswer = DiligenceAnswer['items'][number]

/** An item and what it would change. */
interface Weighed {
  readonly answer: ItemAnswer
  /** null where the document does not say */
  readonly probability: number | null
  readonly changes: readonly DealChange[]
}

/**
 * Diligence (domain page, section 16): an open item is not drawn. What it holds is its probability × what its `ifFails`
 * would do to each deal, valued on the futures of the document itself, and stands beside the figures, never in them.
 */
export const diligenceItems = (
  document: ReadDocument,
  valuing: Valuing,
): Pick<DiligenceAnswer, 'open' | 'items' | 'held'> => {
  const items = (document.dataset.diligence ?? []).map((item, index) =>
    weighedItem({ item, index }, document, valuing),
  )
  const open = items.filter(({ answer }) => answer.status === 'open')
  return {
    open: open.length,
    items: items.map(({ answer }) => answer),
    held: heldBy(open, valuing),
  }
}

const weighedItem = (
  { item, index }: { readonly item: DiligenceItem; readonly index: number },
  document: ReadDocument,
  valuing: Valuing,
): Weighed => {
  const { status = 'open', probability = null } = item
  const deals = dealsOf(document, item)
  const changes = status === 'open' ? changesIfFailed(document, item, valuing) : success([])
  const answer: ItemAnswer = {
    index,
    item: item.item,
    status,
    owner: item.owner ?? null,
    due: item.due ?? null,
    evidence: item.evidence ?? null,
    consequence: consequenceOf(item),
    probability,
    ...effectsOf(valuing, changes, deals),
  }
  const concerned = changes.ok ? changes.value.filter(({ deal }) => deals.includes(deal)) : []
  return { answer, probability, changes: concerned }
}

const changesIfFailed = (
  document: ReadDocument,
  item: DiligenceItem,
  valuing: Valuing,
): Result<readonly DealChange[], Failure> => {
  if (item.ifFails?.walk === true) {
    const worths = valuing.worths(document)
    return worths.ok ? success(worths.value.map(fallThrough)) : worths
  }
  const failed = failing(document, item)
  return failed === null ? success([]) : changesBetween(valuing, failed.base, failed.failed)
}

const consequenceOf = ({ ifFails = {} }: DiligenceItem): string => {
  const { blocksSource, delayMonths = 0, priceCut = 0, walk = false } = ifFails
  if (walk) return 'the deal falls through'
  const parts = [
    ...(blocksSource === undefined ? [] : [`source ${blocksSource} cannot be used`]),
    ...(delayMonths === 0 ? [] : [`everything begins ${delayMonths} months later`]),
    ...(priceCut === 0 ? [] : [`prices fall by ${Number((priceCut * 100).toPrecision(12))} %`]),
  ]
  return parts.length === 0 ? 'not said' : parts.join(', ')
}

const heldBy = (open: readonly Weighed[], valuing: Valuing): DealEffect[] =>
  valuing.ids.flatMap((id) => {
    const parts = open.flatMap(({ probability, changes }) =>
      // what nobody knows the probability of holds an unknown amount, not none
      probability === null
        ? []
        : changes.filter(({ deal }) => deal === id).map((change) => ({ weight: probability, change })),
    )
    return parts.length === 0 ? [] : [effectOf(valuing, weighedChange(id, parts))]
  })
