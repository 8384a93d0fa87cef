/** What a file would change in a document, cell by cell. */
export interface Change {
  readonly cell: string
  readonly pointer: string
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}
