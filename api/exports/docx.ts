import type { Block } from '../../models/report/pages.ts'
import { zipped } from './archive.ts'
import { escaped, xmlHead as head } from './xml.ts'

/**
 * Blocks as a Word document (ECMA-376, WordprocessingML): six parts, written here. Every text is the content of one run, so no
 * name becomes a field, a link or markup; there are no properties, dates or identifiers, so the same blocks give the same bytes.
 */
export const docxBytes = (blocks: readonly Block[]): Uint8Array => {
  const lists = blocks.flatMap((block) => (block.kind === 'list' ? [block] : []))
  const parts = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations([
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['footer', 'footer.xml'],
    ]),
    'word/document.xml': documentXml(blocks, lists),
    'word/footer.xml': footerXml(blocks),
    'word/numbering.xml': numberingXml(lists),
    'word/styles.xml': stylesXml,
  }
  const encoder = new TextEncoder()
  return zipped(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, encoder.encode(xml)])))
}

type List = Extract<Block, { kind: 'list' }>

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const linked = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A figure stays on one line with its unit. */
const unbroken = (text: string): string =>
  text.replace(/(?<=\d|\b[kMB]) (?=%|[kMB]\b|[A-Z]{3}\b|days?\b|months?\b|years?\b)/g, '\u00a0')

const paragraph = (style: string, text: string, list?: number): string => {
  const numbered =
    list === undefined ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`
  const run = `<w:r><w:t xml:space="preserve">${escaped(unbroken(text))}</w:t></w:r>`
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${numbered}</w:pPr>${run}</w:p>`
}

const styleNames = { title: 'Title', heading: 'Heading1', text: 'Normal', note: 'Note' } as const

const documentXml = (blocks: readonly Block[], lists: readonly List[]): string => {
  const body = blocks.map((block) =>
    block.kind === 'list'
      ? block.items.map((item) => paragraph('ListParagraph', item, lists.indexOf(block) + 1)).join('')
      : paragraph(styleNames[block.kind], block.text),
  )
  const page =
    '<w:sectPr><w:footerReference w:type="default" r:id="r3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
  return `${head}<w:document ${word} ${linked}><w:body>${body.join('')}${page}</w:body></w:document>`
}

const field = (name: string): string => `<w:fldSimple w:instr="${name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>`

const plain = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`

/** What it is and which of how many pages: sheets of paper get apart. */
const footerXml = (blocks: readonly Block[]): string => {
  const title = blocks.find(({ kind }) => kind === 'title')
  const name = title?.kind === 'title' ? `${title.text} · ` : ''
  const page = `${plain(`${name}page `)}${field('PAGE')}${plain(' of ')}${field('NUMPAGES')}`
  return `${head}<w:ftr ${word}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${page}</w:p></w:ftr>`
}

/** One numbering for each list, so that each begins at 1. */
const numberingXml = (lists: readonly List[]): string => {
  const kinds = lists.map(({ numbered }, n) => {
    const mark = numbered ? ['decimal', '%1.'] : ['bullet', '•']
    const level = `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${mark[0]}"/><w:lvlText w:val="${mark[1]}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="454"/></w:pPr></w:lvl>`
    return `<w:abstractNum w:abstractNumId="${n + 1}">${level}</w:abstractNum>`
  })
  const used = lists.map((_, n) => `<w:num w:numId="${n + 1}"><w:abstractNumId w:val="${n + 1}"/></w:num>`)
  return `${head}<w:numbering ${word}>${kinds.join('')}${used.join('')}</w:numbering>`
}

const style = (id: string, name: string, rest: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}${rest}</w:style>`

const large = (size: number): string => `<w:b/><w:color w:val="14455C"/><w:sz w:val="${size}"/>`

const stylesXml = `${head}<w:styles ${word}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
  style('Normal', 'Normal', ''),
  style('Title', 'Title', `<w:pPr><w:spacing w:after="200"/></w:pPr><w:rPr>${large(40)}</w:rPr>`),
  style(
    'Heading1',
    'heading 1',
    `<w:pPr><w:keepNext/><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr>${large(26)}</w:rPr>`,
  ),
  style('Note', 'Note', '<w:rPr><w:i/><w:color w:val="5B6B79"/></w:rPr>'),
  style(
    'Footer',
    'footer',
    '<w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:color w:val="5B6B79"/><w:sz w:val="17"/></w:rPr>',
  ),
  style('ListParagraph', 'List Paragraph', ''),
].join('')}</w:styles>`

const relations = (found: readonly (readonly [string, string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${found
    .map(([type, target], n) => `<Relationship Id="r${n + 1}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const part = (name: string, type: string): string =>
  `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`

const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('document', 'document.main')}${part('footer', 'footer')}${part('styles', 'styles')}${part('numbering', 'numbering')}</Types>`
