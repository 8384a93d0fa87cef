/** How many locals the one function of a module declares, read from its bytes (WebAssembly core specification 5.4). */
export const localsIn = (bytes: Uint8Array): number => {
  let at = 8
  const unsigned = (): number => {
    let [value, place] = [0, 1]
    for (;;) {
      const byte = bytes[at++]!
      value += (byte & 127) * place
      if (byte < 128) return value
      place *= 128
    }
  }
  for (;;) {
    const id = bytes[at++]
    const size = unsigned()
    if (id === 10) break
    at += size
  }
  const [functions, , groups] = [unsigned(), unsigned(), unsigned()]
  if (functions !== 1) throw new Error('a module of more than one function')
  let locals = 0
  for (let group = 0; group < groups; group++) {
    locals += unsigned()
    at++
  }
  return locals
}
