import { inputName } from '../scenario/inputName.ts'
import type { Compare } from '../scenario/schema/compare.ts'
import type { FieldfareDocument } from '../scenario/schema/document.ts'
import { amount, itemName } from './compareWords.ts'
import { count, estimated } from './figures.ts'
import { grid, wrapped } from './grid.ts'
import { licensorName } from './names.ts'
import { bare, figure, name, section } from './tableSection.ts'
import { listed, quoted } from './words.ts'

/** Where the named input has to be. */
export const movedLines = (
  { input, items }: Compare,
  document: FieldfareDocument,
  width: number,
): readonly string[] => {
  if (input === null) return []
  const rows = input.pairs.map(({ a, b, party, now, at }) => {
    const names = [a, b].map((id) => itemName(document, items.find((item) => item.id === id)!))
    const points = at.map((point) => `${bare(estimated(point, '', 4))}${point.jump ? ' (jump)' : ''}`)
    const whom = party === 'licensor' ? licensorName(document) : 'licensee'
    return [
      `${names[1]} less ${names[0]}`,
      whom,
      bare(estimated(now, '', 3)),
      points.length === 0 ? 'none' : listed(points),
    ]
  })
  const own = inputName(document, input.path)
  const how = {
    value: 'put in its place',
    scaled: 'its mean, by scaling it',
    shifted: 'its mean, by shifting it',
  }
  const title = `Break-even of ${quoted(own)} (${input.path}), now ${amount(input.now)}; ${how[input.move]}, between ${amount(input.low)} and ${amount(input.high)}, valued anew on ${count(input.trials)} futures`
  const columns = [name(''), name('To'), figure('Now'), figure('Worth the same at')]
  const why =
    input.refused === null ? [] : ['', ...wrapped(`Part of that range is refused: ${input.refused}`, width)]
  return section(wrapped(title, width).join('\n'), [...grid(columns, rows, width), ...why])
}
