import { affineQuantity } from '../scenario/affineQuantity.ts'
import { fixedMoney } from '../scenario/fixedMoney.ts'
import type { Obligation } from '../scenario/schema/dataset.ts'
import type { DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Quantity } from '../scenario/schema/quantity.ts'
import { dayNumber } from '../units/date.ts'
import { success } from '../units/result.ts'
import { changesBetween, effectsOf, type Valuing } from './valuing.ts'

type ObligationAnswer = DiligenceAnswer['obligations'][number]

/**
 * What laws and contracts ask (domain page, section 16): what complying costs each deal alone, after tax, and, where a
 * source depends on it and it ends within the horizon, what renewing it would add.
 */
export const obligationAnswers = (document: ReadDocument, valuing: Valuing): ObligationAnswer[] =>
  (document.dataset.obligations ?? []).map((obligation, index) => {
    const { upfront = 0, perYear = 0 } = obligation.cost ?? {}
    const state = stateOf(document, obligation)
    const cost =
      upfront === 0 && perYear === 0
        ? success([])
        : changesBetween(valuing, document, withCosts(document, { upfront, perYear }))
    const renewed =
      obligation.source === undefined || state === 'in order'
        ? success([])
        : changesBetween(valuing, document, withRenewal(document, index))
    const [dear, better] = [effectsOf(valuing, cost, valuing.ids), effectsOf(valuing, renewed, valuing.ids)]
    return {
      index,
      law: obligation.law,
      appliesIf: obligation.appliesIf ?? null,
      clause: obligation.clause ?? null,
      source: obligation.source ?? null,
      validUntil: obligation.validUntil ?? null,
      state,
      cost: dear.effects,
      ifRenewed: better.effects,
      refused: dear.refused ?? better.refused,
    }
  })

/** Whether it outlives the horizon, ends within it, or has ended before the valuation date. */
const stateOf = (document: ReadDocument, { validUntil }: Obligation): ObligationAnswer['state'] => {
  if (validUntil === undefined) return 'in order'
  const years = (dayNumber(validUntil) - dayNumber(document.valuationDate)) / 365
  if (years <= 0) return 'expired'
  return years < (document.horizonYears ?? 0) ? 'ends' : 'in order'
}

const withCosts = (
  document: ReadDocument,
  { upfront, perYear }: { readonly upfront: number; readonly perYear: number },
): ReadDocument => {
  const costs = document.licensor.costs ?? {}
  const more = (quantity: Quantity | undefined, plus: number): Quantity =>
    quantity === undefined ? fixedMoney(plus) : affineQuantity(quantity, { times: 1, plus })
  const prepare = more(costs.prepare, upfront)
  const servePerLicenseeYear = more(costs.servePerLicenseeYear, perYear)
  return {
    ...document,
    licensor: { ...document.licensor, costs: { ...costs, prepare, servePerLicenseeYear } },
  }
}

const withRenewal = (document: ReadDocument, index: number): ReadDocument => ({
  ...document,
  dataset: {
    ...document.dataset,
    obligations: document.dataset.obligations?.map((row, j) =>
      j === index ? { ...row, validUntil: undefined } : row,
    ),
  },
})
