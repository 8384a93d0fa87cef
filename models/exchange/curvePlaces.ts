/** A learning curve of a document: whose it is, and where. */
export interface CurvePlace {
  readonly path: string
  readonly licensee: string
  /** the field or market of the position */
  readonly position: string
  /** place of the licensee among the licensees */
  readonly index: number
}

interface Parties {
  readonly licensees: readonly {
    readonly id: string
    readonly positions: Readonly<Record<string, { readonly utility: { readonly kind: string } }>>
  }[]
}

/** Every learning curve of a document. */
export const curvesOf = ({ licensees }: Parties): readonly CurvePlace[] =>
  licensees.flatMap(({ id, positions }, index) =>
    Object.entries(positions).flatMap(([position, { utility }]): CurvePlace[] => {
      if (utility.kind !== 'learningCurve') return []
      const path = `licensees.${id}.positions.${position}`
      return [{ path, licensee: id, position, index }]
    }),
  )
