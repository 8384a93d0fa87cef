import type { CellFault } from '../sheet.ts'
import type { XmlElement } from '../xml.ts'

interface Place {
  readonly name: string
  readonly address: string
  readonly rowHidden: boolean
}

const isTrue = (written: string | undefined): boolean => written === '1' || written === 'true'

/** Hidden, or of a height (`ht`) or width of 0, which looks the same. */
export const isHidden = ({ attributes }: XmlElement): boolean =>
  isTrue(attributes.get('hidden')) ||
  ['ht', 'width'].some((size) => attributes.has(size) && !(Number(attributes.get(size)) > 0))

const childrenOf = (root: XmlElement, name: string): readonly XmlElement[] =>
  root.children.find((each) => each.name === name)?.children ?? []

/** Columns of a sheet that are hidden, counted from 0 (ECMA-376 part 1, section 18.3.1.13): `min` to `max`, from 1. */
export const hiddenColumns = (root: XmlElement): ((column: number) => boolean) => {
  const spans = childrenOf(root, 'cols')
    .filter(isHidden)
    .map(({ attributes }) => [Number(attributes.get('min')) - 1, Number(attributes.get('max')) - 1] as const)
  return (column) => spans.some(([from, to]) => column >= from && column <= to)
}

/** What stands where nobody who looks at the sheet sees it. */
export const hiddenFault = ({ name, address, rowHidden }: Place): CellFault => ({
  cell: `${name}!${address}`,
  expected: 'cells that can be seen: show them, or delete them',
  found: rowHidden ? 'one in a hidden row' : 'one in a hidden column',
})

/** Cells that are merged (section 18.3.1.55): one of them has a value, and nothing says what the others hold. */
export const mergedFaults = (root: XmlElement, name: string): readonly CellFault[] =>
  childrenOf(root, 'mergeCells').map(({ attributes }) => {
    const range = attributes.get('ref') ?? ''
    const found = `${range.slice(0, 40)} merged`
    return {
      cell: `${name}!${range.split(':')[0]}`,
      expected: 'every cell by itself: split merged cells',
      found,
    }
  })
