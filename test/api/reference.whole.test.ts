import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type RunningServer, startServer } from '../support/server.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

it('the reference page works in a browser under its policy, from this server alone', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  const asked: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${server.address}/api/docs`)
  await page.getByText('Value a document').click()
  await page.getByText('The bytes are those of').waitFor()
  expect(complaints).toEqual([])
  const foreign = asked.filter((url) => !url.startsWith(`${server.address}/`) && !url.startsWith('data:'))
  expect(foreign).toEqual([])
  await page.close()
})
