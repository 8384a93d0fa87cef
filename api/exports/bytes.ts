/** Parts one after the other; those handed in are given up, so that no more than one of them is there twice. */
export const joined = (parts: Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
