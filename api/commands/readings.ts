import { readingsTable } from '../../models/report/readingsTable.ts'
import { questionCommand } from './question.ts'

export const readings = questionCommand({ name: 'readings', deal: 'needed', table: readingsTable })
