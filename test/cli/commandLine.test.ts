import { describe, expect, it } from 'vitest'
import type { Engine } from '../../api/runs/work.ts'
import { questions } from '../../models/questions.ts'
import { explain } from '../../models/valuation.ts'
import { fakeEngine, testApp } from '../api/testApp.ts'
import { northlakeText, run } from './run.ts'

describe('fieldfare value', () => {
  it('--json prints the bytes that the API answers', async () => {
    const { send } = await testApp()
    const response = await send('POST', '/api/v1/valuations?trials=4096&seed=3', northlakeText)
    const flags = ['--json', '--trials', '4096', '--seed=3']
    expect(await run(['value', 'a.json', ...flags])).toEqual({ code: 0, out: await response.text(), err: '' })
  })

  it('reads standard input as -', async () => {
    const { code, out } = await run(['value', '-', '--json'], { files: { '-': northlakeText } })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toHaveProperty('identity')
  })

  it('prints a table without --json', async () => {
    const { code, out } = await run(['value', 'a.json'])
    expect(code).toBe(0)
    expect(out).toContain('Northlake')
    expect(out).toMatch(/[^\n]\n$/)
  })

  it('shows progress on err, on one line, only to somebody who watches', async () => {
    const engine: Engine = {
      ...fakeEngine,
      value: (document, overrides, progress) => {
        progress?.(1, 2)
        progress?.(2, 2)
        return fakeEngine.value(document, overrides)
      },
    }
    expect((await run(['value', 'a.json', '--json'], { engine })).err).toBe('')
    const { err, out } = await run(['value', 'a.json', '--json'], { engine, watched: true })
    expect(err).toBe('\rsimulating 50 %\rsimulating 100 %\r\u001b[K')
    expect(() => JSON.parse(out)).not.toThrow()
  })

  it('names every fault of the document on a line of its own and exits 1', async () => {
    const result = await run(['value', 'a.json', '--json'], { files: { 'a.json': '{}' } })
    expect(result).toEqual({
      code: 1,
      out: '',
      err: '/name: expected a name, found nothing.\n/currency: expected a currency, found nothing.\n',
    })
  })

  it('what is not JSON is a fault of the document', async () => {
    const { code, err } = await run(['value', 'a.json'], { files: { 'a.json': '{"a":1,"a":2}' } })
    expect(code).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('a run above the quota is a fault with its limit', async () => {
    const { code, err } = await run(['value', 'a.json', '--trials', '1000000000'])
    expect(code).toBe(1)
    expect(err).toContain('5,000,000')
  })
})

describe('fieldfare check and explain', () => {
  it('check says what was assumed', async () => {
    const { code, out } = await run(['check', 'a.json'])
    expect(code).toBe(0)
    expect(out).toBe('The document can be valued.\n/territories: One territory, WW, was assumed.\n')
    expect((await run(['check', 'a.json'], { files: { 'a.json': '{}' } })).code).toBe(1)
  })

  it('explain --json prints the bytes that the API answers', async () => {
    const { send } = await testApp()
    const deal = JSON.parse(northlakeText).deals[0].id
    const response = await send('POST', `/api/v1/explanations?deal=${deal}&trial=5`, northlakeText)
    const flags = ['--deal', deal, '--trial', '5']
    expect((await run(['explain', 'a.json', ...flags, '--json'])).out).toBe(await response.text())
    expect((await run(['explain', 'a.json', ...flags])).out).toContain('trial 5')
  })
})

describe('fieldfare explain, asked about what is not there', () => {
  const asked = (deal: string, trial: string) =>
    run(['explain', 'a.json', '--deal', deal, '--trial', trial], { engine: { ...fakeEngine, explain } })

  it('names the option of an unknown deal, and the deal that was meant', async () => {
    const { code, out, err } = await asked('royalti', '0')
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(
      /^fieldfare explain: --deal: expected the id of a deal \(one of .+\), found "royalti"\./,
    )
    expect(err).toContain('Did you mean royalty?')
    expect(err).not.toContain('/deals')
  })

  it('names the option of a trial beyond the run, and both at once', async () => {
    const { code, err } = await asked('royalty', '99999999')
    expect(code).toBe(2)
    expect(err).toMatch(/^fieldfare explain: --trial: expected a trial from 0 to \d+, found 99999999\.\n/)
    expect((await asked('none of them', '99999999')).err).toMatch(/--deal: .+ --trial: /)
  })

  it('a fault of the document is named by its place', async () => {
    const files = { 'a.json': '{}' }
    const { code, err } = await run(['explain', 'a.json', '--deal', 'x', '--trial', '0'], { files })
    expect(code).toBe(1)
    expect(err).toMatch(/^\/name: /)
  })
})

describe('fieldfare value, until the error is small enough', () => {
  it('hands target and maximum to the engine, as the API does', async () => {
    const asked: unknown[] = []
    const engine: Engine = {
      ...fakeEngine,
      value: (document, overrides) => {
        asked.push(overrides)
        return fakeEngine.value(document, overrides)
      },
    }
    await run(['value', 'a.json', '--until', '0.5%', '--maximum', '65536', '--sampling', 'hdr'], { engine })
    await run(['value', 'a.json', '--until=12500.50', '--trials', '1024'], { engine })
    await run(['value', 'a.json'], { engine })
    expect(asked).toEqual([
      { sampling: 'hdr', until: { relativeError: 0.005 }, maximum: 65_536 },
      { trials: 1024, until: { standardError: 12_500.5 } },
      {},
    ])
  })

  it('the maximum counts for the quota', async () => {
    const { code, err } = await run(['value', 'a.json', '--until', '1', '--maximum', '1000000000'])
    expect(code).toBe(1)
    expect(err).toMatch(/^\/simulation\/until\/maximum: expected at most 5,000,000 trials/)
  })
})

describe('fieldfare convergence', () => {
  const flags = ['--deal', 'royalty', '--trials', '4096', '--sampling', 'latin-hypercube']

  it('--json prints the bytes that the API answers', async () => {
    const { send } = await testApp()
    const query = 'deal=royalty&trials=4096&sampling=latin-hypercube'
    const response = await send('POST', `/api/v1/convergence?${query}`, northlakeText)
    const printed = await run(['convergence', 'a.json', ...flags, '--json'])
    expect(printed).toEqual({ code: 0, out: await response.text(), err: '' })
  })

  it('prints a table without --json', async () => {
    const { code, out } = await run(['convergence', 'a.json', ...flags])
    expect(code).toBe(0)
    expect(out).toMatch(/Trials +Mean +5 % quantile +Median +95 % quantile/)
    expect(out).toMatch(/4,096 +2\.000 ± 0\.030 M/)
    expect(out).toContain('not known while a utility is unknown')
  })

  it('names a deal that is not there by its option, and the one that was meant', async () => {
    const argv = ['convergence', 'a.json', '--deal', 'royalti', '--trials', '64']
    const { code, err } = await run(argv, { engine: { ...fakeEngine, questions } })
    expect(code).toBe(2)
    expect(err).toMatch(/^fieldfare convergence: --deal: expected the id of a deal/)
    expect(err).toContain('Did you mean royalty?')
  })
})

describe('wrong usage exits 2 with a sentence', () => {
  it.each([
    [[], 'USAGE'],
    [
      ['valeu', 'a.json'],
      '"valeu" is no command; there are value, approaches, comparables, utility, fit, contributors, ',
    ],
    [['constructor'], '"constructor" is no command'],
    [['__proto__'], 'is no command'],
    [['value'], 'FILE is missing'],
    [['export', 'a.json', '--format', 'xlsx'], '--output is missing'],
    [['export', 'a.json', '--format', 'xls', '-o', 'b'], 'Did you mean xlsx?'],
    [['value', 'nothing.json'], 'cannot read nothing.json: there is no such file'],
    [['value', 'a.json', 'b.json'], '"b.json" is one argument too many'],
    [['value', 'a.json', '--trails', '5'], '--trails: no such option. Did you mean --trials?'],
    [['value', 'a.json', '-x'], '-x: no such option'],
    [['value', 'a.json', '--trials', 'many'], '--trials: expected a whole number from 1, found "many"'],
    [['value', 'a.json', '--trials', '0'], '--trials: expected a whole number from 1, found 0'],
    [['value', 'a.json', '--trials', '1e3'], 'found "1e3"'],
    [['value', 'a.json', '--trials=-5'], 'found -5'],
    [['value', 'a.json', '--trials'], '--trials: expected a value, found nothing'],
    [['value', 'a.json', '--seed', '1.5'], '--seed: expected a whole number from 0, found 1.5'],
    [
      ['value', 'a.json', '--sampling', 'dice'],
      '--sampling: expected one of sobol, latin-hypercube, random, hdr, found "dice"',
    ],
    [['value', 'a.json', '--sampling', 'latinhypercube'], 'Did you mean latin-hypercube?'],
    [['value', 'a.json', '--until', '0'], '--until: expected a standard error above 0: an amount such as'],
    [['value', 'a.json', '--until=-5'], 'or a share such as 0.5%, found -5'],
    [['value', 'a.json', '--until', 'soon'], 'found "soon"'],
    [['value', 'a.json', '--maximum', '0'], '--maximum: expected a whole number from 1, found 0'],
    [['explain', 'a.json', '--deal', 'x', '--trial', '1', '--until', '5'], '--until: no such option'],
    [['convergence', 'a.json'], '--deal is missing'],
    [['readings', 'a.json'], '--deal is missing'],
    [['value', 'a.json', '--json=yes'], '--json: takes no value, found "yes"'],
    [['value', 'a.json', '--trials', '--json'], '--trials: expected a value, found --json'],
    [['value', 'a.json', '--no-json'], '--no-json: no such option'],
    [['explain', 'a.json', '--trial', '1'], '--deal is missing'],
    [['explain', 'a.json', '--deal', 'x'], '--trial is missing'],
    [
      ['explain', 'a.json', '--deal', 'x', '--trial', 'first'],
      '--trial: expected a whole number from 0, found "first"',
    ],
    ...[['--trial', '-1'], ['--trial=-1']].map(
      (trial) =>
        [
          ['explain', 'a.json', '--deal', 'x', ...trial],
          'fieldfare explain: --trial: expected a whole number from 0, found -1\nSee fieldfare --help.\n',
        ] as const,
    ),
    [['schema', 'a.json'], '"a.json" is one argument too many'],
  ] as const)('%j', async (argv, sentence) => {
    const { code, out, err } = await run(argv)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(sentence)
    expect(err).not.toMatch(/\n\s+at |node_modules/)
  })
})

it('every wrong flag is named at once', async () => {
  const { err } = await run([
    'value',
    'a.json',
    '--trials',
    '0',
    '--seed',
    'x',
    '--until',
    'y',
    '--maximum',
    'z',
  ])
  expect(err).toMatch(/--trials: .+; --seed: .+; --until: .+; --maximum: /)
})

describe('help', () => {
  it.each([['--help'], ['-h']])('%s lists the commands', async (flag) => {
    const { code, out } = await run([flag])
    expect(code).toBe(0)
    for (const name of [
      'value',
      'check',
      'explain',
      'convergence',
      'readings',
      'review',
      'contributors',
      'approaches',
      'comparables',
      'diligence',
      'solve',
      'templates',
      'samples',
      'pricing',
      'schema',
      'serve',
    ])
      expect(out).toContain(name)
    expect(out).not.toContain('\u001b')
  })

  it('value --help lists its flags', async () => {
    const { code, out } = await run(['value', '--help'])
    expect(code).toBe(0)
    for (const flag of ['FILE', '--trials', '--seed', '--sampling', '--until', '--maximum', '--json'])
      expect(out).toContain(flag)
  })

  it('--version is that of the package', async () => {
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('schema prints the JSON Schema of the document', async () => {
    const { code, out } = await run(['schema'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toHaveProperty('properties.deals')
  })
})
