import { parseRoute, type Route } from './router.ts'

export type Arrival = 'link' | 'history'
type Listener = (route: Route, arrival: Arrival) => void

const here = (): Route => parseRoute(new URL(location.href))

/** Goes to an address of this page; `replace` leaves no step for the back button. */
export const navigate = (address: string, how: 'push' | 'replace' = 'push'): void => {
  if (how === 'push') history.pushState(null, '', address)
  else history.replaceState(null, '', address)
  window.dispatchEvent(new Event('ff-navigate'))
}

const plainClick = (event: MouseEvent): boolean =>
  event.button === 0 &&
  !event.defaultPrevented &&
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)

const followed = (event: MouseEvent): HTMLAnchorElement | undefined =>
  event
    .composedPath()
    .find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement && target.href !== '')

const isOurs = (link: HTMLAnchorElement): boolean => {
  const url = new URL(link.href)
  const stays = url.origin === location.origin && !url.pathname.startsWith('/api/')
  return stays && !link.hasAttribute('download') && link.target === ''
}

/** Follows links within the page without loading it anew and reports every change of address. */
export const watchAddress = (listener: Listener, signal: AbortSignal): Route => {
  document.addEventListener(
    'click',
    (event) => {
      const link = plainClick(event) ? followed(event) : undefined
      if (link === undefined || !isOurs(link)) return
      event.preventDefault()
      if (link.href !== location.href) navigate(link.href)
    },
    { signal },
  )
  window.addEventListener('ff-navigate', () => listener(here(), 'link'), { signal })
  window.addEventListener('popstate', () => listener(here(), 'history'), { signal })
  return here()
}
