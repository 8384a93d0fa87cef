/** Recoupment of an advance: min(balance, rate · royalty), from royalty only, never refunded. */
export const recouped = (balance: number, rate: number, royalty: number): number => {
  const most = rate * royalty
  return balance < most ? balance : most > 0 ? most : 0
}
