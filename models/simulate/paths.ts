import type { Builder } from '../kernel/builder.ts'
import { createInterpreter } from '../kernel/interpret.ts'
import type { Program } from '../kernel/program.ts'
import type { Frame } from './frame.ts'
import { writeMarkets } from './markets.ts'
import { createReader } from './reader.ts'
import { writeOwnErrors, writeStocks } from './records.ts'

/** The program of what happens whatever is agreed: markets, and what records are worth as they age. */
export const writePaths = (frame: Frame, builder?: Builder): Program => {
  const reader = createReader(frame, builder)
  writeMarkets(reader)
  writeOwnErrors(reader)
  writeStocks(reader)
  return reader.builder.finish()
}

/** Fills the paths of one block operation by operation. */
export const fillPaths = (frame: Frame): void => {
  createInterpreter(writePaths(frame), frame).run(frame.count)
}
