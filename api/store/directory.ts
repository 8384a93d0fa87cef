import { closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { failure, type Result, success } from '../../models/units/result.ts'

/** Makes the folder of the store where there is none, and makes sure that `note` can be written there. */
export const prepareDirectory = (directory: string, note: string): Result<null, string> => {
  try {
    makeDirectory(directory)
    closeSync(openSync(note, 'a', 0o600))
    return success(null)
  } catch (error) {
    return failure(
      `The store ${directory} cannot be used: ${reason(error)}. Set FIELDFARE_DATA to a folder that can be written.`,
    )
  }
}

/** Not `recursive: true`: in a place that takes no folders, such as /proc, Node 20 then tries for ever. */
const makeDirectory = (directory: string): void => {
  const parent = dirname(directory)
  if (parent !== directory) makeDirectory(parent)
  if (!isThere(directory)) mkdirSync(directory, { mode: 0o700 })
}

const isThere = (directory: string): boolean => {
  const found = statSync(directory, { throwIfNoEntry: false })
  if (found?.isDirectory() === false) throw Object.assign(new Error(), { code: 'ENOTDIR', path: directory })
  return found !== undefined
}

const reasons: Readonly<Record<string, string>> = {
  ENOTDIR: 'is a file, not a folder',
  EACCES: 'may not be written',
  EPERM: 'may not be written',
  EROFS: 'may only be read',
  ENOENT: 'cannot be made there',
  ENOSPC: 'has no room: the disk is full',
  ENAMETOOLONG: 'has too long a name',
}

const reason = (error: unknown): string => {
  const { code, path, message } = error as NodeJS.ErrnoException
  const known = code === undefined ? undefined : reasons[code]
  return known === undefined || path === undefined ? message : `${path} ${known}`
}
