import { isPersonal } from '../../dataset/identifiability.ts'
import { changed } from '../../scenario/variant.ts'
import { dayNumber } from '../../units/date.ts'
import { endOf, isAboutPeople, sourcesOf } from '../reading.ts'
import type { Reviewed, Rule } from '../rule.ts'

/** Where the records come from, and what the law says of them. */

/** Whether a date comes before the deal ends. */
const endsBefore = ({ document, deal }: Reviewed, date: string): boolean =>
  (dayNumber(date) - dayNumber(document.valuationDate)) / 365 < endOf(deal)

export const sourceTransfer: Rule = {
  id: 'source-transfer',
  find: (reviewed) => {
    const place = reviewed.licensee.processingTerritory
    return sourcesOf(reviewed).flatMap(({ source, pointer, purposeful }) => {
      if (!purposeful || place === undefined || source.origin === undefined || source.origin === place)
        return []
      const row = source.transfer?.find(({ to }) => to === place)
      // a blocked source is a decision; it counts for nothing and the notes say so
      if (row?.status === 'permitted' || row?.status === 'blocked') return []
      const state =
        row?.status === 'restricted'
          ? 'is restricted and no mechanism is named'
          : source.transfer === undefined
            ? 'is not described, and is priced as if it were permitted'
            : 'is not listed'
      return [
        {
          severity: 'serious' as const,
          term: null,
          pointer,
          text:
            `Transfer of source ${source.id} from ${source.origin} to ${place}, where the licensee works, ${state}. Records ` +
            'sent without a lawful mechanism must be called back, and the models with them. Agree one (adequacy, standard ' +
            'clauses, an enclave at the origin) and enter it as permitted with its cost, or leave the source out.',
        },
      ]
    })
  },
}

export const transferExpires: Rule = {
  id: 'transfer-expires',
  find: (reviewed) =>
    sourcesOf(reviewed).flatMap(({ source, pointer, purposeful }) => {
      const rows = source.transfer ?? []
      const at = rows.findIndex(({ to }) => to === reviewed.licensee.processingTerritory)
      const until = rows[at]?.until
      if (!purposeful || rows[at]?.status !== 'permitted' || until === undefined) return []
      if (!endsBefore(reviewed, until)) return []
      return [
        {
          severity: 'caution' as const,
          term: null,
          pointer: `${pointer}/transfer/${at}`,
          text:
            `The permission to transfer source ${source.id} ends on ${until}, before the deal does; from then on its records ` +
            'do not count. Write who renews it, and what becomes of the price when it is not renewed.',
        },
      ]
    }),
}

export const determinationExpiry: Rule = {
  id: 'determination-expiry',
  find: (reviewed) =>
    sourcesOf(reviewed).flatMap(({ source, pointer, purposeful }) => {
      const { lawfulBasis = '', identifiability = '', determinationUntil: until } = source
      if (!purposeful || !/determin|expert/i.test(`${lawfulBasis} ${identifiability}`)) return []
      if (until !== undefined && !endsBefore(reviewed, until)) return []
      return [
        {
          severity: 'caution' as const,
          term: null,
          pointer: until === undefined ? pointer : `${pointer}/determinationUntil`,
          text:
            until === undefined
              ? `Source ${source.id} rests on a determination of de-identification without an expiry. Methods of re-identification ` +
                'improve and experts sign for two or three years. State until when it holds (determinationUntil), and who pays ' +
                'for the next one.'
              : `The determination of de-identification of source ${source.id} ends on ${until}, before the deal does. Write who ` +
                'renews it, and that deliveries stop meanwhile.',
        },
      ]
    }),
}

export const erasureProcedure: Rule = {
  id: 'erasure-procedure',
  find: (reviewed) => {
    const { deal, document, index } = reviewed
    const personal = sourcesOf(reviewed).filter(
      ({ source, purposeful }) => purposeful && isPersonal(source.identifiability),
    )
    const isErasure = (id: string, name = ''): boolean => /eras|deletion|withdraw/i.test(`${id} ${name}`)
    const agreed = document.risks?.some(({ id, name }) => deal.risks?.includes(id) && isErasure(id, name))
    if (personal.length === 0 || agreed === true) return []
    const own = document.risks?.find(({ id, name }) => isErasure(id, name))
    const names = personal.map(({ source }) => source.id).join(', ')
    return [
      {
        severity: 'serious',
        term: null,
        pointer: `/deals/${index}`,
        text:
          `Source ${names} is personal data, and nothing says what happens when a person asks to be erased. Somebody will, and ` +
          'a trained model cannot simply forget. Agree the steps (take out, suppress in outputs, train again), who pays for ' +
          'each, and enter them as a risk with tiers.',
        change:
          own === undefined
            ? undefined
            : {
                words: 'the usual losses from requests for erasure, each party bearing its part',
                make: (source) => changed(source, { risks: [...(deal.risks ?? []), own.id] }),
              },
      },
    ]
  },
}

export const reidentificationBan: Rule = {
  id: 're-identification-ban',
  find: (reviewed) =>
    !isAboutPeople(reviewed) || reviewed.deal.rights?.noReidentification === true
      ? []
      : [
          {
            severity: 'serious',
            term: null,
            pointer: `/deals/${reviewed.index}/rights`,
            text:
              'The data tell about people, and the licensee does not promise to leave them unidentified. De-identification rests ' +
              'on that promise, by law in several places. Write: no re-identification, no linking with other data, the same for ' +
              'everyone it passes the data to, and notice of any success (rights.noReidentification).',
          },
        ],
}
