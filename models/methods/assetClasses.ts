/** What a comparable is about, by its `asset`; rows that mix things belong to the first of them. */
const assetClasses: ReadonlyMap<string, string> = new Map([
  ['user posts', 'posts'],
  ['news archive and display', 'news'],
  ['news, training and retrieval', 'news'],
  ['news', 'news'],
  ['news archive from 1985', 'news'],
  ['news, cooking, sport', 'news'],
  ['lifestyle publishing', 'magazines'],
  ['scholarly books and journals', 'books and journals'],
  ['scholarly books', 'books and journals'],
  ['non-fiction backlist', 'books and journals'],
  ['books', 'books and journals'],
  ['images, video', 'images'],
  ['images', 'images'],
  ['photos, video', 'images'],
  ['curated images', 'images'],
  ['long video', 'video'],
  ['unused video', 'video'],
  ['text', 'text'],
  ['oncology records', 'health records'],
  ['oncology models', 'models'],
  ['whole genomes', 'genomes'],
  ['consumer genomes', 'genomes'],
])

/** What a dataset is about, by what one record of it is. "record" says nothing. */
const unitClasses: ReadonlyMap<string, string> = new Map([
  ['post', 'posts'],
  ['comment', 'posts'],
  ['article', 'news'],
  ['title', 'books and journals'],
  ['book', 'books and journals'],
  ['work', 'books and journals'],
  ['paper', 'books and journals'],
  ['image', 'images'],
  ['photo', 'images'],
  ['hour', 'video'],
  ['minute', 'video'],
  ['video', 'video'],
  ['word', 'text'],
  ['token', 'text'],
  ['patient', 'health records'],
  ['genome', 'genomes'],
  ['study', 'medical imaging'],
  ['scan', 'medical imaging'],
  ['exam', 'medical imaging'],
])

/** What an asset may be called in so many words. */
const knownClasses: ReadonlySet<string> = new Set([...assetClasses.values(), ...unitClasses.values()])

/** The asset class of a comparable; exported so that a new row without one is noticed. */
export const assetClassOf = ({ asset }: { readonly asset: string }): string | null =>
  assetClasses.get(asset) ?? (knownClasses.has(asset.toLowerCase()) ? asset.toLowerCase() : null)

/** What a dataset is about, as far as its record unit says. */
export const datasetClassOf = (recordUnit: string | null): string | null =>
  unitClasses.get((recordUnit ?? '').toLowerCase()) ?? null
