import { type Quantity, quantity } from './schema/quantity.ts'
import { money } from './schema/slot.ts'

const schema = quantity(money)

/** An amount that is certain, 0 or more, as a quantity of a document. */
export const fixedMoney = (amount: number): Quantity => schema.parse(amount)
