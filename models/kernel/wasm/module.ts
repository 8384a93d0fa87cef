import { type Code, name, op, section, types, unsigned, vector } from './bytes.ts'

/**
 * The module around the work on one pair of trials: `run(start, bytes)` does what is done once and
 * repeats the rest for every pair of a block.
 * Locals 2 and 3 are the byte offset of the trial within a column, and the address of its columns.
 */
export const moduleOf = (
  once: Code,
  inside: Code,
  locals: { readonly integers: number; readonly vectors: number },
): Uint8Array<ArrayBuffer> => {
  const before = [...op.loop, ...op.get(0), ...op.get(2), ...op.add, ...op.set(3)]
  const after = [
    ...[...op.get(2), ...op.i32(16), ...op.add, ...op.set(2)],
    ...[...op.get(2), ...op.get(1), ...op.lessThan, ...op.branchIf(0), ...op.end, ...op.end],
  ]
  const declared = vector([
    [...unsigned(2 + locals.integers), types.i32],
    [...unsigned(locals.vectors), types.v128],
  ])
  const length = declared.length + once.length + before.length + inside.length + after.length
  const content = [1, ...unsigned(length)].concat(declared, once, before, inside, after)
  return new Uint8Array([...header, 10, ...unsigned(content.length)].concat(content))
}

const header: Code = [
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(
    1,
    vector([
      [types.function, 3, types.i32, types.i32, types.i32, 0],
      [types.function, 2, types.i32, types.i32, 0],
    ]),
  ),
  ...section(
    2,
    vector([
      [...name('kernel'), ...name('call'), 0, 0],
      [...name('kernel'), ...name('memory'), 2, 0, 1],
    ]),
  ),
  ...section(3, vector([[1]])),
  ...section(7, vector([[...name('run'), 0, 1]])),
]
