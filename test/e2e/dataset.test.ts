import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Approaches } from '../../models/scenario/schema/approaches.ts'
import type { Contributors } from '../../models/scenario/schema/contributors.ts'
import type { DiligenceAnswer } from '../../models/scenario/schema/diligence.ts'
import type { FieldStrategy } from '../../models/scenario/schema/fieldStrategy.ts'
import type { UtilityEvidence } from '../../models/scenario/schema/utility.ts'
import { lightSample, oddDocuments, post, withDeals } from './documents.ts'
import { pathsOf, readJson, type Site, settled } from './site.ts'
import { standingSite } from './standingSite.ts'

/** The page of the dataset and the lattice of rights show what the API answers, to the last bit. */

let site: Site
let paths: Readonly<Record<string, string>>
let document: unknown

beforeAll(async () => {
  site = await standingSite()
  const id = await post(site, withDeals(lightSample(), ['royalty', 'exclusive']))
  paths = pathsOf(id)
  const stored = await readJson<{ document: unknown }>(site, `/api/v1/scenarios/${id}`)
  document = stored.document
})
afterAll(() => site?.close())

const ask = async <Body>(name: string): Promise<Body> => {
  const response = await fetch(new URL(`/api/v1/${name}`, site.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  })
  return (await response.json()) as Body
}

type Page = Awaited<ReturnType<Site['visit']>>['page']

const column = async (page: Page, table: string, place: number): Promise<readonly number[]> => {
  const cells = page.locator(`${table} tbody tr > :nth-child(${place})[data-value]`)
  return cells.evaluateAll((found) => found.map((cell) => Number(cell.getAttribute('data-value'))))
}

describe('the dataset', () => {
  it('is reached from the rail, and shows the figures that the API answers', async () => {
    const { page, faults } = await site.visit(paths.summary ?? '')
    await settled(page)
    await page.getByRole('link', { name: 'Dataset', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Northlake chest CT' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(paths.dataset)
    await settled(page)
    const [utility, contributors, approaches, diligence] = await Promise.all([
      ask<UtilityEvidence>('utility'),
      ask<Contributors>('contributors'),
      ask<Approaches>('approaches'),
      ask<DiligenceAnswer>('diligence'),
    ])
    const fit = utility.positions.find((position) => position.fit !== null)?.fit
    expect(await column(page, 'ff-utility ff-figure.curve', 2)).toEqual(fit?.points.map(({ error }) => error))
    expect(await column(page, 'ff-utility ff-figure.curve', 4)).toEqual(fit?.band.low)
    expect(await column(page, 'ff-utility ff-figure.stock', 2)).toEqual(utility.freshness?.with)
    const shares = contributors.contributors.map(({ share }) => share.value)
    expect(await column(page, 'ff-contributors ff-table', 2)).toEqual([...shares, 1])
    const worths = approaches.rows.flatMap(({ expected }) => expected?.value ?? [])
    expect(await column(page, 'ff-approaches ff-figure.football', 3)).toEqual(worths)
    expect(await column(page, 'ff-diligence ff-figure.held', 2)).toEqual(
      diligence.held.map(({ licensor }) => licensor.value),
    )
    expect(faults).toEqual([])
  })

  it('says what happened where a question is not answered, and asks again', async () => {
    const { page } = await site.visit(paths.summary ?? '')
    await settled(page)
    await page.route('**/api/v1/utility', (route) => route.abort())
    // nobody looks at these here, and the questions of a page wait for each other
    await page.route(/approaches|diligence/, (route) => route.fulfill({ status: 503 }))
    await page.getByRole('link', { name: 'Dataset', exact: true }).click()
    await page.locator('ff-utility').getByRole('heading', { name: 'Fieldfare does not answer' }).waitFor()
    await page.locator('ff-contributors ff-table').first().waitFor()
    await page.unroute('**/api/v1/utility')
    await page.locator('ff-utility').getByRole('button', { name: 'Try again' }).click()
    await page.locator('ff-utility ff-figure.curve').waitFor()
  })

  it('of the smallest document says what is not stated', async () => {
    const id = await post(site, oddDocuments.minimal.document())
    const { page, faults } = await site.visit(pathsOf(id).dataset ?? '')
    await settled(page)
    await page.getByText('No contributors are stated').waitFor()
    await page.getByText('No learning curve was measured').waitFor()
    await page.getByText('The dataset does not age').waitFor()
    expect(faults).toEqual([])
  })
})

describe('the lattice of rights', () => {
  it('shows what is left in each cell, strategy by strategy', async () => {
    const strategy = await ask<FieldStrategy>('strategy')
    const { page } = await site.visit(paths.markets ?? '')
    await settled(page)
    await page.locator('ff-rights').scrollIntoViewIfNeeded()
    await page.locator('ff-lattice table').waitFor()
    const left = (id: string) =>
      strategy.lattice
        .find((view) => view.id === id)
        ?.cells.flatMap((cell) => (cell.status === 'blocked' ? [] : (cell.left.known?.value ?? [])))
    const shown = async () =>
      page
        .locator('ff-lattice .left[data-value]')
        .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))))
    expect(await shown()).toEqual(left('best'))
    await page.getByRole('link', { name: 'before anything is signed' }).click()
    expect(page.url()).toContain('rights=offered')
    await page.locator('ff-lattice td.offered').first().waitFor()
    expect(await shown()).toEqual(left('offered'))
    expect(await page.locator('ff-lattice td.granted').count()).toBe(0)
  })
})
