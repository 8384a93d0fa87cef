import { expect, it } from 'vitest'
import { StoredDeal } from '../../web/pages/stored.ts'
import type { Question } from '../../web/worker/messages.ts'

const answer = { kind: 'answer', result: { ok: true, value: {} } } as never

it('is drawn step by step only as long as nothing else is asked', async () => {
  const asked: number[] = []
  const stored = new StoredDeal('royalty', async ({ trials }: Question) => {
    asked.push(trials)
    return answer
  })
  stored.prepare(() => asked.length < 2)
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(asked).toEqual([512, 1024])
  expect(stored.most()).toBe(1024)
  expect(stored.next()).toBe(2048)
})
