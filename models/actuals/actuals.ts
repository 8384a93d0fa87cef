import type { Actuals } from '../scenario/schema/actuals.ts'
import type { ActualsRequest } from '../scenario/schema/reports.ts'
import { firstNonFinite } from '../summarise/finite.ts'
import type { Question } from '../summarise/question.ts'
import { minorDecimals } from '../units/currency.ts'
import { dayNumber, dayText } from '../units/date.ts'
import type { Failure } from '../units/failure.ts'
import { failure, type Result, success } from '../units/result.ts'
import { accuracyOf } from './bands.ts'
import { type Licence, readLicences } from './licences.ts'
import { periodsOf } from './periods.ts'
import { tellLicence } from './tell.ts'

/** Futures that a forecast is drawn from where nobody asks for more or fewer. */
export const forecastTrials = 4096

type Asked = Omit<ActualsRequest, 'document'>

/**
 * What was due on what was reported (domain page, section 13): the deal's own waterfall on reported receipts, clause by clause and
 * period by period, beside what was said and paid; interest on what came late; every whole year in the band of its forecast, and
 * how good the forecasts were over all licences; what arrived, to the cent for each contributor; cash beside revenue. Refuses,
 * all at once, rows that cannot be what they say (`placeRows`), and facts of what is not there.
 */
export const actualsOf = (question: Question, asked: Asked): Result<Actuals, Failure> => {
  const { document } = question.scenario
  const { plan } = question.compiled
  const periods = periodsOf(document.valuationDate, plan.calendar)
  const licences = readLicences(question, asked, periods)
  if (!licences.ok) return licences
  const asOf = asked.asOf === undefined ? lastDate(licences.value, periods.last) : dayNumber(asked.asOf)
  const code = document.currency
  const currency = { code, decimals: minorDecimals(code) ?? 2 }
  const told = licences.value.map((licence) =>
    tellLicence(question, licence, { periods, currency, asOf, asked: asked.recognition }),
  )
  const faults = told.flatMap((each) => (each.ok ? [] : each.faults))
  if (faults.length > 0) return failure(...faults)
  const answers = told.flatMap((each) => (each.ok ? [each.value] : []))
  return finite({
    currency: code,
    decimals: currency.decimals,
    valuationDate: document.valuationDate,
    asOf: { date: dayText(asOf), stated: asked.asOf !== undefined },
    forecast: { trials: question.trials, seed: question.how.seed, sampling: question.how.sampling },
    licences: answers,
    accuracy: [...accuracyOf(answers.flatMap(({ bands }) => bands))],
    notes,
  })
}

const notes = [
  'Reported receipts are taken as they are; what an audit would find is not in what was due.',
  'A period’s payment is due so many days after its last day as the deal agrees for reporting and paying; interest is simple, actual/365.',
  'Years of one licence share their market, so that the error of the coverage, reckoned as if they were independent, is too small.',
]

/** The latest date there is: of a payment, or the end of the last reported period. */
const lastDate = (licences: readonly Licence[], endOf: (k: number) => number): number =>
  Math.max(
    ...licences.flatMap(({ rows }) =>
      rows.map(({ row, k }) => {
        const paid = row.paidOn === undefined ? -Infinity : dayNumber(row.paidOn)
        return Math.max(paid, row.line === undefined ? endOf(k) : paid)
      }),
    ),
  )

const finite = (answer: Actuals): Result<Actuals, Failure> => {
  const bad = firstNonFinite(answer)
  return bad === null ? success(answer) : failure(bad)
}
