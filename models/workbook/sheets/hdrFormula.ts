/** Cells of c, v, e and both seeds. */
export interface HdrCells {
  readonly counter: string
  readonly variable: string
  readonly entity: string
  readonly seed3: string
  readonly seed4: string
}

/**
 * HDR 2.0 as the spreadsheet formula it is published as (see `sampling/hdr.ts`). Its constants are its definition. Only of the seed
 * the rest is taken first: the product of a long one is divided by programs to fifteen digits, and LibreOffice refuses what it
 * rounds below 0.
 */
export const hdrFormula = ({ counter: c, variable: v, entity: e, seed3, seed4 }: HdrCells): string => {
  const [seed1, seed2] = [`MOD(${seed3},7450589)`, `MOD(${seed3},7450987)`]
  const first = `${c}*2499997+${v}*1800451+${e}*2000371+${seed1}*1796777+${seed4}*2299603`
  const second = `${c}*2246527+${v}*2399993+${e}*2100869+${seed2}*1918303+${seed4}*1624729`
  const high = `MOD(MOD(999999999999989,MOD(${first},7450589)*4658+7450581)*383,99991)*7440893`
  const low = `MOD(MOD(999999999999989,MOD(${second},7450987)*7580+7560584)*17669,7440893)`
  return `(MOD((${high}+${low})*1343,4294967296)+0.5)/4294967296`
}
