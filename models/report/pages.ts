/** A text that leaves the product as a file, before it has a format: title, headings, paragraphs and lists. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text' | 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered: boolean }

/** Characters that Markdown, or HTML within it, would read as more than text. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_[\]<>#|~&]/g, (mark) => `\\${mark}`)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2')

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'title':
      return `# ${escaped(block.text)}\n`
    case 'heading':
      return `## ${escaped(block.text)}\n`
    case 'text':
      return `${escaped(block.text)}\n`
    case 'note':
      return `*${escaped(block.text)}*\n`
    case 'list':
      return block.items.map((item, i) => `${block.numbered ? `${i + 1}.` : '-'} ${escaped(item)}\n`).join('')
    default:
      return block satisfies never
  }
}

/** As Markdown (CommonMark): text of people stays text. */
export const markdown = (blocks: readonly Block[]): string => blocks.map(blockText).join('\n')
