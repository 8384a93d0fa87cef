import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Compare } from '../../models/scenario/schema/compare.ts'
import type { Drivers } from '../../models/scenario/schema/drivers.ts'
import type { Information } from '../../models/scenario/schema/information.ts'
import type { Risks } from '../../models/scenario/schema/risks.ts'
import { colourViolations, violations } from './axe.ts'
import { lightSample, oddDocuments, post } from './documents.ts'
import { pathsOf, type Site, settled, widthsThatScroll } from './site.ts'
import { standingSite } from './standingSite.ts'

/** What drives a deal, what to learn about it and who bears its risk: the page shows what the API answers. */

let site: Site
let paths: Readonly<Record<string, string>>
const scenario = lightSample()

beforeAll(async () => {
  site = await standingSite()
  paths = pathsOf(await post(site, scenario))
})
afterAll(() => site?.close())

const ask = async <Body>(address: string): Promise<Body> => {
  const response = await fetch(new URL(`/api/v1/${address}`, site.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(scenario),
  })
  return (await response.json()) as Body
}

const column = async (page: Page, table: string, place: number): Promise<readonly number[]> => {
  const cells = page.locator(`${table} tbody tr > :nth-child(${place})[data-value]`)
  return cells.evaluateAll((found) => found.map((cell) => Number(cell.getAttribute('data-value'))))
}

describe('the drivers of a deal', () => {
  let page: Page
  let faults: readonly string[]
  let parties: Drivers['parties']

  beforeAll(async () => {
    const visit = await site.visit(paths.drivers ?? '', { colorScheme: 'dark' })
    page = visit.page
    faults = visit.faults
    await settled(page)
    parties = (await ask<Drivers>('drivers?deal=royalty')).parties
  })

  it('are the figures that the API answers', async () => {
    const ours = parties.find(({ party }) => party === 'licensor')!
    expect(await column(page, 'ff-spread .shares', 2)).toEqual(ours.rows.map(({ first }) => first.value))
    expect(await column(page, 'ff-spread .shares', 3)).toEqual(ours.rows.map(({ first }) => first.low))
    expect(await column(page, 'ff-spread .shares', 4)).toEqual(ours.rows.map(({ first }) => first.high))
    const bars = ours.tornado.rows.filter(({ swing }) => swing > 0)
    expect(await column(page, 'ff-spread .tornado', 3)).toEqual(bars.map(({ low }) => low.worth))
    expect(await column(page, 'ff-spread .tornado', 5)).toEqual(bars.map(({ high }) => high.worth))
    expect((await column(page, 'ff-spread .worst', 2)).length).toBeGreaterThan(0)
  })

  it('say what learning is worth, and who bears what', async () => {
    const { choices } = await ask<Information>('information?party=licensor')
    const choice = choices.find(({ licensee }) => licensee === 'meridian')!
    const nets = [...choice.learnable, choice.together!].map((each) => (each.shared ?? each.own).net.value)
    expect(await column(page, 'ff-lessons h3:first-of-type + .lesson ff-table:first-child', 2)).toEqual(nets)
    const { drivers, licensor, clauses } = await ask<Risks>('risks?deal=royalty')
    const shares = [...drivers.map((each) => each.licensor), licensor.others, licensor.interaction]
    expect(await column(page, 'ff-bearing ff-table.born', 2)).toEqual(shares.map(({ share }) => share.value))
    const moved = clauses.flatMap((clause) => clause.licensor?.gap.value ?? [])
    expect(await column(page, 'ff-bearing ff-table.moved', 3)).toEqual(moved)
  })

  it('are told by names and not by paths', async () => {
    const texts = await page.locator('ff-drivers :is(p, li, th, td)').allTextContents()
    const words = texts.join(' ')
    expect(words).toContain('peak share (Meridian Imaging AI')
    expect(words).not.toMatch(/licensees\.|fields\.|market\.size/)
  })

  it('axe finds nothing in either scheme, and the console stays empty', async () => {
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await colourViolations(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('arrow keys read a picture', async () => {
    await page.locator('ff-figure.tornado .plot').focus()
    await page.keyboard.press('Home')
    expect(await page.locator('ff-figure.tornado .reading').innerText()).toMatch(/ at .+: .+ USD$/)
  })

  it('fit 320 to 1440 pixels', async () => {
    expect(await widthsThatScroll(page, [320, 768, 1440])).toEqual([])
  })

  it('turn to the other party and another deal by the address', async () => {
    // a closed table is written anew when it is opened
    await page.locator('ff-spread .shares summary').click()
    await page.getByRole('link', { name: 'to Meridian Imaging AI' }).click()
    expect(page.url()).toContain('party=licensee')
    const theirs = parties.find(({ party }) => party === 'licensee')!
    await page.getByText('spread of their worth').waitFor()
    expect(await column(page, 'ff-spread .shares', 2)).toEqual(theirs.rows.map(({ first }) => first.value))
    await page.goBack()
    await page.getByText('spread of our worth').waitFor()
  })
})

describe('a document without uncertainty', () => {
  it('has nothing that moves it, and says so', async () => {
    const id = await post(site, oddDocuments.constants.document())
    const { page, faults } = await site.visit(pathsOf(id).drivers ?? '')
    await settled(page)
    await page.getByText('Our worth is the same in every future: nothing moves it.').waitFor()
    await page.getByText('No party bears any risk').waitFor()
    expect(faults).toEqual([])
  })
})

describe('the chosen pair of a comparison', () => {
  it('says what would flip it and what is missed', async () => {
    const { page, faults } = await site.visit(`${paths.compare}?pair=flat,royalty`)
    await settled(page)
    const { verdicts, regret } = await ask<Compare>('compare?deals=flat,royalty&refused=include')
    const passes = verdicts[0]!.licensor.flips.map(({ auc }) => auc.value)
    expect(await column(page, 'ff-flips ff-table.flips', 4)).toEqual(passes)
    const expected = regret.licensor.map((row) => row.expected.value)
    expect(await column(page, 'ff-flips ff-table.regret', 2)).toEqual(expected)
    expect(faults).toEqual([])
  })
})
