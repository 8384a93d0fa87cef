/** Something worth telling about a place in the document. */
export interface Note {
  readonly pointer: string
  readonly text: string
}
