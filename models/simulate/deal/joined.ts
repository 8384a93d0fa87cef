import type { Node } from '../../kernel/program.ts'
import type { JoinedScope } from '../../scenario/royaltyPlan.ts'
import type { Falling, Waterfall } from './falling.ts'

/** What each royalty by itself is reckoned on. */
export type OwnBase = Pick<Waterfall, 'base' | 'deductions'>

/**
 * The base of all royalties where some are owed on the same receipts: each receipt counts once, for as much of it as the
 * royalty takes that takes most, and with what that one deducts (`terms/README.md`).
 */
export const writeJoined = (
  { script, sales, term, reported }: Falling,
  fall: Waterfall,
  { own, joined }: { readonly own: readonly OwnBase[]; readonly joined: readonly JoinedScope[] },
): void => {
  const { deal, builder, $ } = script
  builder.loop(term.from, term.until, (k) => {
    const parts = own.map(({ base, deductions }, r) => {
      const all = reported(k, sales.scopes[deal.terms.royalties[r]!.scope]!.at(k))
      const of = (amount: Node): Node => $`${all} > 0 ? ${amount} / ${all} : 0`
      return { base: of(base.at(k)), deducted: of(deductions.at(k)) }
    })
    for (const { scope, royalties } of joined) {
      const receipts = reported(k, sales.scopes[scope]!.at(k))
      const most = royalties
        .map((r) => parts[r]!)
        .reduce((best, part) => {
          const isMore = $`${part.base} > ${best.base}`
          return {
            base: $`${isMore} ? ${part.base} : ${best.base}`,
            deducted: $`${isMore} ? ${part.deducted} : ${best.deducted}`,
          }
        })
      fall.base.add(k, $`${receipts} * ${most.base}`)
      fall.deductions.add(k, $`${receipts} * ${most.deducted}`)
    }
  })
}
