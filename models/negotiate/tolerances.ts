import { meanOf } from '../scenario/meanOf.ts'
import type { ReadDocument } from '../scenario/schema/document.ts'

/** How much risk the parties of a deal bear, in money, at its mean; null for one that does not say. */
export interface Tolerances {
  readonly licensor: number | null
  readonly licensee: number | null
}

export const tolerancesOf = ({ licensor, licensees, deals }: ReadDocument, deal: number): Tolerances => {
  const own = licensees.find(({ id }) => id === deals[deal]!.licensee)
  const tolerance = (party: Pick<ReadDocument['licensor'], 'riskTolerance'> | undefined): number | null =>
    party?.riskTolerance === undefined ? null : meanOf(party.riskTolerance)
  return { licensor: tolerance(licensor), licensee: tolerance(own) }
}
