/** An entry of an archive's directory. */
export interface Entry {
  readonly name: string
  /** a note on it, for whoever lists the archive */
  readonly note: string
  /** whether its sizes follow it, where it was written without knowing them */
  readonly streamed: boolean
  /** whether it would be unpacked as a link to some other file */
  readonly link: boolean
  readonly method: number
  readonly deflated: number
  readonly inflated: number
  readonly header: number
}
