import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'

const { address, browser: endpoint } = inject('standing')
let browser: Browser

beforeAll(async () => {
  browser = await chromium.connect(endpoint)
})

afterAll(() => browser?.close())

it('the reference page works in a browser under its policy, from this server alone', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  const asked: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${address}/api/docs`)
  await page.getByText('Value a document').click()
  await page.getByText('The bytes are those of').waitFor()
  expect(complaints).toEqual([])
  const foreign = asked.filter((url) => !url.startsWith(`${address}/`) && !url.startsWith('data:'))
  expect(foreign).toEqual([])
  await page.close()
})
