import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { takeStore } from '../../../api/store/owner.ts'
import { root } from '../../support/sources.ts'

const newDirectory = () => mkdtempSync(join(tmpdir(), 'fieldfare-owner-'))

describe('one process owns a store', () => {
  it('the second is refused with the name of the first, and welcome once it has gone', () => {
    const directory = newDirectory()
    const first = takeStore(directory)
    if (first.ok) first.value.announce('http://127.0.0.1:1234')
    expect(takeStore(directory)).toMatchObject({
      ok: false,
      faults: [expect.stringContaining(`(process ${process.pid}, http://127.0.0.1:1234)`)],
    })
    if (first.ok) first.value.release()
    const second = takeStore(directory)
    expect(second.ok).toBe(true)
    if (second.ok) second.value.release()
  })

  it('what stands in the note proves nothing: a process that was killed leaves no lock', async () => {
    const directory = newDirectory()
    writeFileSync(join(directory, 'owner.txt'), `${process.pid} http://127.0.0.1:1`)
    const owner = takeStore(directory)
    expect(owner.ok).toBe(true)
    if (owner.ok) owner.value.release()
  })

  it('a killed owner gives the store free at once', async () => {
    const directory = newDirectory()
    const script = `
      import Database from 'libsql'
      const lock = new Database(${JSON.stringify(join(directory, 'owner.sqlite'))})
      lock.exec('BEGIN EXCLUSIVE')
      console.log('held')
      setInterval(() => undefined, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: root })
    await once(child.stdout, 'data')
    expect(takeStore(directory)).toMatchObject({ ok: false, faults: [expect.stringContaining('unknown')] })
    child.kill('SIGKILL')
    await once(child, 'exit')
    const owner = takeStore(directory)
    expect(owner.ok).toBe(true)
    if (owner.ok) owner.value.release()
  })
})
