import type { DiligenceAnswer } from '../scenario/schema/diligence.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'
import { success } from '../units/result.ts'
import { coverageGap, recordsToAdd, withLowerGate } from './coverage.ts'
import { changesBetween, effectsOf, type Valuing } from './valuing.ts'

/** Whom the records are of beside whom the product is for, and what closing or keeping the gap costs. */
export const coverageAnswers = (document: ReadDocument, valuing: Valuing): DiligenceAnswer['coverage'] =>
  (document.dataset.coverage ?? []).map((row) => {
    const changed = withLowerGate(document, row)
    const changes = changed === null ? success([]) : changesBetween(valuing, document, changed)
    const missing = recordsToAdd(row, document.dataset.records)
    const reachable = Number.isFinite(missing)
    return {
      dimension: row.dimension,
      gap: coverageGap(row),
      groups: row.groups.map(({ group, share, target }) => ({ group, share, target })),
      recordsToAdd: reachable ? missing : null,
      purchase: reachable && row.purchase !== undefined ? missing * row.purchase.perRecord : null,
      gate: row.gate === undefined ? null : `${row.gate.field}.${row.gate.gate}`,
      ...effectsOf(valuing, changes, valuing.ids),
    }
  })
