import { inputName, type NamedThings } from '../../scenario/inputName.ts'
import type { DriverInput } from './inputs.ts'

/** What of a chance is drawn, where its path ends before that is said. */
const drawn: Readonly<Partial<Record<DriverInput['kind'], string>>> = { gate: '.passes', losses: '.losses' }

/** An input in words, as every answer names it: "peak share (Meridian Dx, diagnostics)". */
export const nameOfInput = (document: NamedThings, { path, kind }: DriverInput): string =>
  kind === 'exchange'
    ? `exchange rate ${path.split('.')[1]}`
    : inputName(document, path + (drawn[kind] ?? ''))
