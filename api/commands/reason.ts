export const noFile = 'there is no such file'

/** Why a file can be neither read nor written, in words. */
export const reason = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return noFile
  if (code === 'EISDIR') return 'it is a directory'
  if (code === 'EACCES') return 'not allowed'
  if (code === 'ENOSPC') return 'the disk is full'
  return code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8 text' : String(code)
}
