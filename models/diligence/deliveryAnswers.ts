import type { Delivery } from '../scenario/schema/deal.ts'
import type { DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { delivered, deliveryPresets } from './delivery.ts'
import { changesBetween, effectOf, type Valuing } from './valuing.ts'

const ways: readonly Delivery[] = ['copy', 'enclave', 'federated']

type DeliveryAnswer = DiligenceAnswer['delivery'][number]

/** What delivering otherwise would change for each deal: its risks, and what serving the licensee costs. */
export const deliveryAnswers = (
  document: ReadDocument,
  valuing: Valuing,
): Result<DeliveryAnswer[], Failure> => {
  const deals = document.deals.filter(({ id }) => valuing.ids.includes(id))
  const stated = new Set(deals.map(({ delivery = 'copy' }) => delivery))
  const answers = new Map<string, DeliveryAnswer>(
    deals.map(({ id, delivery = 'copy' }) => [id, { deal: id, way: delivery, others: [] }]),
  )
  for (const from of stated)
    for (const to of ways.filter((way) => way !== from)) {
      const changes = changesBetween(valuing, document, delivered(document, from, to))
      if (!changes.ok) return failure(...changes.faults)
      for (const change of changes.value) {
        const answer = answers.get(change.deal)
        if (answer === undefined || answer.way !== from) continue
        const { deal: _, ...money } = effectOf(valuing, change)
        answer.others.push({ way: to, words: deliveryPresets[to].words, ...money })
      }
    }
  return success([...answers.values()])
}
