import type { Risk } from '../../scenario/schema/deal.ts'
import { changed } from '../../scenario/variant.ts'
import type { Change, Reviewed, Rule } from '../rule.ts'
import { percent } from '../words.ts'

/** What the licensor stands in for. */

interface PlacedRisk {
  readonly risk: Risk
  readonly pointer: string
  readonly name: string
  readonly change: Change
}

/** The risks of a deal of which the licensor bears a part, and the deal without each. */
const borne = ({ document, deal }: Reviewed): readonly PlacedRisk[] =>
  (document.risks ?? []).flatMap((risk, r) => {
    if (deal.risks?.includes(risk.id) !== true || risk.bearer.licensor === 0) return []
    const risks = deal.risks.filter((id) => id !== risk.id)
    const name = risk.name ?? risk.id
    const change: Change = {
      words: `“${name}” taken out`,
      make: (source) => changed(source, { risks }),
    }
    return [{ risk, pointer: `/risks/${r}`, name, change }]
  })

export const uncappedIndemnity: Rule = {
  id: 'uncapped-indemnity',
  find: (reviewed) =>
    borne(reviewed).flatMap(({ risk, pointer, name, change }) => {
      const { perEvent, aggregate, multipleOfFees } = risk.cap ?? {}
      if (aggregate !== undefined || multipleOfFees !== undefined) return []
      const share = percent(risk.bearer.licensor)
      const state =
        perEvent === undefined
          ? 'without any cap'
          : 'with a cap for each event but none for all of them together'
      return [
        {
          severity: perEvent === undefined ? ('serious' as const) : ('info' as const),
          term: null,
          pointer,
          text:
            `The licensor bears ${share} of “${name}” ${state}. One bad year can cost more than the deal ever pays. Write an ` +
            'aggregate cap, such as the fees of twelve months or one to two times the fees received, and exceptions only for intent.',
          change,
        },
      ]
    }),
}

/** What happens because of the product, not because of the data. */
const productRisk = /infring|product|clinical|patient|malpractice|medical|diagnos/i

export const productIndemnity: Rule = {
  id: 'product-indemnity',
  find: (reviewed) =>
    borne(reviewed).flatMap(({ risk, pointer, name, change }) =>
      !productRisk.test(`${risk.id} ${name}`)
        ? []
        : [
            {
              severity:
                risk.bearer.licensor > 0.5 || risk.cap === undefined
                  ? ('serious' as const)
                  : ('caution' as const),
              term: null,
              pointer,
              text:
                `The licensor bears ${percent(risk.bearer.licensor)} of “${name}”. It neither designs the product nor decides its ` +
                'use, and cannot insure either. Let the licensee indemnify the licensor for product and clinical use, and keep the ' +
                'licensor’s promise to its own right to license the data.',
              change,
            },
          ],
    ),
}

const rightsInWords = {
  provenance: 'provenance',
  consent: 'consent',
  chainOfTitle: 'chain of title',
  lawfulBasis: 'lawful basis',
} as const

export const unconfirmedWarranty: Rule = {
  id: 'unconfirmed-warranty',
  find: (reviewed) => {
    const { rights = {} } = reviewed.document.dataset
    const open = Object.entries(rightsInWords).filter(
      ([key]) => rights[key as keyof typeof rightsInWords] !== true,
    )
    if (open.length === 0) return []
    return borne(reviewed).flatMap(({ risk, pointer, name, change }) =>
      !/warrant/i.test(`${risk.id} ${name}`)
        ? []
        : [
            {
              severity: 'caution' as const,
              term: null,
              pointer,
              text:
                `The licensor warrants its rights in the data, and the document does not confirm ${open.map(([, words]) => words).join(', ')}. ` +
                'A warranty of what was never checked is a bet. Check first, or warrant “to the licensor’s knowledge” and cap it.',
              change,
            },
          ],
    )
  },
}
