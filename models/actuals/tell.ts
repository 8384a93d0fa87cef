import { type Currency, minorUnits } from '../contributors/amounts.ts'
import type { ActualDue, ActualLicence } from '../scenario/schema/actuals.ts'
import type { Recognition } from '../scenario/schema/reports.ts'
import type { Evaluated } from '../simulate/deal/evaluate.ts'
import { valueAt } from '../simulate/frame.ts'
import { evaluateReported } from '../simulate/reported.ts'
import type { Question } from '../summarise/question.ts'
import { dayNumber, dayText } from '../units/date.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { bandsOf, wholeYears } from './bands.ts'
import { agreedLag, beyondReports, type Due, duesOf, inMinorUnits } from './dues.ts'
import { findingsOf } from './findings.ts'
import { forecastOf, tellAmounts } from './forecast.ts'
import { entangled, hasAdvance } from './guarantee.ts'
import { inMajor, tellDues } from './licence.ts'
import type { Licence } from './licences.ts'
import type { Periods } from './periods.ts'
import { type Methods, recognise } from './recognise.ts'
import { recognitionView } from './recognitionView.ts'
import { splitReceived } from './split.ts'
import { uncertainOf } from './uncertain.ts'

interface Telling {
  readonly periods: Periods
  readonly currency: Currency
  readonly asOf: number
  readonly asked: Recognition | undefined
}

/** One licence: what was due, what was paid, how it was forecast, who gets what, and when it is revenue. */
export const tellLicence = (
  question: Question,
  { deal, rows, known }: Licence,
  telling: Telling,
): Result<ActualLicence, Failure> => {
  const { plan } = question.compiled
  const { periods, currency, asOf } = telling
  const evaluated = evaluateReported(plan, deal, { ...known, tellMore: tellAmounts })
  const methods = methodsOf(telling.asked, evaluated)
  const forecast = forecastOf({ plan, how: question.how, trials: question.trials }, deal)
  if (!methods.ok || !forecast.ok)
    return failure(...[methods, forecast].flatMap((each) => (each.ok ? [] : each.faults)))
  const interest = interestOf(deal, evaluated)
  const every = duesOf(evaluated, { periods, lagDays: agreedLag(evaluated, deal.terms.late?.late ?? 0) })
  const reported = new Set(rows.filter(({ row }) => row.line === undefined).map(({ k }) => k))
  const last = Math.max(-1, ...reported)
  const own = every.filter((due) => !beyondReports.has(due.line) && isTold(evaluated, due, { last, asOf }))
  const dues = tellDues({ evaluated, periods, currency, asOf, rate: interest.rate }, own, rows)
  const split = splitReceived(question, dues)
  const uncertain = uncertainOf(plan, deal, known)
  const looking = { evaluated, periods, currency, rows, dues, uncertain }
  return success({
    deal: deal.id,
    licensee: plan.licensees[deal.licensee]!.id,
    dues: [...dues],
    totals: totalsOf(dues, currency),
    bands: [...bandsOf(evaluated, forecast.value, wholeYears(evaluated, reported))],
    interest,
    findings: [...findingsOf(looking), ...(split.ok ? [] : split.faults.map(notDivided))],
    beyond: beyondOf(every, { periods, last }),
    recognition: recognitionView({
      entries: recognise({
        evaluated,
        dues: inMinorUnits(
          every.filter(({ line }) => !beyondReports.has(line)),
          currency,
        ),
        methods: methods.value,
      }),
      cash: cashOf(dues, { evaluated, periods }),
      yearOf: (k) => plan.calendar.year[Math.min(k, plan.calendar.periods - 1)]!,
      last: Math.max(0, last),
      methods: methods.value,
    }),
    contributors: split.ok ? split.value : null,
  })
}

/** Due with a report that is there, a true-up of a contract year that is reported to its end, or a fee whose day has come. */
const isTold = (
  { deal }: Evaluated,
  { line, k, withReport, day }: Due,
  { last, asOf }: { readonly last: number; readonly asOf: number },
): boolean => {
  const restsOnReports = withReport || line === 'trueUp' || line === 'milestones'
  if (!restsOnReports) return day <= asOf
  const year = deal.contractYear[k] ?? -1
  return (line === 'trueUp' ? Math.max(k, deal.contractYear.lastIndexOf(year)) : k) <= last
}

const methodsOf = (
  { fixedFees = 'point-in-time', guarantee: asked }: Recognition = {},
  evaluated: Evaluated,
): Result<Methods, Failure> => {
  const tied = entangled(evaluated)
  // what is guaranteed is fixed consideration, which a right to use recognises at once, where it can be told from an advance
  const isTold = tied === null && !hasAdvance(evaluated)
  const usual = fixedFees === 'point-in-time' && isTold ? 'fixed' : 'as-earned'
  const guarantee = asked ?? usual
  const why = guarantee === 'fixed' ? tied : null
  if (why === null) return success({ fixedFees, guarantee })
  const expected = `as-earned for ${evaluated.deal.id}, whose guarantee is entangled with its royalties`
  return failure({ kind: 'value', pointer: '/recognition/guarantee', expected, found: `fixed beside ${why}` })
}

/** Interest on what is late: the payment terms' own, else that of the audit clause, else none. */
const interestOf = (
  { id, terms: { audit } }: Licence['deal'],
  { frame }: Evaluated,
): ActualLicence['interest'] => {
  // the plan keeps the clause only where it expects delay; the contract's rate stands there in any case
  const place = frame.plan.variables.findIndex(
    ({ path }) => path.startsWith(`deals.${id}.terms.`) && path.endsWith('.lateInterest'),
  )
  const own = place < 0 ? 0 : valueAt(frame, place, 0)
  if (own > 0) return { rate: own, text: 'of the payment terms, on what comes late' }
  const found = audit === null ? 0 : valueAt(frame, audit.interest, 0)
  if (found > 0) return { rate: found, text: 'of the audit clause: the payment terms name none' }
  return { rate: null, text: 'no clause of the deal bears interest on what is late' }
}

/** Sums of amounts in whole minor units: what stands below a column is the sum of what stands in it. */
const totalsOf = (dues: readonly ActualDue[], currency: Currency): ActualLicence['totals'] => {
  const sum = (key: 'due' | 'withheld' | 'payable' | 'paid' | 'difference' | 'interest'): number =>
    inMajor(
      currency,
      dues.reduce((all, each) => all + minorUnits(each[key], currency), 0),
    )
  return {
    due: sum('due'),
    withheld: sum('withheld'),
    payable: sum('payable'),
    paid: sum('paid'),
    difference: sum('difference'),
    interest: sum('interest'),
  }
}

const notDivided = ({ pointer, expected }: Failure): ActualLicence['findings'][number] => ({
  kind: 'not-divided',
  rows: [],
  amount: null,
  text: `What arrived is not divided among the contributors: ${pointer} would have to say ${expected}.`,
})

const beyondOf = (
  dues: readonly Due[],
  { periods, last }: { readonly periods: Periods; readonly last: number },
): ActualLicence['beyond'] =>
  dues
    .filter(({ line, k }) => beyondReports.has(line) && k <= last)
    .map(({ line, k, amount }) => ({
      line,
      period: { number: k + 1, from: dayText(periods.first(k)), to: dayText(periods.last(k)) },
      amount,
    }))

/** What arrived by year of the document; before it begins counts as its first year, after its end as its last. */
const cashOf = (
  dues: readonly ActualDue[],
  { evaluated, periods }: { readonly evaluated: Evaluated; readonly periods: Periods },
): ReadonlyMap<number, number> => {
  const { year } = evaluated.frame.plan.calendar
  const cash = new Map<number, number>()
  for (const { on, amount } of dues.flatMap(({ payments }) => payments)) {
    const day = dayNumber(on)
    const k = [...year.keys()].find((each) => day <= periods.last(each)) ?? year.length - 1
    cash.set(year[k]!, (cash.get(year[k]!) ?? 0) + amount)
  }
  return cash
}
