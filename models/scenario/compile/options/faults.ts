import type { Failure } from '../../../units/failure.ts'
import type { OptionKind } from '../../optionsPlan.ts'
import type { TermOf } from '../../schema/terms.ts'
import type { DealContext, DealSource } from '../grants.ts'
import { holderOf, isFor, type OptionClause, optionClauses } from './clauses.ts'
import { endOf, startOf } from './grants.ts'
import { exerciseYears, pilotEnd } from './points.ts'

/** Options a deal may have at most. */
const mostOptions = 3

/** What does not hold together in the options of a deal as it is written. */
export const optionFaults = (context: DealContext, source: DealSource): readonly Failure[] => {
  const clauses = optionClauses(source)
  return [
    ...tooMany(source, clauses),
    ...clauses.flatMap(({ term, clause }) => {
      const pointer = `${source.pointer}/terms/${term}`
      const wrong = (key: string, expected: string, found: string): Failure => ({
        kind: 'value',
        pointer: `${pointer}${key}`,
        expected,
        found,
      })
      return clauseFaults({ context, source, term, wrong }, clause)
    }),
    ...unknownUtility(context, source, clauses),
  ]
}

const tooMany = (source: DealSource, clauses: readonly OptionClause[]): readonly Failure[] => {
  const faults: Failure[] = []
  const conflict = (clause: number, other: number, expected: string, found: string): void => {
    const place = (term: number): string => `${source.pointer}/terms/${term}`
    faults.push({ kind: 'conflict', pointer: place(clause), other: place(other), expected, found })
  }
  const [first, extra] = [clauses[0], clauses[mostOptions]]
  if (first !== undefined && extra !== undefined)
    conflict(extra.term, first.term, `at most ${mostOptions} options in a deal`, `${clauses.length}`)
  clauses.forEach(({ term, clause }, o) => {
    const before = clauses.slice(0, o).find((own) => own.clause.kind === clause.kind)
    if (before !== undefined && clause.kind !== 'optionFee' && clause.kind !== 'termination')
      conflict(term, before.term, `one ${clause.kind}`, 'a second one')
  })
  return faults
}

interface Checking {
  readonly context: DealContext
  readonly source: DealSource
  readonly term: number
  readonly wrong: (key: string, expected: string, found: string) => Failure
}

const clauseFaults = (checking: Checking, clause: TermOf<OptionKind>): readonly Failure[] => {
  switch (clause.kind) {
    case 'optionFee':
      return feeFaults(checking, clause)
    case 'pilot':
      return pilotFaults(checking, clause)
    case 'buyout':
      return buyoutFaults(checking, clause)
    case 'renewal':
      return renewalFaults(checking, clause)
    case 'termination':
      return yearFaults(
        checking,
        (clause.years ?? []).map((year, j) => ({ year, key: `/years/${j}` })),
      )
    default:
      return clause satisfies never
  }
}

const feeFaults = ({ context, source, term, wrong }: Checking, clause: TermOf<'optionFee'>): Failure[] => {
  const own = source.grants.filter((grant) => isFor(clause, grant))
  const key = clause.market === undefined ? 'field' : 'market'
  if (own.length === 0)
    return [
      {
        ...wrong(`/${key}`, `a ${key} this deal grants`, `"${clause[key]}"`),
        kind: 'reference',
      },
    ]
  const { horizon } = context.calendar
  const latest = horizon - (endOf(own) - startOf(own))
  const years = exerciseYears(source, { term, clause })
  return years.flatMap((year, j): Failure[] => {
    const place = clause.exercise === undefined ? '/paidYear' : `/exercise/${j}/year`
    if (year > latest + 1e-9)
      return [
        wrong(
          place,
          `a year up to ${latest}: grants taken up then end within the horizon of ${horizon} years`,
          `${year}`,
        ),
      ]
    if (year < (clause.paidYear ?? 0))
      return [wrong(place, `a year not before the fee is paid (${clause.paidYear})`, `${year}`)]
    if (j > 0 && year <= years[j - 1]!) return [wrong(place, 'years that rise from date to date', `${year}`)]
    return []
  })
}

const pilotFaults = ({ context, source, wrong }: Checking, clause: TermOf<'pilot'>): Failure[] => {
  const [end, start] = [pilotEnd(clause), startOf(source.grants)]
  const faults: Failure[] = []
  if (end > start + 1e-9)
    faults.push(
      wrong(
        '/months',
        `a pilot that ends before its grants start, in year ${start}`,
        `an end after ${end} years`,
      ),
    )
  const fields = source.grants.map(({ field }) => field)
  if (clause.field !== undefined && !fields.includes(clause.field))
    faults.push({ ...wrong('/field', 'a field this deal grants', `"${clause.field}"`), kind: 'reference' })
  const measured = context.parties.positions.some(
    ({ licensee, field }) => licensee === source.licensee && field === (clause.field ?? fields[0]),
  )
  if (!measured) faults.push(wrong('', 'a position of the licensee in the field of the pilot', 'none'))
  return faults
}

const buyoutFaults = (checking: Checking, { strikes }: TermOf<'buyout'>): readonly Failure[] => {
  const { source, wrong } = checking
  const owes = source.terms.some(({ kind }) => kind === 'royalty' || kind === 'minimumGuarantee')
  return [
    ...(owes
      ? []
      : [wrong('', 'a royalty beside a buyout: it is what is bought out', 'no royalty in this deal')]),
    ...yearFaults(
      checking,
      strikes.map(({ afterYear: year }, j) => ({ year, key: `/strikes/${j}/afterYear` })),
    ),
  ]
}

/** Contract years after which something is exercised: rising, and before the last. */
const yearFaults = (
  { source, wrong }: Checking,
  years: readonly { readonly year: number; readonly key: string }[],
): readonly Failure[] => {
  const last = Math.ceil(endOf(source.grants) - startOf(source.grants) - 1e-9) - 1
  return years.flatMap(({ year, key }, j): Failure[] => {
    if (year > last) {
      const expected =
        last < 1
          ? 'a term of more than one contract year'
          : `a contract year from 1 to ${last}, before the last`
      return [wrong(key, expected, `${year}`)]
    }
    const isLater = j === 0 || year > years[j - 1]!.year
    return isLater ? [] : [wrong(key, 'contract years that rise from date to date', `${year}`)]
  })
}

const renewalFaults = (
  { context, source, wrong }: Checking,
  clause: TermOf<'renewal'>,
): readonly Failure[] => {
  const { horizon } = context.calendar
  const [start, end] = [startOf(source.grants), endOf(source.grants)]
  const residual = source.terms.find((term) => term.kind === 'residual')
  const tail = residual?.kind === 'residual' && residual.scope === 'tail' ? (residual.tailYears ?? 0) : 0
  const until = end + clause.years + tail
  const faults: Failure[] = []
  if (until > horizon + 1e-9) {
    const expected = `a renewal that ends, with its tail, within the horizon of ${horizon} years`
    faults.push(wrong('/years', expected, `an end after ${until} years`))
  }
  if ((clause.noticeMonths ?? 0) / 12 > end - start)
    faults.push(wrong('/noticeMonths', 'a notice within the term', `${clause.noticeMonths} months`))
  return faults
}

/** While what the data do for the licensee is unknown, nobody can tell what it would decide. */
const unknownUtility = (
  context: DealContext,
  source: DealSource,
  clauses: readonly OptionClause[],
): readonly Failure[] => {
  const fields = new Set(source.grants.map(({ field }) => field))
  const isUnknown = context.parties.positions.some(
    ({ licensee, field, utility }) =>
      licensee === source.licensee && fields.has(field) && utility.kind === 'unknown',
  )
  const own = clauses.filter(({ clause }) => isUnknown && holderOf(clause) === 'licensee')
  return own.map(({ term }) => ({
    kind: 'value',
    pointer: `${source.pointer}/terms/${term}`,
    expected: 'a known utility: what it is decides whether the licensee uses this option',
    found: 'a utility that is unknown',
  }))
}
