import { reviewText } from '../../models/report/reviewText.ts'
import { aDeal, questionCommand } from './question.ts'

export const review = questionCommand({ name: 'review', asks: { deal: aDeal() }, table: reviewText })
