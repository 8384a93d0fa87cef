import { expect, it } from 'vitest'
import { latest } from '../../web/worker/latest.ts'

/** Work that ends when it is told to. */
const slow = () => {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const ask = latest(
    ({ name }: { readonly name: string }) => {
      begun.push(name)
      return new Promise((resolve) => ends.push(resolve))
    },
    () => Promise.resolve(),
  )
  const end = async () => {
    ends.shift()?.()
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return { begun, end, ask: (name: string) => void ask({ name }) }
}

it('one at a time, then the newest of those that came meanwhile', async () => {
  const { begun, end, ask } = slow()
  for (const name of ['a', 'b', 'c']) ask(name)
  expect(begun).toEqual(['a'])
  await end()
  expect(begun).toEqual(['a', 'c'])
  ask('d')
  await end()
  await end()
  expect(begun).toEqual(['a', 'c', 'd'])
})

it('one that comes when nothing is worked on is begun at once', async () => {
  const { begun, end, ask } = slow()
  ask('a')
  await end()
  ask('b')
  expect(begun).toEqual(['a', 'b'])
})
