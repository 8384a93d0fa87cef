import { driversText } from '../../models/report/driversText.ts'
import { questionCommand, theDeal } from './question.ts'

export const drivers = questionCommand({
  name: 'drivers',
  asks: {
    deal: theDeal,
    party: { type: 'string', description: 'licensor or licensee; without it, both', valueHint: 'PARTY' },
    measure: {
      type: 'string',
      description: 'npv (what it turns out to be worth), own-rates, or gain (over the walk-away)',
      valueHint: 'MEASURE',
    },
    input: { type: 'string', description: 'The path of one uncertain input', valueHint: 'PATH' },
    total: { type: 'boolean', description: 'Also shares in all, by drawing each input once more' },
  },
  table: driversText,
})
