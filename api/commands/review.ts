import { reviewText } from '../../models/report/reviewText.ts'
import { questionCommand } from './question.ts'

export const review = questionCommand({ name: 'review', deal: 'possible', table: reviewText })
