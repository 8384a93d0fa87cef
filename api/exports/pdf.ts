import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'

/** A part of a page, as the library takes it: text is text, never markup. */
export type PdfContent = Readonly<Record<string, unknown>>

export interface PdfPages {
  readonly title: string
  /** lines at the foot of every page */
  readonly footer: readonly string[]
  readonly content: readonly PdfContent[]
}

interface Library {
  readonly setFonts: (fonts: Readonly<Record<string, Readonly<Record<string, string>>>>) => void
  readonly setUrlAccessPolicy: (allowed: (url: string) => boolean) => void
  readonly setLocalAccessPolicy: (allowed: (path: string) => boolean) => void
  readonly createPdf: (definition: object) => { readonly getBuffer: () => Promise<Uint8Array> }
}

const require = createRequire(import.meta.url)

let made: Library | null = null

/** Loaded when the first page is written; it reads its own fonts and nothing else, from no address and no other folder. */
const library = (): Library => {
  if (made !== null) return made
  const loaded: Library = require('pdfmake')
  const folder = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto')
  const font = (name: string): string => join(folder, `Roboto-${name}.ttf`)
  loaded.setFonts({
    Roboto: {
      normal: font('Regular'),
      bold: font('Medium'),
      italics: font('Italic'),
      bolditalics: font('MediumItalic'),
    },
  })
  loaded.setUrlAccessPolicy(() => false)
  loaded.setLocalAccessPolicy((path) => path.startsWith(folder + sep))
  made = loaded
  return loaded
}

const epoch = new Date(0)

/** Pages as the bytes of a PDF file: the only place that knows the library. The same pages give the same bytes. */
export const pdfBytes = async ({ title, footer, content }: PdfPages): Promise<Uint8Array> => {
  const buffer = await library()
    .createPdf({
      info: { title, creator: 'Fieldfare', producer: 'Fieldfare', creationDate: epoch, modDate: epoch },
      pageSize: 'A4',
      pageMargins: [48, 48, 48, 60],
      defaultStyle: { font: 'Roboto', fontSize: 9, color: '#1F2933', lineHeight: 1.15 },
      styles,
      content,
      footer: (page: number, pages: number) => ({
        margin: [48, 12, 48, 0],
        columns: [
          { text: footer.join('\n'), fontSize: 6, color: '#5B6B79' },
          { text: `${page} / ${pages}`, fontSize: 7, color: '#5B6B79', alignment: 'right', width: 40 },
        ],
      }),
    })
    .getBuffer()
  return new Uint8Array(buffer)
}

const deep = '#14455C'

const styles = {
  title: { fontSize: 20, bold: true, color: deep, margin: [0, 0, 0, 14] },
  heading: { fontSize: 12, bold: true, color: deep, margin: [0, 14, 0, 2] },
  sentence: { fontSize: 10.5, lineHeight: 1.3, margin: [0, 0, 0, 10] },
  caption: { fontSize: 9, margin: [0, 8, 0, 8] },
  basis: { fontSize: 7.5, color: '#5B6B79', margin: [0, 0, 0, 4] },
  head: { fontSize: 7.5, bold: true, color: deep },
  cell: { fontSize: 8 },
  item: { fontSize: 8.5 },
}
