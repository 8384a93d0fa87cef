import type { DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { count, estimated, percent } from './figures.ts'
import { dealName, licenseeName } from './names.ts'
import { listed, plural, quoted } from './words.ts'

/** Each item, and what its failing would do. */
export const itemTexts = ({ items }: DiligenceAnswer): readonly string[] =>
  items.map(({ item, status, owner, due, evidence, consequence, probability, refused }) => {
    const who = [owner, due === null ? null : `due ${due}`].filter((part) => part !== null)
    const chance = probability === null ? 'probability not said' : `probability ${percent(probability)}`
    const told = status === 'open' ? `if not: ${consequence}, ${chance}` : (evidence ?? 'no evidence named')
    const why = refused === null ? '' : ` (${refused})`
    return `${status}: ${item}${who.length === 0 ? '' : ` (${who.join(', ')})`}; ${told}${why}`
  })

/** Each obligation, whom it binds and until when it is met. */
export const obligationTexts = ({ obligations }: DiligenceAnswer): readonly string[] =>
  obligations.map(({ law, appliesIf, clause, validUntil, state, source, refused }) => {
    const parts = [
      appliesIf === null ? null : `applies if ${appliesIf}`,
      clause === null ? null : clause ? 'the deals have a clause for it' : 'NO clause for it in the deals',
      validUntil === null ? null : `${state === 'expired' ? 'EXPIRED' : 'valid until'} ${validUntil}`,
      source !== null && state !== 'in order' ? `source ${source} counts no longer than that` : null,
      refused,
    ].filter((part) => part !== null)
    return `${law}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}`
  })

/** Each dimension of coverage, its gap and what would close it. */
export const coverageTexts = (
  { coverage }: DiligenceAnswer,
  { currency, dataset }: FieldfareDocument,
): readonly string[] =>
  coverage.map(({ dimension, gap, groups, recordsToAdd, purchase, gate, refused }) => {
    const short = groups.filter(({ share, target }) => share < target)
    const few = short.map(({ group, share, target }) => `${group} ${percent(share)} of ${percent(target)}`)
    const unit = dataset.recordUnit ?? 'record'
    const adding =
      recordsToAdd === null
        ? 'no addition reaches the targets'
        : `${count(recordsToAdd)} more ${plural(unit)} would close it`
    const price = purchase === null ? '' : ` for ${count(purchase)} ${currency} before tax`
    const lowers = gate === null ? '' : `; it lowers the probability of ${gate}`
    return `${dimension}: a gap of ${percent(gap)}${few.length === 0 ? '' : ` (too few of ${listed(few)})`}; ${adding}${price}${lowers}${refused === null ? '' : ` (${refused})`}`
  })

/** Each chain of deals: what is passed on, and what is granted on without having been granted. */
export const chainTexts = ({ chains }: DiligenceAnswer, document: FieldfareDocument): readonly string[] => {
  const { currency } = document
  return chains.map(({ upstream, downstream, passThrough, receipts, passedOn, kept, breaches }) => {
    const between = licenseeName(document, document.deals.find(({ id }) => id === upstream)?.licensee ?? '')
    const faults =
      breaches.length === 0
        ? 'everything granted downstream is granted upstream'
        : `NOT granted upstream: ${breaches.join('; ')}`
    return `${quoted(dealName(document, downstream))} hangs on ${quoted(dealName(document, upstream))}: of ${estimated(receipts, currency, 3)} paid downstream ${between} passes on ${percent(passThrough)}, ${estimated(passedOn, currency, 3)}, and keeps ${estimated(kept, currency, 3)}; ${faults}`
  })
}
