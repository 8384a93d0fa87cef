import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { guard } from './guard.ts'
import { securityHeaders } from './headers.ts'
import { errorPlace, type Log } from './log.ts'
import { methodsOf } from './methods.ts'
import { problem } from './problem.ts'
import { actuals } from './routes/actuals.ts'
import { approaches } from './routes/approaches.ts'
import { bargain } from './routes/bargain.ts'
import { bridge, versionsBridge } from './routes/bridge.ts'
import { checks } from './routes/checks.ts'
import { comparables } from './routes/comparables.ts'
import { compare } from './routes/compare.ts'
import { contributors } from './routes/contributors.ts'
import { convergence } from './routes/convergence.ts'
import { diligence } from './routes/diligence.ts'
import { docs } from './routes/docs.ts'
import { drivers } from './routes/drivers.ts'
import { explanations } from './routes/explanations.ts'
import { exportsOf } from './routes/exports.ts'
import { health } from './routes/health.ts'
import { imports } from './routes/imports.ts'
import { information } from './routes/information.ts'
import { openapi } from './routes/openapi.ts'
import { ownComparables } from './routes/ownComparables.ts'
import { page } from './routes/page.ts'
import { pricing } from './routes/pricing.ts'
import { readings } from './routes/readings.ts'
import { reports } from './routes/reports.ts'
import { review } from './routes/review.ts'
import { risks } from './routes/risks.ts'
import { runs } from './routes/runs.ts'
import { samples } from './routes/samples.ts'
import { scenario } from './routes/scenario.ts'
import { scenarios } from './routes/scenarios.ts'
import { schema } from './routes/schema.ts'
import { router } from './routes/shapes.ts'
import { solve } from './routes/solve.ts'
import { strategy } from './routes/strategy.ts'
import { templates } from './routes/templates.ts'
import { utility, utilityFit } from './routes/utility.ts'
import { valuations } from './routes/valuations.ts'
import { versionActuals } from './routes/versionActuals.ts'
import { versions } from './routes/versions.ts'
import { versionValuation } from './routes/versionValuation.ts'
import { zone } from './routes/zone.ts'
import { memoryAdvice, runStop } from './runs/runs.ts'
import type { Env, Services } from './services.ts'

/** Everything the server answers, without a socket: tests call `app.request`. */
export const createApp = (services: Services) => {
  const app = router()
  const api = routes(services)
  const described = openapi(api, services.documentSchema)
  const reference = docs()
  const methodsAt = methodsOf(api, described, reference)
  app.use('*', requestId, logged(services.log), securityHeaders, guard({ hosts: services.hosts, methodsAt }))
  app.onError((error, c) => stopped(c, error, services.log))
  app.notFound((c) => problem(c, 'not-found', 'Nothing has this address.'))
  app.route('/', api)
  app.route('/', described)
  app.route('/', reference)
  app.route('/', page(services))
  return app
}

const routes = (services: Services) =>
  router()
    .route('/', health())
    .route('/', valuations(services))
    .route('/', runs(services))
    .route('/', checks(services))
    .route('/', explanations(services))
    .route('/', convergence(services))
    .route('/', zone(services))
    .route('/', readings(services))
    .route('/', review(services))
    .route('/', utility(services))
    .route('/', utilityFit(services))
    .route('/', contributors(services))
    .route('/', actuals(services))
    .route('/', approaches(services))
    .route('/', strategy(services))
    .route('/', drivers(services))
    .route('/', compare(services))
    .route('/', risks(services))
    .route('/', bridge(services))
    .route('/', bargain(services))
    .route('/', versionsBridge(services))
    .route('/', schema(services))
    .route('/', comparables(services))
    .route('/', ownComparables(services))
    .route('/', diligence(services))
    .route('/', solve(services))
    .route('/', information(services))
    .route('/', templates())
    .route('/', samples())
    .route('/', pricing(services))
    .route('/', imports(services))
    .route('/', scenarios(services))
    .route('/', scenario(services))
    .route('/', versions(services))
    .route('/', reports(services))
    .route('/', versionActuals(services))
    .route('/', versionValuation(services))
    .route('/', exportsOf(services))

/** The API as a type, for a typed client (`hono/client`). */
export type App = ReturnType<typeof routes>

const requestId: MiddlewareHandler<Env> = async (c, next) => {
  c.set('requestId', randomUUID())
  await next()
}

const logged =
  (log: Log): MiddlewareHandler<Env> =>
  async (c, next) => {
    const start = performance.now()
    await next()
    const milliseconds = Math.round(performance.now() - start)
    const { method } = c.req
    const about = { requestId: c.get('requestId'), method, route: routePath(c), milliseconds }
    log({ event: 'request', ...about, status: c.res.status })
  }

const stopped = (c: Context<Env>, error: Error, log: Log) => {
  switch (runStop(error)) {
    case 'busy':
      c.header('Retry-After', '2')
      return problem(c, 'busy', 'Two runs are under way and four are waiting. Try again in a moment.')
    case 'memory':
      return problem(c, 'stopped', `The run needed more memory than a run may have. ${memoryAdvice}`)
    case 'cancelled':
      return problem(c, 'stopped', 'The run was cancelled.')
    case 'late':
      return problem(c, 'stopped', 'This took too long for one document and was given up. Make it smaller.')
    case null:
      log({ event: 'error', requestId: c.get('requestId'), error: errorPlace(error) })
      return diskFault(error)
        ? problem(c, 'not-saved', 'The disk refused to take it; what was saved before is safe.')
        : problem(
            c,
            'fault',
            'This is our mistake, not yours. The log has more under the id of this request.',
          )
  }
}

const diskFault = (error: Error): boolean =>
  'code' in error &&
  typeof error.code === 'string' &&
  /^(SQLITE_(FULL|IOERR)|ENOSPC|EDQUOT|EIO)/.test(error.code)
