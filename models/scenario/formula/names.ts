import { quoted } from '../../units/quoted.ts'
import { nearestWord } from '../suggest.ts'
import { allNodes, type Formula, type FormulaFault } from './node.ts'
import { timeNames } from './words.ts'

/**
 * Every name of a formula that is none of the known inputs, each time it is used, with the nearest known one.
 * `t` and `period` are always known.
 */
export const checkNames = (
  formula: Formula,
  known: (name: string) => boolean,
  all: readonly string[],
): readonly FormulaFault[] =>
  allNodes(formula.root).flatMap((node) => {
    if (node.kind !== 'name' || timeNames.has(node.name) || known(node.name)) return []
    const suggestion = nearestWord(node.name, [...all, ...timeNames])
    const expected = 'the name of an input, t or period'
    const fault = { position: node.position, expected, found: `the unknown name ${quoted(node.name)}` }
    return suggestion === null ? [fault] : [{ ...fault, suggestion }]
  })
