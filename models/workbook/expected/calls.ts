import type { Node } from '../../kernel/program.ts'
import type { Call, Script } from '../../simulate/deal/script.ts'

/** forward·Φ(d₁) − strike·Φ(d₁ − spread) as a formula, as `expectedWarrant` has it. */
export const callTold = ({ $ }: Script, { forward, strike, spread }: Call): Node => {
  const d = $`log(${forward} / ${strike}) / ${spread} + ${spread} / 2`
  const call = $`${forward} * normalCdf(${d}) - ${strike} * normalCdf(${d} - ${spread})`
  return $`${spread} > 0 && ${strike} > 0 && ${forward} > 0 ? ${call} : max(0, ${forward} - ${strike})`
}
