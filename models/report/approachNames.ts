import type { ApproachRow } from '../scenario/schema/approaches.ts'

/** What the methods of value are called. */
export const methodNames: Readonly<Record<ApproachRow['method'], string>> = {
  'with-and-without': 'With and without the data',
  'relief-from-royalty': 'Relief from royalty',
  'excess-earnings': 'Excess earnings',
  'replacement-cost': 'Cost to recreate',
  comparables: 'Comparables',
}
