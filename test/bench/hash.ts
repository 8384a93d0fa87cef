import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 over the bytes of columns, one after the other, each number as eight bytes with the lowest first. */
export const hashOf = (columns: readonly Float64Array[]): string => {
  const hash = sha256.create()
  for (const column of columns) {
    const view = new DataView(new ArrayBuffer(8 * column.length))
    column.forEach((x, i) => {
      view.setFloat64(8 * i, x, true)
    })
    hash.update(new Uint8Array(view.buffer))
  }
  return bytesToHex(hash.digest())
}
