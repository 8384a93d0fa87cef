import { recordUnit } from '../../models/report/names.ts'
import { drawStrip } from '../charts/strip.ts'
import { marketTable, sharedAxis, stripData, stripSteps, unitOf } from './marketFigures.ts'
import { marketsShown } from './markets.ts'
import type { Picture } from './picture.ts'
import type { ScenarioView } from './scenario.ts'

const NONE = { ticks: [], rest: [] }

/** The market with the widest room between floor and ceiling, as one strip. */
export const roomFigure = (view: ScenarioView): Picture | null => {
  const shown = marketsShown(view, 'total', 'room')
  const [widest] = shown.priced
  if (widest === undefined) return null
  const unit = unitOf('total', view.document.currency, recordUnit(view.document))
  const axis = sharedAxis(shown.priced, null, NONE)
  return {
    heading: `${widest.field}, ${widest.place}: ${widest.licensee}`,
    size: 'strip',
    draw: drawStrip({ ...stripData(widest, axis, NONE), alone: true }),
    steps: stripSteps(widest, unit, NONE),
    table: marketTable({ ...shown, priced: [widest] }, unit),
  }
}
