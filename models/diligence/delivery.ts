import { affineQuantity } from '../scenario/affineQuantity.ts'
import type { Delivery } from '../scenario/schema/deal.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'

/**
 * What a way of delivery does to risks and costs, beside handing over a copy: yearly probabilities of a breach and of
 * erasures that reach the licensee, and the licensor's yearly cost of serving it. No public source; judgement, grade D.
 */
interface Preset {
  readonly breach: number
  readonly erasure: number
  readonly serve: number
  /** what is different, in words */
  readonly words: string
}

export const deliveryPresets: Readonly<Record<Delivery, Preset>> = {
  copy: { breach: 1, erasure: 1, serve: 1, words: 'a copy of the records is handed over' },
  enclave: {
    breach: 0.4,
    erasure: 0.3,
    serve: 2.5,
    words:
      'the licensee works in rooms of ours: breaches 0.4 times, erasures 0.3 times as likely, serving it 2.5 times as dear',
  },
  federated: {
    breach: 0.3,
    erasure: 0.5,
    serve: 4,
    words:
      'the model comes to the records: breaches 0.3 times, erasures half as likely, serving it 4 times as dear',
  },
}

/** Risks that a way of delivery moves, by the ids of the templates of risks. */
const moved = { breach: 'breach', reconstruction: 'breach', erasure: 'erasure' } as const

/** The document if everything were delivered `to` instead of `from`. */
export const delivered = (document: ReadDocument, from: Delivery, to: Delivery): ReadDocument => {
  const times = (key: 'breach' | 'erasure' | 'serve'): number =>
    deliveryPresets[to][key] / deliveryPresets[from][key]
  const serve = document.licensor.costs?.servePerLicenseeYear
  return {
    ...document,
    risks: document.risks?.map((risk) => {
      const key = Object.hasOwn(moved, risk.id) ? moved[risk.id as keyof typeof moved] : null
      if (key === null) return risk
      return { ...risk, frequency: affineQuantity(risk.frequency, { times: times(key), plus: 0 }) }
    }),
    licensor: {
      ...document.licensor,
      costs: {
        ...document.licensor.costs,
        ...(serve === undefined
          ? {}
          : { servePerLicenseeYear: affineQuantity(serve, { times: times('serve'), plus: 0 }) }),
      },
    },
  }
}
