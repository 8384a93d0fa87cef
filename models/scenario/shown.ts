/** A value as it was found, short enough for a sentence. */
export const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}

/** Support of a distribution in words. */
export const reach = (low: number, high: number): string => {
  const from = low === -Infinity ? 'without a lower end' : `from ${low}`
  return high === Infinity ? `${from}, without an upper end` : `${from} to ${high}`
}
