import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSources, root, type Source } from './support/sources.ts'

/** "Imports point down, through doors" as code. */
const models = readSources('models')
const api = readSources('api')
const web = readSources('web')
const sources = [...models, ...api, ...web]
const byPath = new Map(sources.map((source) => [source.path, source]))

/** A folder of `models` may import what stands in an earlier row, and in its own row where that makes no circle. */
const rows = [
  ['units'],
  ['numerics'],
  ['kernel'],
  ['distributions', 'sampling', 'cashflow'],
  ['dataset', 'market', 'terms', 'risks', 'methods', 'options'],
  ['scenario'],
  ['simulate'],
  ['measures'],
  ['summarise'],
  ['negotiate', 'strategy', 'readings', 'review', 'diligence', 'information'],
  ['report', 'contributors', 'valuation.ts', 'live.ts'],
  ['bridge'],
  ['actuals'],
  ['asked.ts', 'workbook'],
  ['questions.ts'],
  ['dealTemplates', 'samples', 'exchange'],
]

/** The only places that may import a package. A test may import anything. */
const doors: Readonly<Record<string, readonly string[]>> = {
  mathjs: ['models/scenario/formula.ts', 'models/numerics/matrix.ts'],
  'simple-statistics': ['models/summarise/'],
  zod: ['models/scenario/', 'api/routes/'],
  '@noble/hashes': ['models/scenario/canonical.ts'],
  hono: ['api/', 'web/client.ts'],
  '@hono/node-server': ['api/'],
  '@hono/zod-openapi': ['api/'],
  saxes: ['models/exchange/xml.ts'],
  kysely: ['api/store/'],
  libsql: ['api/store/'],
  piscina: ['api/runs/'],
  'swagger-ui-dist': ['api/routes/'],
  citty: ['api/'],
  hucre: ['api/exports/'],
  fflate: ['api/exports/'],
  'hyparquet-writer': ['api/exports/'],
  'chart.js': ['web/charts/'],
  'chartjs-plugin-annotation': ['web/charts/'],
  lit: ['web/'],
  '@lit/task': ['web/'],
}

/** Served from its package as it is, not imported. */
const readAsFiles = ['pdfmake', 'swagger-ui-dist']

/** What gives the same bits in every engine; everything else of Math lives in models/numerics. */
const sameBits =
  'abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|PI|E|LN2|LN10|LOG2E|LOG10E|SQRT2|SQRT1_2'

const folderOf = (path: string): string => path.split('/')[1] ?? ''
const rowOf = (path: string): number => rows.findIndex((row) => row.includes(folderOf(path)))
const edges = (from: readonly Source[]) =>
  from.flatMap((source) => source.imports.map((each) => ({ from: source.path, ...each })))
const shown = ({ from, to }: { readonly from: string; readonly to: string }) => `${from} → ${to}`

describe('the graph was really read', () => {
  it('holds files of all three folders and the edges known to be there', () => {
    expect(models.length).toBeGreaterThan(30)
    expect(api.length).toBeGreaterThan(30)
    expect(web.length).toBeGreaterThan(5)
    const known = edges(sources).map(shown)
    expect(known.length).toBeGreaterThan(200)
    expect(known).toContain('api/app.ts → api/guard.ts')
    expect(known).toContain('api/commandLine.ts → api/commands/value.ts')
    expect(known).toContain('models/scenario/canonical.ts → models/units/precondition.ts')
    expect(known).toContain('api/store/sqlite.ts → libsql')
  })

  it('every import of a file leads to a file', () => {
    const there = (path: string) => byPath.has(path) || /\.(json|css|svg)$/.test(path)
    expect(
      edges(sources)
        .filter(({ kind, to }) => kind === 'file' && !there(to))
        .map(shown),
    ).toEqual([])
  })
})

describe('imports point down', () => {
  it('models import models alone', () => {
    const out = edges(models).filter(({ kind, to }) => kind === 'file' && !to.startsWith('models/'))
    expect(out.map(shown)).toEqual([])
  })

  it('no folder of models imports one that stands below it', () => {
    expect(models.filter(({ path }) => rowOf(path) < 0).map(({ path }) => path)).toEqual([])
    const inner = edges(models).filter(({ kind, to }) => kind === 'file' && byPath.has(to))
    expect(inner.filter(({ from, to }) => rowOf(to) > rowOf(from)).map(shown)).toEqual([])
  })

  it('web imports types alone from api', () => {
    const out = edges(web).filter(({ to, typeOnly }) => to.startsWith('api/') && !typeOnly)
    expect(out.map(shown)).toEqual([])
  })

  it('api imports nothing of web', () => {
    expect(
      edges(api)
        .filter(({ to }) => to.startsWith('web/'))
        .map(shown),
    ).toEqual([])
  })

  it('there are no circles between files', () => {
    expect(circles(new Map(sources.map(({ path, imports }) => [path, imports.map(({ to }) => to)])))).toEqual(
      [],
    )
  })

  it('there are no circles between folders of models', () => {
    const folders = new Map<string, Set<string>>()
    for (const { from, to } of edges(models).filter(
      ({ kind, to: path }) => kind === 'file' && byPath.has(path),
    )) {
      const targets = folders.get(folderOf(from)) ?? new Set()
      if (folderOf(to) !== folderOf(from)) targets.add(folderOf(to))
      folders.set(folderOf(from), targets)
    }
    expect(circles(new Map([...folders].map(([name, targets]) => [name, [...targets]])))).toEqual([])
  })

  it('there are no barrels: files that only pass on what others export', () => {
    const barrels = sources.filter(
      ({ path, code }) =>
        path.endsWith('/index.ts') || /\bexport\s*\*/.test(code) || code.replace(passedOn, '').trim() === '',
    )
    expect(barrels.map(({ path }) => path)).toEqual([])
  })
})

const passedOn = /\b(?:import|export)\s+(?:type\s+)?\{[^}]*\}\s+from\s+''/g

describe('packages have doors', () => {
  const used = edges(sources).filter(({ kind }) => kind === 'package')

  it('every package comes in through its own door', () => {
    const allowed = ({ from, to }: (typeof used)[number]) =>
      doors[to]?.some((door) => from.startsWith(door)) ?? false
    expect(used.filter((edge) => !allowed(edge)).map(shown)).toEqual([])
  })

  it('every dependency has a door, and something comes in through it', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const opened = new Set(used.map(({ to }) => to))
    const idle = Object.keys(dependencies).filter((name) => doors[name] === undefined || !opened.has(name))
    expect(idle).toEqual(readAsFiles)
  })

  it('only api touches what belongs to the machine', () => {
    const builtin = edges([...models, ...web]).filter(({ kind }) => kind === 'builtin')
    expect(builtin.map(shown)).toEqual([])
  })
})

describe('models are pure', () => {
  const rules: readonly (readonly [string, RegExp])[] = [
    ['functions of Math that differ between engines', new RegExp(`\\bMath\\.(?!(?:${sameBits})\\b)\\w+`)],
    ['the power operator', /\*\*/],
    ['the clock', /\bnew Date\b|\bDate[.(]|\bperformance\.|\bsetTimeout\b/],
    [
      'the process',
      /\bprocess\.(?:env|argv|cwd|exit|stdout|stderr|platform|memoryUsage|nextTick|hrtime)\b|\bglobalThis\b/,
    ],
    ['the console', /\bconsole\./],
    ['the network', /\bfetch\(|\bXMLHttpRequest\b/],
    ['the locale', /\btoLocale\w+|\blocaleCompare\b|\bIntl\./],
    ['any', /\bany\b(?=\s*[;,)>\]=|&])/],
  ]

  it.each(rules)('nowhere: %s', (_, pattern) => {
    const found = models.flatMap(({ path, code }) => {
      const match = pattern.exec(code)
      return match === null ? [] : [`${path}: ${match[0]}`]
    })
    expect(found).toEqual([])
  })
})

describe('files stay small', () => {
  const onlyData = ({ code }: Source) => {
    const lines = code.split('\n').filter((line) => line.trim() !== '')
    return lines.filter((line) => /^[\s\d.,'"[\]{}eE+-]*$/.test(line)).length > 0.8 * lines.length
  }

  it('at most 200 lines, tables of data apart', () => {
    const long = sources.filter((source) => source.lines > 200 && !onlyData(source))
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  it('no classes outside the page', () => {
    const classes = [...models, ...api].filter(({ code }) => /\bclass\s+\w+/.test(code))
    expect(classes.map(({ path }) => path)).toEqual([])
  })
})

/** Circles of a graph, each once, by depth-first search. */
const circles = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (node: string, trail: readonly string[]): void => {
    if (state.get(node) === 'done') return
    if (state.get(node) === 'open') {
      found.push([...trail.slice(trail.indexOf(node)), node].join(' → '))
      return
    }
    state.set(node, 'open')
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node])
    state.set(node, 'done')
  }
  for (const node of graph.keys()) visit(node, [])
  return found
}
