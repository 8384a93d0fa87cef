import { z } from 'zod'
import { documentSchema } from '../models/scenario/schema/document.ts'
import type { JsonObject } from './services.ts'

export const documentJsonSchema = (): JsonObject =>
  z.toJSONSchema(documentSchema, { io: 'input', unrepresentable: 'any' }) as JsonObject
