/**
 * Active national currencies of ISO 4217 (list one, SIX Financial Information, the maintenance agency), by
 * the decimals of their minor unit; fund, metal and test codes are left out. MGA and MRU, whose units
 * divide by five, are listed with two decimals, as the list has them.
 */
const twoDecimals =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF ' +
  'CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL ' +
  'HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP ' +
  'MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD ' +
  'SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS ' +
  'VED VES WST XCD XCG YER ZAR ZMW ZWG'
const noDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
const threeDecimals = 'BHD IQD JOD KWD LYD OMR TND'

const decimalsOf: ReadonlyMap<string, number> = new Map([
  ...twoDecimals.split(' ').map((code) => [code, 2] as const),
  ...noDecimals.split(' ').map((code) => [code, 0] as const),
  ...threeDecimals.split(' ').map((code) => [code, 3] as const),
])

/** Whether three letters are an active currency code: USD is one, UDS is not. */
export const isCurrency = (code: string): boolean => decimalsOf.has(code)

/** Decimals of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD; null if it is no currency. */
export const minorDecimals = (code: string): number | null => decimalsOf.get(code) ?? null

/** Every accepted code, for "did you mean". */
export const currencies: readonly string[] = [...decimalsOf.keys()]
