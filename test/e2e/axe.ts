import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'

const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The levels A and AA of WCAG up to 2.2, and what axe advises beyond. */
const everything = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const

/** What another scheme changes: colours, and nothing else of a page. */
const coloursAlone = { type: 'rule', values: ['color-contrast'] } as const

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary: string }[]
}

/** What was resized is measured in the frame after, and drawn in the one after that. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  )

const found = async (page: Page, runOnly: typeof everything | typeof coloursAlone) => {
  await drawn(page)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(program)
  const violations = await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })}).then(({ violations }) => violations)`,
  )
  return (violations as readonly Violation[]).map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`,
  )
}

/** What axe finds wrong on a page. */
export const violations = (page: Page): Promise<readonly string[]> => found(page, everything)

/** What axe finds wrong with its colours: enough of a page that it has read whole in its other scheme. */
export const colourViolations = (page: Page): Promise<readonly string[]> => found(page, coloursAlone)
