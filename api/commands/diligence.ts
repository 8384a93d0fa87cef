import { diligenceText } from '../../models/report/diligenceText.ts'
import { questionCommand } from './question.ts'

export const diligence = questionCommand({ name: 'diligence', deal: 'possible', table: diligenceText })
