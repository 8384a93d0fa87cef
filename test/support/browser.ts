import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright'

/** A browser program and what it needs to start. */
export interface FoundBrowser {
  /** undefined: the one that playwright downloaded */
  readonly path: string | undefined
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

const root = process.getuid?.() === 0

const flags = [
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const plain = (path: string | undefined): FoundBrowser => ({ path, args: flags, env: {} })

/** Whether a program really starts; some distributions install a name that only prints advice. */
const starts = (path: string): boolean =>
  spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0

const given = (): FoundBrowser | null => {
  const path = process.env.CHROMIUM_PATH
  if (path === undefined || path === '') return null
  if (!starts(path)) throw new Error(`CHROMIUM_PATH=${path} is no browser that starts`)
  return plain(path)
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The file a name stands for on the search path. */
const located = (name: string): string | null => {
  const folders = name.includes('/') ? [''] : (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find(existsSync) ?? null
}

const installed = (): FoundBrowser | null => {
  const found = names.map(located).find((path) => path !== null && starts(path))
  return found === undefined || found === null ? null : plain(found)
}

/** The browser inside an npm package: Linux x64 alone, and it brings no fonts settings of its own. */
const packaged = async (): Promise<FoundBrowser | null> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x'
  const { default: sparticuz } = await import('@sparticuz/chromium')
  const path = await sparticuz.executablePath()
  const env = { FONTCONFIG_FILE: fontSettings(), LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '' }
  const found = { path, args: flags, env }
  return (await launches(found)) ? found : null
}

const fontSettings = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'fieldfare-fonts-'))
  const file = join(directory, 'fonts.conf')
  mkdirSync(join(directory, 'cache'))
  const places = ['/usr/share/fonts', '/usr/local/share/fonts', join(tmpdir(), 'fonts')].filter(existsSync)
  const lines = places.map((place) => `<dir>${place}</dir>`).join('')
  writeFileSync(file, `<fontconfig>${lines}<cachedir>${join(directory, 'cache')}</cachedir></fontconfig>`)
  return file
}

const downloaded = async (): Promise<FoundBrowser | null> => {
  if (await launches(plain(undefined))) return plain(undefined)
  spawnSync('npx', ['playwright', 'install', 'chromium-headless-shell'], {
    stdio: 'inherit',
    timeout: 300_000,
  })
  return (await launches(plain(undefined))) ? plain(undefined) : null
}

const launches = async (found: FoundBrowser): Promise<boolean> => {
  try {
    await (await launch(found)).close()
    return true
  } catch {
    return false
  }
}

const byPackageManager = (): FoundBrowser | null => {
  if (!root || !starts('apt-get')) return null
  spawnSync('apt-get', ['update'], { stdio: 'inherit', timeout: 300_000 })
  spawnSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'inherit', timeout: 600_000 })
  return installed()
}

/** Finds a browser or installs one; without one, says the command that runs the other tests. */
export const findBrowser = async (): Promise<FoundBrowser> => {
  const found = given() ?? installed() ?? (await packaged()) ?? (await downloaded()) ?? byPackageManager()
  if (found !== null) return found
  throw new Error(
    'No browser was found and none could be installed. Set CHROMIUM_PATH to a Chromium or Chrome, or run the tests ' +
      'that need none: npm run test:parts',
  )
}

/** A browser for tests. The caller closes it. */
export const openBrowser = async (): Promise<Browser> => launch(await findBrowser())

/** A browser that several processes reach: `chromium.connect`. The caller closes it. */
export const serveBrowser = async (): Promise<BrowserServer> =>
  chromium.launchServer(launchOptions(await findBrowser()))

const launch = (found: FoundBrowser): Promise<Browser> => chromium.launch(launchOptions(found))

const launchOptions = ({ path, args, env }: FoundBrowser): LaunchOptions => ({
  ...(path === undefined ? {} : { executablePath: path }),
  args: [...args],
  chromiumSandbox: !root,
  env: { ...process.env, ...env },
})
