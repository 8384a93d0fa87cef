import type { ActualDue } from '../../models/scenario/schema/actuals.ts'

/** `2027`, or the days where a period is no calendar year. */
export const periodName = ({ from, to }: ActualDue['period']): string =>
  from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31` ? from.slice(0, 4) : `${from} to ${to}`
