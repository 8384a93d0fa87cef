import type { FieldfareDocument } from '../scenario/schema/document.ts'
import type { FieldStrategy, Premium } from '../scenario/schema/fieldStrategy.ts'
import { brief } from './figures.ts'
import { dealName } from './names.ts'
import { bulleted, section } from './tableSection.ts'
import { quoted } from './words.ts'

/** Both bounds on what exclusivity may cost, deal by deal, in sentences; nothing where no deal closes anything. */
export const premiumLines = (
  { premiums }: FieldStrategy,
  document: FieldfareDocument,
  width: number,
): readonly string[] =>
  premiums.length === 0
    ? []
    : section(
        'What exclusivity may cost, on expectations',
        bulleted(
          premiums.map((premium) => premiumWords(premium, document)),
          width,
        ),
      )

const premiumWords = (premium: Premium, document: FieldfareDocument): string => {
  const { deal, exclusivity, destroys, text } = premium
  const start = `${quoted(dealName(document, deal))} (${exclusivity})`
  const money = (estimate: NonNullable<Premium['lower']>): string => brief(estimate, document.currency)
  const most = premium.upper === null ? 'not known' : money(premium.upper)
  const least =
    premium.lower === null
      ? ''
      : `at least ${money(premium.lower)} (others ${othersWords(premium, money)}${namedWords(premium, document, money)}), `
  const bounds = `${least}at most ${most}`
  const loss = destroys === null ? '' : ` It destroys ${money(destroys)}.`
  return `${start}: ${bounds}. ${text}${loss}`
}

type Money = (estimate: NonNullable<Premium['lower']>) => string

const othersWords = ({ others }: Premium, money: Money): string =>
  money({
    value: others.reduce((sum, { worth }) => sum + worth.value, 0),
    standardError: others.reduce((sum, { worth }) => sum + worth.standardError, 0),
  })

const namedWords = ({ named }: Premium, document: FieldfareDocument, money: Money): string =>
  named.map(({ deal, worth }) => `, ${quoted(dealName(document, deal))} ${money(worth)}`).join('')
