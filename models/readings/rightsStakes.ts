import { type Right, type RightsCell, type Thing, things } from '../scenario/rightsMatrix.ts'

/** What is at stake in cells of the matrix of rights on which no figure depends, and the clause that would make it money. */

const asks: Readonly<Record<Right, (thing: string) => string>> = {
  own: (thing) => `Who owns ${thing}?`,
  use: (thing) => `Who may use ${thing} during the term?`,
  sublicense: (thing) => `Who may let others use ${thing}?`,
  afterTerm: (thing) => `Who may use ${thing} after the term?`,
}

/** The question that an open cell is. */
export const questionOf = ({ thing, right }: RightsCell): string => asks[right](things[thing])

const owning: Readonly<Record<Thing, string>> = {
  data: 'The deal is valued as a licence, not as a sale; a buyout clause would put a price on a sale.',
  labels:
    'Labels that the licensee adds are worth something to the next licensee; what the licensor gets of them is money as an inKind clause (valueToReceiver).',
  weights:
    'Their money is in use after the term and in sublicences; a residual and a sublicenceShare clause say what of it is paid.',
  fineTunes:
    'Nothing is paid for improvements as the deal stands; a share of product revenue for them (grantBackShare) would make it money.',
  outputs: 'Whoever owns outputs may sell them; a revenueShare on what they bring would make it money.',
  usageLogs:
    'Logs prove what is owed and tell what the data are good for; what they are worth to the licensor is money as an inKind clause (valueToReceiver).',
}

const usedByBoth =
  'The licensee is valued as using them; use by the licensor too would be money as an inKind clause (valueToReceiver).'

const using: Readonly<Record<Thing, string>> = {
  data: 'The grant says it.',
  labels:
    'The deal is valued as if they came with the data; a usageFee on them alone would make them money of their own.',
  weights: usedByBoth,
  fineTunes: usedByBoth,
  outputs: usedByBoth,
  usageLogs:
    'To the licensor they are evidence for an audit and knowledge for its own products; an inKind clause (valueToReceiver) would make that money.',
}

const sublicensing =
  'No payment by third parties for these is valued; a sublicenceShare clause would make it money for the licensor.'

const newTraining =
  'The residual clause values what was learned, not new training on what is kept; a longer term or a renewal would make that money.'

const afterwards: Readonly<Record<Thing, string>> = {
  data: newTraining,
  labels: newTraining,
  weights: 'A residual clause would make it money.',
  fineTunes: 'A residual clause would make it money.',
  outputs:
    'Outputs count while the grant or its residual right runs; a residual clause with a rate would make later use of them money.',
  usageLogs:
    'Logs that are kept go on telling what the data are good for; an inKind clause (valueToReceiver) would make that money.',
}

/** In a sentence or two: why nothing in the figures depends on it, and what would make it money. */
export const stakeOf = ({ thing, right }: RightsCell): string => {
  switch (right) {
    case 'own':
      return owning[thing]
    case 'use':
      return using[thing]
    case 'sublicense':
      return sublicensing
    case 'afterTerm':
      return afterwards[thing]
    default:
      return right satisfies never
  }
}
