import { describe, expect, it } from 'vitest'
import { settingsFrom } from '../../api/settings.ts'

describe('the environment', () => {
  it('needs to say nothing', () => {
    const settings = settingsFrom({})
    expect(settings).toMatchObject({ ok: true, value: { port: 8787, megabytes: 4096 } })
    if (settings.ok) expect(settings.value.threads).toBeGreaterThanOrEqual(1)
  })

  it('says how much of this computer a run may use', () => {
    const said = { PORT: '0', FIELDFARE_DATA: '/a', FIELDFARE_THREADS: '7', FIELDFARE_RUN_MEGABYTES: '100' }
    const value = { port: 0, directory: '/a', threads: 7, megabytes: 100 }
    expect(settingsFrom(said)).toEqual({ ok: true, value })
  })

  it.each([
    ['PORT', 'eighty', 'a port is a number from 0 to 65535.'],
    ['FIELDFARE_THREADS', '0', 'the count of threads that one run may use is a number from 1 to 64.'],
    ['FIELDFARE_THREADS', '1.5', 'the count of threads'],
    ['FIELDFARE_RUN_MEGABYTES', '63', 'the memory that one run may take is a number from 64 to 1000000.'],
    ['FIELDFARE_RUN_MEGABYTES', '', 'the memory that one run may take'],
    ['HOST', '0.0.0.0', 'Fieldfare listens on 127.0.0.1 only'],
  ])('%s=%s is a sentence', (name, value, sentence) => {
    const settings = settingsFrom({ [name]: value })
    if (settings.ok) throw new Error('it is refused')
    expect(settings.faults).toHaveLength(1)
    expect(settings.faults[0]).toMatch(new RegExp(`^${name}=${value.replaceAll('.', '\\.')}: `))
    expect(settings.faults[0]).toContain(sentence)
  })

  it('says every fault at once', () => {
    const settings = settingsFrom({ PORT: 'x', HOST: 'x', FIELDFARE_THREADS: 'x' })
    expect(settings).toMatchObject({
      ok: false,
      faults: [/HOST/, /PORT/, /THREADS/].map((name) => expect.stringMatching(name)),
    })
  })
})
