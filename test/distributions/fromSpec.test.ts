import { describe, expect, test } from 'vitest'
import { buildDistribution } from '../../models/distributions/fromSpec.ts'
import type { DistributionSpec, SpecFault } from '../../models/distributions/spec.ts'

const faultsOf = (spec: unknown): readonly SpecFault[] => {
  const result = buildDistribution(spec as DistributionSpec)
  return result.ok ? [] : result.faults
}

const places = (spec: unknown): readonly string[] => faultsOf(spec).map(({ at }) => at)

describe('faults', () => {
  test.each([
    [{ kind: 'gaussian' }, ['/kind']],
    [{}, ['/kind']],
    [{ kind: 'toString' }, ['/kind']],
    [{ kind: 'normal', mean: '3', sd: -1 }, ['/mean', '/sd']],
    [{ kind: 'normal', mean: 1, sd: Number.NaN }, ['/sd']],
    [{ kind: 'normal', mean: 1, sd: 1, sigma: 2 }, ['/sigma']],
    [{ kind: 'lognormal' }, ['']],
    [{ kind: 'lognormal', p10: 5, p90: 2 }, ['/p90']],
    [{ kind: 'lognormal', p10: 0, p90: 2 }, ['/p10']],
    [{ kind: 'lognormal', mu: 1, mean: 2 }, ['/mu', '/sd']],
    [{ kind: 'logitnormal', p10: 0, p90: 1 }, ['/p10', '/p90']],
    [{ kind: 'uniform', min: 2, max: 1 }, ['/max']],
    [{ kind: 'triangular', min: 0, mode: 5, max: 3 }, ['/mode']],
    [{ kind: 'pert', min: 4, mode: 5, max: 3 }, ['/max']],
    [{ kind: 'pert', min: 0, mode: 1, max: 3, lambda: 0 }, ['/lambda']],
    [{ kind: 'beta', alpha: 0, beta: 1e9 }, ['/alpha', '/beta']],
    [{ kind: 'gamma', shape: -1, scale: 1 }, ['/shape']],
    [{ kind: 'bernoulli', p: 1.5 }, ['/p']],
    [{ kind: 'poisson', mean: -1 }, ['/mean']],
    [{ kind: 'binomial', n: 2.5, p: 0.1 }, ['/n']],
    [{ kind: 'discrete', values: [] }, ['/values']],
    [{ kind: 'discrete', values: [1, '2'], weights: [1, -1] }, ['/values/1', '/weights/1']],
    [{ kind: 'discrete', values: [1, 2], weights: [0, 0] }, ['/weights']],
    [{ kind: 'empirical', values: [1, 2], weights: [1] }, ['/weights']],
    [{ kind: 'metalog', p10: 1, p50: 1, p90: 3 }, ['/p50']],
    [{ kind: 'metalog', p10: 2, p50: 3, p90: 4, lower: 2, upper: 4 }, ['/lower', '/upper']],
    [{ kind: 'metalog', p10: 1, p50: 1.01, p90: 5 }, ['/p50']],
    [{ kind: 'mixture', of: [{ kind: 'normal', mean: 1 }, 3], weights: [1, 1] }, ['/of/0/sd', '/of/1']],
    [{ kind: 'mixture', of: [] }, ['/of']],
    [{ kind: 'truncated', of: { kind: 'uniform', min: 0, max: 1 }, min: 2 }, ['/min']],
    [{ kind: 'truncated', of: { kind: 'uniform', min: 0, max: 1 }, max: -1 }, ['/max']],
    [{ kind: 'truncated', of: { kind: 'poisson', mean: 2 }, min: 0.2, max: 0.8 }, ['/min']],
    [{ kind: 'truncated', of: { kind: 'normal', mean: 0, sd: 0, x: 1 }, min: 'a' }, ['/of/x', '/min']],
  ])('%j names every place', (spec, expected) => {
    expect(places(spec)).toEqual(expected)
  })

  test('say what was expected and found, and what to do instead', () => {
    expect(faultsOf({ kind: 'normal', mean: 1, sd: -2 })).toEqual([
      { at: '/sd', expected: 'a number of at least 0', found: '-2' },
    ])
    expect(faultsOf({ kind: 'normal', mean: 1 })[0]!.found).toBe('nothing')
    const infinite = faultsOf({ kind: 'studentT', df: 1 })[0]!
    expect(infinite.at).toBe('')
    expect(infinite.expected).toContain('finite mean')
    expect(infinite.expected).toContain('truncated')
    expect(faultsOf({ kind: 'lognormal', mu: 0, sigma: 40 })[0]!.expected).toContain('finite mean')
    expect(faultsOf({ kind: 'metalog', p10: 1, p50: 2, p90: 50, lower: 0.9 })[0]!.expected).toContain(
      'finite',
    )
  })

  test('a key with a slash is escaped as RFC 6901 asks', () => {
    expect(places({ kind: 'poisson', mean: 1, 'a/b~c': 2 })).toEqual(['/a~1b~0c'])
  })
})

describe('no spread, no distribution: a constant', () => {
  test.each([
    [{ kind: 'normal', mean: 3, sd: 0 }, 3],
    [{ kind: 'lognormal', mu: 0, sigma: 0 }, 1],
    [{ kind: 'lognormal', mean: 3, sd: 0 }, 3],
    [{ kind: 'lognormal', p10: 3, p90: 3 }, 3],
    [{ kind: 'logitnormal', p10: 0.3, p90: 0.3 }, 0.3],
    [{ kind: 'uniform', min: 3, max: 3 }, 3],
    [{ kind: 'triangular', min: 3, mode: 3, max: 3 }, 3],
    [{ kind: 'pert', min: 3, mode: 3, max: 3 }, 3],
    [{ kind: 'beta', alpha: 1, beta: 2, min: 3, max: 3 }, 3],
    [{ kind: 'gamma', shape: 1, scale: 0 }, 0],
    [{ kind: 'studentT', df: 4, mean: 3, scale: 0 }, 3],
    [{ kind: 'metalog', p10: 3, p50: 3, p90: 3 }, 3],
    [{ kind: 'bernoulli', p: 1 }, 1],
    [{ kind: 'discrete', values: [3, 3] }, 3],
    [{ kind: 'discrete', values: [1, 3], weights: [0, 2] }, 3],
    [{ kind: 'poisson', mean: 0 }, 0],
    [{ kind: 'binomial', n: 3, p: 1 }, 3],
    [{ kind: 'mixture', of: [{ kind: 'normal', mean: 3, sd: 0 }] }, 3],
    [{ kind: 'truncated', of: { kind: 'uniform', min: 0, max: 5 }, min: 3, max: 3 }, 3],
  ])('%j', (spec, value) => {
    const built = buildDistribution(spec as DistributionSpec)
    expect(built.ok && built.value).toMatchObject({
      kind: 'constant',
      mean: value,
      sd: 0,
      support: [value, value],
    })
    expect(built.ok && [built.value.cdf(value), built.value.cdf(value - 1)]).toEqual([1, 0])
  })
})
