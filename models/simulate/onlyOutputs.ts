import { type Builder, createBuilder } from '../kernel/builder.ts'

/** A builder of programs with some of their outputs: what only the others need is never compiled. */
export const onlyOutputs = (wanted: ReadonlySet<string>): Builder => {
  const builder = createBuilder()
  return {
    ...builder,
    output: (name, value) => {
      if (wanted.has(name)) builder.output(name, value)
    },
  }
}
