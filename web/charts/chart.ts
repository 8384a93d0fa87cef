/** The door to Chart.js: only the parts that are drawn with are registered, and the module loads on its own. */
import { Chart, Filler, LinearScale, LineElement, PointElement, ScatterController } from 'chart.js'
import annotation from 'chartjs-plugin-annotation'

Chart.register(ScatterController, LinearScale, PointElement, LineElement, Filler, annotation)

export { Chart }
