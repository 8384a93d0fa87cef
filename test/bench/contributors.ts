import { contributors } from '../../models/asked.ts'
import northlake from '../../models/samples/northlake.json' with { type: 'json' }

const count = 200
const rounds = 5

/** The sample as if 200 sites of different sizes had contributed to it, valued by its learning curve. */
const document = () => {
  const { coalitions: _, ...dataset } = structuredClone(northlake.dataset)
  const sites = Array.from({ length: count }, (_, i) => ({
    id: `site-${i}`,
    records: 1000 + ((i * 7919) % 9973),
  }))
  return { ...northlake, dataset: { ...dataset, contributors: sites } }
}

/** A line about the whole question for 200 contributors: the least time of some rounds, and how well shares are known. */
export const contributorsTime = (): string => {
  const asked = document()
  const times: number[] = []
  let told = ''
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const answer = contributors(asked, {})
    times.push((performance.now() - start) / 1000)
    if (!answer.ok) throw new Error(answer.faults.map(({ expected }) => expected).join('; '))
    const { permutations, greatest } = answer.value.how
    told = `${permutations} permutations, greatest standard error of a share ${(100 * greatest).toPrecision(2)} %`
  }
  const [least, most] = [Math.min(...times), Math.max(...times)]
  return `${count} contributors by sampling: ${least.toFixed(2)} to ${most.toFixed(2)} s (below 1 is asked); ${told}`
}
