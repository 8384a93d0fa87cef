import type { RecognitionView } from '../scenario/schema/recognition.ts'
import type { Methods } from './recognise.ts'

type Method = RecognitionView['methods'][number]

const royalties: Method = {
  what: 'Sales- and usage-based royalties, and milestones on sales',
  how: 'when the sale or usage happens, whenever it is reported and paid, and not before the licence has begun',
  source: 'IFRS 15.B63; ASC 606-10-55-65',
}

const gates: Method = {
  what: 'Milestones on a gate',
  how: 'once the gate is passed: until then variable consideration that is held back',
  source: 'IFRS 15.56 to 58; ASC 606-10-32-11 to 32-14',
}

const fees: Readonly<Record<Methods['fixedFees'], Method>> = {
  'point-in-time': {
    what: 'Fixed fees of the term',
    how: 'all at once where the licence starts, as of a right to use the data as they are, also what is paid in later years; undiscounted, no financing component is split off',
    source: 'IFRS 15.B56, B61 and Example 59; ASC 606-10-55-58 to 55-58C',
  },
  'over-time': {
    what: 'Fixed fees of the term',
    how: 'evenly while the licence runs, as of a right to access data that the licensor goes on changing; IFRS asks for all three criteria of B58, US GAAP whether the data are symbolic or functional, and functional ones are a right to use but for an exception',
    source: 'IFRS 15.B58, B60; ASC 606-10-55-58A, 55-59',
  },
}

const inFull =
  'An advance counts in full: where royalties that meet the guarantee are recouped from it, less than both together is unavoidable, and a later year can be negative'

const fixedAtOnce: Method = {
  what: 'Minimum guarantee and advance',
  how: `what is guaranteed is fixed, so at once like the fees; royalties only beyond it. ${inFull}`,
  source: 'IFRS 15.B61, B63; FASB implementation question 60, on functional intellectual property',
}

const fixedEvenly: Method = {
  what: 'Minimum guarantee and advance',
  how: `what is guaranteed is fixed, so evenly like the fees; royalties only beyond it to date. ${inFull}`,
  source:
    'IFRS 15.B60, B63; FASB implementation question 59 and TRG memo 58 (November 2016), one of their approaches to symbolic intellectual property',
}

const asEarned: Method = {
  what: 'Minimum guarantee and advance',
  how: 'royalties as they occur; a shortfall when its contract year closes; an advance as royalty recoups it, the rest at the end of the term: where royalties are expected to exceed the minimum',
  source:
    'IFRS 15.B63; FASB implementation question 59 and TRG memo 58 (November 2016), one of their approaches to symbolic intellectual property',
}

/** For a right to use, the FASB staff sees what is guaranteed as fixed; whoever chooses otherwise should know. */
const asEarnedAtOnce: Method = {
  ...asEarned,
  how: `${asEarned.how}. Of a right to use the FASB staff expects the other treatment, the guarantee as a fixed fee (question 60)`,
}

const guaranteeOf = ({ fixedFees, guarantee }: Methods): Method => {
  const atOnce = fixedFees === 'point-in-time'
  if (guarantee === 'fixed') return atOnce ? fixedAtOnce : fixedEvenly
  return atOnce ? asEarnedAtOnce : asEarned
}

/** How each kind of receipt is recognised, and the paragraphs that this is understood to rest on. */
export const methodsOf = (methods: Methods): readonly Method[] => [
  royalties,
  gates,
  fees[methods.fixedFees],
  guaranteeOf(methods),
]
