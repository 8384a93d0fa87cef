import type { Deal } from '../../scenario/schema/deal.ts'
import type { Term } from '../../scenario/schema/terms.ts'
import { having, instead } from '../../scenario/variant.ts'
import { clausesOf, has, mean, reported, written } from '../reading.ts'
import type { Reviewed, Rule } from '../rule.ts'
import { percent } from '../words.ts'

/** Whether what is due is also paid: audit, dates, interest. */

/** Sales that go unreported where no deal of the document says how many: judgement. */
const usualLeak = 0.05

/** Whether what is paid follows sales as reported: a share of profit does not, nor usage that is counted. */
const followsSales = (deal: Deal): boolean =>
  reported(deal).some(({ clause }) => {
    if (clause.kind === 'profitShare') return false
    return clause.kind !== 'usageFee' || 'perRevenue' in clause.volume
  })

/** The deal if a part of sales goes unreported and nobody looks. */
const unaudited = ({ document }: Reviewed): { readonly words: string; readonly clause: Term } => {
  const known = document.deals.flatMap((deal) => clausesOf(deal, 'audit'))[0]?.clause.underReporting
  const clause = written({ kind: 'audit', underReporting: usualLeak, probability: 0 })
  if (known === undefined || clause.kind !== 'audit')
    return { words: `${percent(usualLeak)} of sales unreported and nobody looking`, clause }
  const average = mean(known)
  const share = average === null ? 'sales' : `${percent(average)} of sales`
  return {
    words: `${share} unreported, as another deal of this document expects, and nobody looking`,
    clause: { ...clause, underReporting: known },
  }
}

export const royaltyWithoutAudit: Rule = {
  id: 'royalty-without-audit',
  find: (reviewed) => {
    const [first] = reported(reviewed.deal)
    if (first === undefined || has(reviewed.deal, 'audit')) return []
    const { words, clause } = unaudited(reviewed)
    return [
      {
        severity: 'serious',
        term: first.term,
        text:
          'Payment follows what the licensee reports, and there is no right to audit. Reports then err to one side. Write an ' +
          'audit by an independent accountant once a year with three years’ look-back, interest on what is found, and the ' +
          'cost on the licensee from 5 % of under-reporting.',
        change: followsSales(reviewed.deal) ? { words, make: (source) => having(source, clause) } : undefined,
      },
    ]
  },
}

export const paymentTermsMissing: Rule = {
  id: 'payment-terms',
  find: ({ deal }) => {
    const [first] = reported(deal)
    if (first === undefined || has(deal, 'paymentTerms')) return []
    const clause = written({ kind: 'paymentTerms', reportingDays: 45, paymentDays: 30 })
    return [
      {
        severity: 'caution',
        term: first.term,
        text:
          'Nothing says when reports and payments are due; the figures assume at once. Write days to report, days to pay, ' +
          'and interest on what is late.',
        change: {
          words: 'a report after 45 days and payment 30 days later',
          make: (source) => having(source, clause),
        },
      },
    ]
  },
}

export const lateInterest: Rule = {
  id: 'late-interest',
  find: ({ deal }) =>
    clausesOf(deal, 'paymentTerms').flatMap(({ term, clause }) => {
      if (clause.lateInterest !== undefined) return []
      const late = written({ kind: 'paymentTerms', lateDays: 60, lateInterest: 0 })
      const { reportingDays, paymentDays } = clause
      const later = { ...late, reportingDays, paymentDays } as typeof clause
      return [
        {
          severity: 'info',
          term,
          text:
            'Late payment costs the licensee nothing. Write interest, such as two points above the base rate, and the right ' +
            'to suspend access after a second reminder.',
          change:
            clause.lateDays === undefined
              ? { words: 'every payment 60 days late', make: (source) => instead(source, term, later) }
              : undefined,
        },
      ]
    }),
}
