/**
 * Two 32-bit words from the path of an input: the key of its scramble or random stream, so that adding an input shifts
 * no other. Multiplicative hash over UTF-16 code units in two lanes, finished with the mixer of MurmurHash3
 * (A. Appleby, public domain). The words never change between versions: results depend on them.
 */
export const pathHash = (path: string): readonly [number, number] => {
  let a = 0x9e3779b9
  let b = 0x243f6a88 ^ path.length
  for (let i = 0; i < path.length; i++) {
    const unit = path.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x9e3779b1)
    b = Math.imul(b ^ unit, 0x5f356495)
    a ^= a >>> 15
    b ^= b >>> 13
  }
  return [mixBits(a ^ Math.imul(b, 0x85ebca77)), mixBits(b ^ Math.imul(a, 0xc2b2ae3d))]
}

/** Every bit of the result depends on every bit given; one-to-one. */
export const mixBits = (bits: number): number => {
  let x = bits
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
