import { expect, it } from 'vitest'
import { inTurn } from '../../web/inTurn.ts'

it('asks one after another, and a failure does not hold up the next', async () => {
  const events: string[] = []
  const ask = (name: string, fails = false) =>
    inTurn(async () => {
      events.push(`${name} starts`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      events.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  const asked = await Promise.allSettled([ask('a'), ask('b', true), ask('c')])
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(events).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'])
})
