/** Either a value or every fault found, never both: how a reader's mistake travels. */
export type Result<Value, Fault> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly Fault[] }

export const success = <Value>(value: Value): Result<Value, never> => ({ ok: true, value })

export const failure = <Fault>(...faults: readonly Fault[]): Result<never, Fault> => ({ ok: false, faults })
