import type { DealFragment, DealTemplate } from './dealTemplate.ts'

/** A figure that stands in for the reader's own; the ledger of assumptions shows both marks. */
const illustrative = (value: number | string) =>
  ({ value, grade: 'D', note: 'Illustrative: put your own figure here' }) as const

/** What was learned may not be used after the term: said, so that no template leaves it open. */
const nothingAfterwards = { kind: 'residual', scope: 'none' } as const

const fiveYears = { exclusivity: 'none', termYears: 5 } as const

const template = (
  { id, name, explanation }: Omit<DealTemplate, 'deal'>,
  { grant = fiveYears, terms }: { readonly grant?: object; readonly terms: readonly object[] },
): DealTemplate => ({
  id,
  name,
  explanation,
  // a fragment is read by the schema of the document like anything else that people write
  deal: { id, name, grants: [grant], terms: [...terms, nothingAfterwards] } as unknown as DealFragment,
})

/** Eight usual deals, from the least to the most that depends on how the licensee fares. */
export const dealTemplates: readonly DealTemplate[] = [
  template(
    {
      id: 'flat-fee',
      name: 'Flat fee',
      explanation: 'One payment at the start, whatever becomes of the product.',
    },
    { terms: [{ kind: 'upfrontFee', amount: illustrative('750k') }] },
  ),
  template(
    {
      id: 'flat-plus-maintenance',
      name: 'Flat fee plus maintenance',
      explanation:
        'One payment at the start and a smaller one every year, for which the data are kept fresh.',
    },
    {
      grant: { ...fiveYears, updates: true },
      terms: [
        { kind: 'upfrontFee', amount: illustrative('500k') },
        { kind: 'annualFee', amount: illustrative('84k'), timing: 'advance' },
      ],
    },
  ),
  template(
    {
      id: 'per-record',
      name: 'Per record',
      explanation: 'A price for every record that is delivered; no records, no money.',
    },
    {
      terms: [
        {
          kind: 'usageFee',
          unit: 'record',
          volume: illustrative('20k to 60k'),
          tiers: [{ price: illustrative(4) }],
        },
      ],
    },
  ),
  template(
    {
      id: 'per-inference-with-maximum',
      name: 'Per inference with a maximum',
      explanation:
        'A price for every inference, but never more than a maximum a month, so the bill can be planned.',
    },
    {
      terms: [
        {
          kind: 'usageFee',
          unit: 'inference',
          volume: illustrative('1M to 30M'),
          tiers: [{ price: illustrative(0.02) }],
          monthlyMaximum: illustrative('25k'),
        },
      ],
    },
  ),
  template(
    {
      id: 'royalty-with-minimum',
      name: 'Royalty with a minimum',
      explanation: "A share of the licensee's gross product revenue, and at least a minimum every year.",
    },
    {
      terms: [
        { kind: 'royalty', base: 'gross', rate: illustrative('5%') },
        { kind: 'minimumGuarantee', amount: illustrative('120k') },
      ],
    },
  ),
  // a share of gross product revenue is a royalty on it, and only a royalty recoups an advance (domain page, 6.2)
  template(
    {
      id: 'revenue-share-with-advance',
      name: 'Revenue share with a recoupable advance',
      explanation:
        'Money at the start that is kept in any case, then nothing until its share of gross revenue has earned it back.',
    },
    {
      terms: [
        { kind: 'advance', amount: illustrative('300k'), rate: illustrative('100%') },
        { kind: 'royalty', base: 'gross', rate: illustrative('3%') },
      ],
    },
  ),
  template(
    {
      id: 'milestones-and-royalty-exclusive',
      name: 'Milestones and royalty, exclusive',
      explanation:
        'Little at the start, payments as sales pass two marks, and a royalty; nobody else is licensed in the field.',
    },
    {
      grant: { exclusivity: 'exclusive', termYears: 5, updates: true },
      terms: [
        { kind: 'upfrontFee', amount: illustrative('200k') },
        { kind: 'milestone', trigger: { salesCumulative: 5e6 }, amount: illustrative('250k') },
        { kind: 'milestone', trigger: { salesAnnual: 20e6 }, amount: illustrative('600k') },
        { kind: 'royalty', base: 'gross', rate: illustrative('6%') },
      ],
    },
  ),
  template(
    {
      id: 'pool-share',
      name: 'Pool share',
      explanation:
        'A yearly pool shared among all who bring data, each by how much of the use falls on its own.',
    },
    {
      terms: [
        {
          kind: 'poolShare',
          pool: illustrative('2M'),
          ownUsage: illustrative('60k to 180k'),
          totalUsage: illustrative('1.5M'),
          growth: illustrative('5%'),
        },
      ],
    },
  ),
]

export const dealTemplateIds: readonly string[] = dealTemplates.map(({ id }) => id)
