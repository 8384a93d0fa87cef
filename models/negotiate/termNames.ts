import type { Term } from '../scenario/schema/terms.ts'

type Row = readonly [name: string, kind: Term['kind'], key: string, label: string]

/** Numbers of clauses that have a short name, by what they are. A deal without an `added` clause may be given one. */
export const clauseNames = {
  addedMoney: [
    ['upfront', 'upfrontFee', 'amount', 'Upfront fee'],
    ['minimum', 'minimumGuarantee', 'amount', 'Minimum guarantee a year'],
    ['cap', 'royaltyCap', 'amount', 'Royalty cap'],
    ['annual', 'annualFee', 'amount', 'Annual fee'],
    ['advance', 'advance', 'amount', 'Advance on royalties'],
  ],
  addedShares: [
    ['share', 'revenueShare', 'share', 'Revenue share'],
    ['profit', 'profitShare', 'share', 'Profit share'],
  ],
  money: [
    ['milestone', 'milestone', 'amount', 'Milestone'],
    ['maximum', 'usageFee', 'monthlyMaximum', 'Monthly maximum'],
    ['pool', 'poolShare', 'pool', 'Pool a year'],
    ['equity', 'equity', 'value', 'Equity'],
    ['fee', 'termination', 'fee', 'Termination fee'],
  ],
  shares: [
    ['residual', 'residual', 'rate', 'Rate after the end'],
    ['holdback', 'holdback', 'share', 'Share held back'],
  ],
  rates: [['escalator', 'minimumGuarantee', 'escalator', 'Yearly rise of the guarantee']],
  factors: [['multiple', 'outOfField', 'multiple', 'Multiple out of field']],
} as const satisfies Readonly<Record<string, readonly Row[]>>

/** What bounds or prepays a royalty does nothing without one. */
export const needsRoyalty: readonly string[] = ['minimum', 'cap', 'advance']

/** What is negotiated most, the first first: a plane is of the first two that a deal has or could be given. */
export const usualTerms: readonly string[] = [
  'upfront',
  'rate',
  'price',
  'share',
  'annual',
  'minimum',
  'profit',
  'duration',
]
