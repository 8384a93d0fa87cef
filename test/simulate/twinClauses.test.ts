import { minimumCases, royaltyCases, shareCases } from '../support/twin/clauseCases.ts'
import { describeCases } from '../support/twin/describeCases.ts'

/** Every switch of a clause that sells by the piece. */
describeCases([
  ['royalties', royaltyCases],
  ['minimum guarantees and advances', minimumCases],
  ['usage and shares', shareCases],
])
