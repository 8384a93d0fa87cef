import { precondition } from '../units/precondition.ts'

/**
 * Formulas as the domain page writes them, over any kind of number:
 *
 *   $`min(${rate} * ${royalty}, ${balance})`
 *
 * A term is written once like this. With plain numbers it is a function to test; with the nodes of a program it is
 * the code that runs on every trial. Operators: + − * /, < <= > >= == !=, && || !, c ? a : b, and calls.
 */
export type Algebra<N> = (strings: TemplateStringsArray, ...holes: readonly (N | number)[]) => N

/** What an algebra is made of: constants, and operations by name on values of its own kind. */
export interface Operations<N> {
  readonly constant: (value: number) => N
  readonly apply: (operation: string, operands: readonly N[]) => N
}

/** Formulas over the given operations. Each formula in the source is parsed once, at its first use. */
export const algebraOf = <N>({ constant, apply }: Operations<N>): Algebra<N> => {
  const walk = (tree: Tree, holes: readonly (N | number)[]): N => {
    if (tree.kind === 'number') return constant(tree.value)
    if (tree.kind === 'apply') return apply(tree.operation, walkAll(tree.operands, holes))
    const hole = holes[tree.hole]!
    return typeof hole === 'number' ? constant(hole) : hole
  }
  /** Lists as long as they are, since whoever applies may keep them: one that is pushed to keeps room for seventeen. */
  const walkAll = (trees: readonly Tree[], holes: readonly (N | number)[]): readonly N[] => {
    const first = walk(trees[0]!, holes)
    if (trees.length === 1) return [first]
    const second = walk(trees[1]!, holes)
    if (trees.length === 2) return [first, second]
    return [first, second, ...trees.slice(2).map((tree) => walk(tree, holes))]
  }
  return (strings, ...holes) => walk(treeOf(strings), holes)
}

type Tree =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'hole'; readonly hole: number }
  | { readonly kind: 'apply'; readonly operation: string; readonly operands: readonly Tree[] }

const parsed = new WeakMap<TemplateStringsArray, Tree>()

const treeOf = (strings: TemplateStringsArray): Tree => {
  const known = parsed.get(strings)
  if (known !== undefined) return known
  const tree = parse(tokensOf(strings))
  parsed.set(strings, tree)
  return tree
}

type Token = string | { readonly hole: number }

const word = /\d+(\.\d+)?(e-?\d+)?|[a-zA-Z]\w*|<=|>=|==|!=|&&|\|\||[-+*/()<>!?:,]/g

const tokensOf = (strings: TemplateStringsArray): readonly Token[] =>
  strings.flatMap((text, part): Token[] => {
    const between = text.replace(word, '').trim()
    precondition(between === '', `a formula cannot hold "${between}"`)
    const words = text.match(word) ?? []
    return part === 0 ? words : [{ hole: part - 1 }, ...words]
  })

/** Binary operators by how tightly they bind. */
const levels: readonly Readonly<Record<string, string>>[] = [
  { '||': 'or' },
  { '&&': 'and' },
  { '==': 'eq', '!=': 'ne' },
  { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' },
  { '+': 'add', '-': 'sub' },
  { '*': 'mul', '/': 'div' },
]

const parse = (tokens: readonly Token[]): Tree => {
  let next = 0
  const peek = (): Token | undefined => tokens[next]
  const take = (wanted: string): void => {
    precondition(tokens[next] === wanted, `a formula needs "${wanted}" at word ${next}`)
    next++
  }
  const choice = (): Tree => {
    const condition = binary(0)
    if (peek() !== '?') return condition
    take('?')
    const yes = choice()
    take(':')
    return { kind: 'apply', operation: 'select', operands: [condition, yes, choice()] }
  }
  const binary = (level: number): Tree => {
    const operators = levels[level]
    if (operators === undefined) return unary()
    let left = binary(level + 1)
    for (let token = peek(); typeof token === 'string' && Object.hasOwn(operators, token); token = peek()) {
      next++
      left = { kind: 'apply', operation: operators[token]!, operands: [left, binary(level + 1)] }
    }
    return left
  }
  const unary = (): Tree => {
    const token = peek()
    if (token !== '-' && token !== '!') return primary()
    next++
    return { kind: 'apply', operation: token === '-' ? 'neg' : 'not', operands: [unary()] }
  }
  const primary = (): Tree => {
    const token = tokens[next++]
    precondition(token !== undefined, 'a formula ends too early')
    if (typeof token !== 'string') return { kind: 'hole', hole: token.hole }
    if (token === '(') return closed(choice())
    return /^\d/.test(token) ? { kind: 'number', value: Number(token) } : call(token)
  }
  const closed = (inside: Tree): Tree => {
    take(')')
    return inside
  }
  const call = (operation: string): Tree => {
    take('(')
    const operands = [choice()]
    while (peek() === ',') {
      next++
      operands.push(choice())
    }
    return closed({ kind: 'apply', operation, operands })
  }
  const tree = choice()
  precondition(next === tokens.length, `a formula goes on after its end, at word ${next}`)
  return tree
}
