/** Figures inside a finding: agreed amounts, exact but for cents. */

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+$)/g, ',')

/** "1,250,000 USD". */
export const amount = (value: number, currency: string): string =>
  `${value < 0 ? '−' : ''}${grouped(String(Math.round(Math.abs(value))))} ${currency}`

/** "2.5 %", to a tenth of a percent. */
export const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`

/** "1 year", "2.5 years", to a tenth. */
export const years = (count: number): string => {
  const shown = Math.round(count * 10) / 10
  return `${shown} ${shown === 1 ? 'year' : 'years'}`
}
