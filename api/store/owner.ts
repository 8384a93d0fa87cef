import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { failure, type Result, success } from '../../models/units/result.ts'

/** Holds a store for this process. */
export interface Owner {
  /** tells a second start where to find the first */
  readonly announce: (address: string) => void
  readonly release: () => void
}

/** The text that says who owns a store. */
export const ownerNote = (directory: string): string => join(directory, 'owner.txt')

/**
 * One process owns a store. An open exclusive transaction on a database beside it is the lock: the operating system
 * drops it when the process ends, however it ends. Who holds it stands in a text file, which alone proves nothing.
 */
export const takeStore = (directory: string): Result<Owner, string> => {
  const note = ownerNote(directory)
  const lock = new Database(join(directory, 'owner.sqlite'))
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')
      return failure(refusal(directory, note))
    throw error
  }
  const announce = (address: string) => writeFileSync(note, `${process.pid} ${address}`)
  announce('starting')
  return success({ announce, release: () => lock.close() })
}

const refusal = (directory: string, note: string): string => {
  const { pid, address } = readNote(note)
  return (
    `The store ${directory} belongs to a Fieldfare that is already running (process ${pid}, ${address}). ` +
    'Use that one, stop it, or set FIELDFARE_DATA to another directory.'
  )
}

/** Where the process that owns a store says that it answers; it may have ended since. */
export const announcedAddress = (directory: string): string => readNote(ownerNote(directory)).address

const readNote = (note: string): { readonly pid: string; readonly address: string } => {
  const text = existsSync(note) ? readFileSync(note, 'utf8') : ''
  const [pid, address] = text.split(' ')
  return { pid: pid || 'unknown', address: address || 'address unknown' }
}
