/**
 * Royalty cap: of a period's royalty, the part that still fits under `room` is paid at the agreed rate; the rest of
 * the base, pro rata, at `rateAfter`.
 *
 *   paid = min(royalty, room) + (1 − min(royalty, room)/royalty) · base · rateAfter
 */
export const cappedRoyalty = (
  period: { readonly royalty: number; readonly base: number },
  room: number,
  rateAfter: number,
): number => {
  if (period.royalty <= room) return period.royalty
  const within = room > 0 ? room : 0
  return within + (1 - within / period.royalty) * period.base * rateAfter
}
