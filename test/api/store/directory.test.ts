import { chmodSync, existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareDirectory } from '../../../api/store/directory.ts'

const newDirectory = () => mkdtempSync(join(tmpdir(), 'fieldfare-directory-'))
const prepare = (directory: string) => prepareDirectory(directory, join(directory, 'owner.txt'))
const refused = (directory: string, why: string) => ({
  ok: false,
  faults: [
    `The store ${directory} cannot be used: ${why}. Set FIELDFARE_DATA to a folder that can be written.`,
  ],
})

/** Nothing is forbidden to the superuser; these tests then ask as somebody else. */
const asAnybody = (test: () => void) => {
  if (process.geteuid?.() !== 0) return test()
  process.seteuid?.(65_534)
  try {
    test()
  } finally {
    process.seteuid?.(0)
  }
}

describe('the folder of the store', () => {
  it('is made with everything above it, for its owner alone, and taken as it is when it is there', () => {
    const directory = join(newDirectory(), 'a', 'b')
    expect(prepare(directory).ok).toBe(true)
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    expect(prepare(directory).ok).toBe(true)
  })

  it('that is a file, or lies below one, is refused', () => {
    const file = join(newDirectory(), 'file')
    writeFileSync(file, 'kept')
    expect(prepare(file)).toEqual(refused(file, `${file} is a file, not a folder`))
    const below = join(file, 'a', 'b')
    expect(prepare(below)).toEqual(refused(below, `${file} is a file, not a folder`))
  })

  it.runIf(existsSync('/proc/self'))('where no folder can be made is refused at once', () => {
    expect(prepare('/proc/x')).toEqual(refused('/proc/x', '/proc/x cannot be made there'))
    expect(prepare('/proc/x/y')).toEqual(refused('/proc/x/y', '/proc/x cannot be made there'))
  })

  it('that may only be read is refused', () => {
    const directory = newDirectory()
    chmodSync(directory, 0o555)
    asAnybody(() => {
      const note = join(directory, 'owner.txt')
      expect(prepare(directory)).toEqual(refused(directory, `${note} may not be written`))
      const inner = join(directory, 'inner')
      expect(prepare(inner)).toEqual(refused(inner, `${inner} may not be written`))
    })
  })
})
