import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { long } from './long.ts'

const wanted = 'libreoffice-calc-nogui'

/** Another installation that is under way is waited for. */
const install = `apt-get -qq update && apt-get -y -qq --no-install-recommends -o DPkg::Lock::Timeout=600 install ${wanted}`

const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const

/** Begins to install Calc where there is none, beside whatever else is done until it is needed. */
export const bringCalc = (): void => {
  if (installedCalc() === null) spawn('sh', ['-c', install], { ...quiet, detached: true }).unref()
}

/** Calc by name or in its usual place; installed where that is allowed, else an error that says how. */
export const findCalc = (): string => {
  const found = installedCalc()
  if (found !== null) return found
  spawnSync('sh', ['-c', install], quiet)
  const made = installedCalc()
  if (made === null)
    throw new Error(
      `LibreOffice is needed to recalculate workbooks: apt-get install -y --no-install-recommends ${wanted}`,
    )
  return made
}

const installedCalc = (): string | null => {
  const named = [
    process.env.SOFFICE_PATH,
    '/usr/bin/soffice',
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  ]
  return named.find((path) => path !== undefined && existsSync(path)) ?? null
}

/** A profile that recalculates every workbook as it is loaded, whatever values it carries. */
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

/** Workbooks as Calc has them after it has worked out every formula anew, in one run of it. */
export const recalculated = (
  files: Readonly<Record<string, Uint8Array>>,
): Readonly<Record<string, Uint8Array>> => {
  const calc = findCalc()
  const folder = mkdtempSync(join(tmpdir(), 'fieldfare-calc-'))
  try {
    const [profile, from, to] = ['profile/user', 'in', 'out'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    for (const each of [profile, from, to]) mkdirSync(each, { recursive: true })
    writeFileSync(join(profile, 'registrymodifications.xcu'), alwaysRecalculate)
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(from, `${name}.xlsx`), bytes)
    const inputs = readdirSync(from).map((name) => join(from, name))
    const { status, stderr } = spawnSync(
      calc,
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        'xlsx',
        '--outdir',
        to,
        ...inputs,
      ],
      { encoding: 'utf8', timeout: long ? 3_000_000 : 240_000 },
    )
    if (status !== 0) throw new Error(`LibreOffice could not recalculate: ${stderr}`)
    return Object.fromEntries(
      Object.keys(files).map((name) => [name, new Uint8Array(readFileSync(join(to, `${name}.xlsx`)))]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
