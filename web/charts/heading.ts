/** The words of the heading that an element stands under, in its own tree or in one around it. */
export const headingBefore = (element: Element): string => {
  const root = element.getRootNode()
  const headings =
    root instanceof ShadowRoot || root instanceof Document ? root.querySelectorAll('h1, h2, h3') : []
  const before = [...headings].filter(
    (each) => (each.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  )
  const found = before.at(-1)?.textContent?.trim()
  if (found !== undefined) return found
  return root instanceof ShadowRoot ? headingBefore(root.host) : document.title
}
