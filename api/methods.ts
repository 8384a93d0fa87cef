import type { Hono } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import type { Env } from './services.ts'

/** The methods that a path has a route for; none when nothing has this address. */
export type MethodsAt = (path: string) => readonly string[]

/** Read from the routes themselves. Whoever answers GET answers HEAD too. */
export const methodsOf = (...parts: readonly Pick<Hono<Env>, 'routes'>[]): MethodsAt => {
  const router = new TrieRouter<string>()
  for (const { method, path } of parts.flatMap(({ routes }) => routes)) router.add('ALL', path, method)
  return (path) => {
    const methods = new Set(router.match('GET', path)[0].map(([method]) => method))
    return [...methods, ...(methods.has('GET') ? ['HEAD'] : [])].sort()
  }
}
