import { noDeal } from '../scenario/noDeal.ts'
import type { Scenario } from '../scenario/parse.ts'
import { riskTemplates } from '../scenario/riskTemplates.ts'
import { riskSchema } from '../scenario/schema/deal.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import type { Review, ReviewFinding } from '../scenario/schema/review.ts'
import type { Variant } from '../scenario/variant.ts'
import type { Progress } from '../simulate/passes.ts'
import type { Sampling } from '../simulate/points.ts'
import { type Gap, type VariantValue, valueVariants } from '../summarise/variants.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { findingsOf } from './findings.ts'
import type { Finding } from './rule.ts'

export interface ReviewQuestion {
  readonly scenario: Scenario
  readonly how: Sampling
  readonly trials: number
  readonly progress?: Progress | undefined
}

/** The most that a review may cost: what all of its deals are worth is kept at once. */
const most = { price: 1e7, of: 'a review of these deals' }

interface Valued {
  readonly finding: Finding
  /** place of its change among those that are valued together, null without one */
  readonly variant: number | null
}

/**
 * The review of a document's deals (domain page, section 6.4): what the rules find, and the money of each finding, which is
 * what the change it names would be worth to either party more than the deal as it stands, on the same futures.
 */
export const reviewOf = (question: ReviewQuestion, only?: string): Result<Review, Failure> => {
  const document = withTemplates(question.scenario.document)
  const indices = document.deals.flatMap(({ id }, index) =>
    only === undefined || id === only ? [index] : [],
  )
  if (indices.length === 0) return failure(noDeal(only ?? '', document.deals))
  const variants: Variant[] = []
  const deals = indices.map((index) => ({
    id: document.deals[index]!.id,
    found: findingsOf(document, index).map((finding): Valued => {
      const { rule, change } = finding
      if (change === undefined) return { finding, variant: null }
      const id = `${rule}-${variants.length}`
      const variant = variants.push(change.make({ id, of: index, deal: document.deals[index]! })) - 1
      return { finding, variant }
    }),
  }))
  const valued = valueVariants({ ...question, most, scenario: { ...question.scenario, document } }, variants)
  if (!valued.ok) return valued
  return success({
    deals: deals.map(({ id, found }) => ({
      id,
      findings: found.map(({ finding: { change, ...finding }, variant }) => {
        const worth = variant === null ? undefined : valued.value[variant]
        return { ...finding, money: moneyOf(change, worth) }
      }),
    })),
  })
}

/** The money of a finding: none where its change does not fit into the document, or moves nothing that is known. */
const moneyOf = (
  change: Finding['change'],
  worth: Result<VariantValue, Failure> | undefined,
): ReviewFinding['money'] => {
  if (change === undefined || worth?.ok !== true) return null
  const { licensor, licensee } = worth.value
  return [licensor, licensee].some(moves) ? { change: change.words, licensor, licensee } : null
}

const moves = (gap: Gap | null): boolean =>
  gap !== null && (gap.expected.value !== 0 || gap.difference.sd !== 0)

/** The document with the usual risks that it does not name: nothing reads them but a change that a finding proposes. */
const withTemplates = (document: ReadDocument): ReadDocument => {
  const own = document.risks ?? []
  const usual = [...riskTemplates.values()].map(({ risk }) => riskSchema.parse(risk))
  return { ...document, risks: [...own, ...usual.filter(({ id }) => own.every((risk) => risk.id !== id))] }
}
