import type { ImportedFile } from '../api/imports/importFile.ts'
import type { ImportKind } from '../models/exchange/importSheet.ts'
import type { Actuals } from '../models/scenario/schema/actuals.ts'
import type { ActualsRequest } from '../models/scenario/schema/reports.ts'
import type { ChosenFile } from './chosenFile.ts'
import { askAt } from './client.ts'

export type { ImportedFile }

/** A file, what it is said to hold, and what it would be taken into. */
export interface Previewed {
  readonly as: ImportKind
  readonly document?: object
  readonly curve?: string
}

/** What a file says and would change; nothing is stored. */
export const previewFile = ({ content }: ChosenFile, wanted: Previewed, signal?: AbortSignal) =>
  askAt<ImportedFile>('imports/preview', { ...wanted, ...content }, signal)

/** What was due on what was reported. */
export const askActuals = (request: ActualsRequest, signal?: AbortSignal) =>
  askAt<Actuals>('actuals', request, signal)
