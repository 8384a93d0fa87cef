import { isPersonal } from '../dataset/identifiability.ts'
import { assumptions } from './assumptions.ts'
import type { Note } from './note.ts'
import { riskTemplates } from './riskTemplates.ts'
import type { FieldfareDocument } from './schema/document.ts'
import { datasetTemplates } from './templates.ts'

export type Fill = <Target extends object, Key extends keyof Target>(
  target: Target,
  key: Key,
  assumed: { readonly value: unknown; readonly sentence: string },
  pointer: string,
) => void

/** Fills what a grant leaves out, and the base of a royalty that is a bare rate. */
export const fillGrants = (document: FieldfareDocument, fill: Fill): void => {
  const { startYear, exclusivity, updates, grantTerritory, royalty } = assumptions
  document.deals.forEach((deal, j) => {
    deal.grants.forEach((grant, g) => {
      const pointer = `/deals/${j}/grants/${g}`
      if (grant.market === undefined) fill(grant, 'territory', grantTerritory, pointer)
      fill(grant, 'exclusivity', exclusivity, pointer)
      fill(grant, 'startYear', startYear, pointer)
      fill(grant, 'updates', updates, pointer)
    })
    deal.terms.forEach((term, t) => {
      if (term.kind === 'royalty')
        fill(term, 'base', { value: 'gross', sentence: royalty.sentence }, `/deals/${j}/terms/${t}`)
    })
  })
}

/** What stays unknown in a minimal document, and how that is read. */
export const unknowns = (document: FieldfareDocument): readonly Note[] => {
  const markets = (document.fields ?? []).flatMap((field, j) =>
    (['rivalry', 'others'] as const).flatMap((key) =>
      field.market === undefined || field.market[key] !== undefined
        ? []
        : [{ pointer: `/fields/${j}/market/${key}`, text: `Assumed: ${assumptions[key].sentence}` }],
    ),
  )
  const alpha = { pointer: '/negotiation/alpha', text: `Assumed: ${assumptions.alpha.sentence}` }
  return document.negotiation?.alpha === undefined ? [...markets, alpha] : markets
}

/** A deal that names no risks takes those of the dataset's template. */
export const fillRisks = (document: FieldfareDocument, fill: Fill): void => {
  const template = datasetTemplates.get(document.dataset.template ?? '')
  if (template === undefined) return
  fill(document.dataset, 'layer', { value: template.layer, sentence: template.sentence }, '/dataset')
  const known = new Set((document.risks ?? []).map(({ id }) => id))
  const sources = document.dataset.sources ?? []
  // nobody can ask to be taken out of what is de-identified
  const erasable = sources.length === 0 || sources.some(({ identifiability: of }) => isPersonal(of))
  const named = template.risks.flatMap((id) =>
    id === 'erasure' && !erasable ? [] : (riskTemplates.get(id) ?? []),
  )
  document.deals.forEach((deal, j) => {
    const sentence = `The usual risks of such data: ${named.map(({ risk }) => risk.name).join('; ')}.`
    fill(deal, 'risks', { value: named.map(({ risk }) => risk.id), sentence }, `/deals/${j}`)
  })
  const used = new Set(document.deals.flatMap((deal) => deal.risks ?? []))
  const added = named.filter(({ risk }) => used.has(risk.id) && !known.has(risk.id)).map(({ risk }) => risk)
  if (added.length > 0) document.risks = [...(document.risks ?? []), ...structuredClone(added)] as never
}
