import { recordUnit } from '../../models/report/names.ts'
import { evenAxis } from '../charts/axis.ts'
import { drawStrip } from '../charts/strip.ts'
import { marketTable, stripSteps, unitOf } from './marketFigures.ts'
import { marketsShown } from './markets.ts'
import type { Picture } from './picture.ts'
import type { ScenarioView } from './scenario.ts'

/** The market with the widest room between floor and ceiling, as one strip. */
export const roomFigure = (view: ScenarioView): Picture | null => {
  const shown = marketsShown(view, 'total', 'room')
  const [widest] = shown.priced
  if (widest === undefined) return null
  const unit = unitOf('total', view.document.currency, recordUnit(view.document))
  const axis = evenAxis([widest.floor.value, widest.ceiling.value, ...widest.dots])
  return {
    heading: `${widest.field}, ${widest.place}: ${widest.licensee}`,
    size: 'strip',
    draw: drawStrip({
      axis,
      floor: widest.floor.value,
      ceiling: widest.ceiling.value,
      price: widest.price?.value ?? null,
      dots: widest.dots,
      comparables: [],
    }),
    steps: stripSteps(widest, unit, { ticks: [], rest: [] }),
    table: marketTable({ ...shown, priced: [widest] }, unit),
  }
}
