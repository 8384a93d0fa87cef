/** Longer words are not compared: nobody mistypes them, and the comparison costs their product. */
const longest = 64

/**
 * "Did you mean …": the accepted word nearest to what was written, or null when none is near. Distance:
 * optimal string alignment (insert, delete, replace a character, or swap two neighbours; each pair of
 * places edited once), the form of Damerau's distance of F. J. Damerau, Communications of the ACM 7(3),
 * 1964, without regard to case. Near: at most one edit for every three characters of the word, at least
 * one, and fewer than it has. The first of equals wins.
 */
export const nearestWord = (word: string, accepted: readonly string[]): string | null => {
  if (word.length > longest) return null
  const written = word.toLowerCase()
  let nearest: string | null = null
  let least = Math.min(Math.max(1, Math.floor(written.length / 3)) + 1, written.length)
  for (const candidate of accepted) {
    if (Math.abs(candidate.length - written.length) >= least || candidate.length > longest) continue
    const distance = editDistance(written, candidate.toLowerCase())
    if (distance >= least) continue
    least = distance
    nearest = candidate
  }
  return nearest
}

/** Optimal string alignment distance, row by row. */
export const editDistance = (a: string, b: string): number => {
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next: number[] = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : change
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
