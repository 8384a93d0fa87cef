import { parseArgs } from 'node:util'
import type { ArgsDef } from 'citty'
import { nearestWord } from '../../models/scenario/suggest.ts'
import { failure, type Result, success } from '../../models/units/result.ts'

/** What was typed, read: every value joined to its flag, so that `--trial -1` means what `--trial=-1` means. */
export interface Flags {
  readonly raw: readonly string[]
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | true>>
}

type Types = ReadonlyMap<string, 'boolean' | 'string'>

export const readFlags = (raw: readonly string[], args: ArgsDef): Result<Flags, string> => {
  const types = typesOf(args)
  const options = Object.fromEntries([...types].map(([name, type]) => [name, { type }]))
  const settings = { args: [...raw], options, strict: false, allowPositionals: true, tokens: true } as const
  const { tokens } = parseArgs(settings)
  const faults = tokens.flatMap((token) => (token.kind === 'option' ? flagFaults(token, types) : []))
  if (faults.length > 0) return failure(...faults)
  const named = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  return success({
    raw: tokens.map(written),
    positionals: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])),
    values: Object.fromEntries(named.map(({ name, value }) => [name, value ?? true])),
  })
}

const typesOf = (args: ArgsDef): Types =>
  new Map(
    Object.entries(args).flatMap(([name, { type }]) =>
      type === 'positional' ? [] : [[name, type === 'boolean' ? 'boolean' : 'string'] as const],
    ),
  )

interface Flag {
  readonly kind: 'option'
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

type Token =
  | Flag
  | { readonly kind: 'positional'; readonly value: string }
  | { readonly kind: 'option-terminator' }

const flagFaults = ({ name, rawName, value, inlineValue }: Flag, types: Types): readonly string[] => {
  const type = rawName.startsWith('--') ? types.get(name) : undefined
  if (type === undefined) return [unknownFlag(name, rawName, types)]
  if (type === 'boolean') return value === undefined ? [] : [`${rawName}: takes no value, found "${value}"`]
  if (value === undefined) return [`${rawName}: expected a value, found nothing`]
  const isValue = inlineValue === true || !value.startsWith('-') || /^-[\d.]/.test(value)
  return isValue ? [] : [`${rawName}: expected a value, found ${value}`]
}

const unknownFlag = (name: string, rawName: string, types: Types): string => {
  const nearest = nearestWord(name, [...types.keys()])
  return `${rawName}: no such option${nearest === null ? '' : `. Did you mean --${nearest}?`}`
}

const written = (token: Token): string => {
  switch (token.kind) {
    case 'option':
      return token.value === undefined ? token.rawName : `${token.rawName}=${token.value}`
    case 'positional':
      return token.value
    case 'option-terminator':
      return '--'
    default:
      return token satisfies never
  }
}
