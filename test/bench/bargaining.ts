import { bargain } from '../../models/asked.ts'
import northlake from '../../models/samples/northlake.json' with { type: 'json' }

const rounds = 5

/** Seconds until it is known what two parties would settle on over two terms of the sample, simulation and all. */
export const bargainTime = (): string => {
  const times: number[] = []
  let told = ''
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const answer = bargain(northlake, { deal: 'royalty', terms: 'upfront,rate' })
    times.push((performance.now() - start) / 1000)
    if (!answer.ok) throw new Error(answer.faults.map(({ expected }) => expected).join('; '))
    const { frontier, trials } = answer.value
    told = `${frontier.length} points of the frontier, ${trials} futures`
  }
  const [least, most] = [Math.min(...times), Math.max(...times)]
  return `what both would settle on over two terms: ${least.toFixed(2)} to ${most.toFixed(2)} s; ${told}`
}
