import { informationText } from '../../models/report/informationText.ts'
import { aLicensee, questionCommand } from './question.ts'

export const information = questionCommand({
  name: 'information',
  asks: {
    licensee: {
      ...aLicensee,
      description: 'The id of a licensee; without it, every licensee and the strategies',
    },
    strategies: { type: 'boolean', description: 'The choice among the strategies alone' },
    party: {
      type: 'string',
      description: 'Whose choice it is: licensor, or licensee',
      valueHint: 'WHO',
    },
  },
  table: informationText,
})
