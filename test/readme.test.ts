import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandNames } from '../api/commandLine.ts'
import { readJson } from '../models/scenario/readJson.ts'
import { root } from './support/sources.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')
const manifest: { scripts: Record<string, string>; engines: { node: string }; version: string } = JSON.parse(
  read('package.json'),
)
const blocks = [...readme.matchAll(/^```\n([\s\S]*?)^```/gm)].map(([, code]) => code?.trim() ?? '')

describe('the README', () => {
  it('says what it is for, shows it and gives the two commands, in this order', () => {
    const places = [
      'what it is worth',
      'web/screenshot.png',
      'npm ci && npm start',
      'npm ci && npm test',
    ].map((text) => readme.indexOf(text))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(blocks.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test'])
  })

  it('names no script that package.json does not have', () => {
    const named = [...readme.matchAll(/npm (?:run (?:--silent )?)?([a-z:]+)/g)].map(([, name]) => name ?? '')
    expect(named).toContain('fieldfare')
    for (const name of named.filter((each) => each !== 'ci'))
      expect(Object.keys(manifest.scripts)).toContain(name)
  })

  it('agrees with package.json about Node', () => {
    expect(manifest.engines.node).toBe('>=20.19')
    expect(readme).toContain('Node 20.19 or newer')
  })

  it('lists the commands that there are', () => {
    const listed = [...readme.matchAll(/^\| `([a-z]+)[ `]/gm)].map(([, name]) => name)
    expect(listed).toEqual(commandNames)
  })

  it('names files that are there', () => {
    const named = [...readme.matchAll(/\]\(([^):]+)\)|(?<=[ @])(models\/samples\/\w+\.json)/g)].map(
      ([, link, sample]) => link ?? sample ?? '',
    )
    expect(named.length).toBeGreaterThan(6)
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('the smallest document has its twelve facts', () => {
    expect(readJson(read('models/samples/minimal.json')).ok).toBe(true)
  })

  it('the version is the newest of the changes', () => {
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(manifest.version)
  })

  it('continuous integration runs the command for tests as it is written', () => {
    expect(read('.ci/run')).toContain('npm ci && npm test')
  })
})
