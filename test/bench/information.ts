import { information } from '../../models/asked.ts'
import northlake from '../../models/samples/northlake.json' with { type: 'json' }

const rounds = 5

/** Seconds until it is known what each learnable input and a pilot is worth in the sample, in every choice: simulation and all. */
export const informationTime = (): string => {
  const times: number[] = []
  let told = ''
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const answer = information(northlake, {})
    times.push((performance.now() - start) / 1000)
    if (!answer.ok) throw new Error(answer.faults.map(({ expected }) => expected).join('; '))
    const { choices, trials } = answer.value
    const lessons = choices.reduce(
      (sum, { learnable, together, pilots }) =>
        sum + learnable.length + (together === null ? 0 : 1) + pilots.flatMap(({ sizes }) => sizes).length,
      0,
    )
    told = `${choices.length} choices, ${lessons} things to learn, ${trials} futures`
  }
  const [least, most] = [Math.min(...times), Math.max(...times)]
  return `what to learn before signing: ${least.toFixed(2)} to ${most.toFixed(2)} s; ${told}`
}
