import { readingsTable } from '../../models/report/readingsTable.ts'
import { questionCommand, theDeal } from './question.ts'

export const readings = questionCommand({ name: 'readings', asks: { deal: theDeal }, table: readingsTable })
