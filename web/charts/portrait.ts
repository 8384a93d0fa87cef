import { Chart } from './chart.ts'
import type { Draw, Inks } from './drawing.ts'

/** One drawing of a picture, with what stands above it and how high it is in pixels of the page. */
export interface PicturePart {
  readonly caption: string
  readonly draw: Draw
  readonly height: number
}

/** A picture with all that it needs to be read away from the page. */
export interface Picture {
  readonly title: string
  /** what is said of it, and the key to its marks */
  readonly texts: readonly string[]
  readonly parts: readonly PicturePart[]
  /** which run it shows */
  readonly foot: readonly string[]
}

const width = 880
const margin = 28
/** Pixels of the picture for one of the page. */
const scale = 2

interface Line {
  readonly text: string
  readonly y: number
  readonly font: string
  readonly colour: string
}

interface Drawn {
  readonly chart: HTMLCanvasElement
  readonly y: number
}

/** Where everything stands: one under the other. */
interface Layout {
  readonly lines: readonly Line[]
  readonly charts: readonly Drawn[]
  readonly height: number
}

/** A picture as a PNG file on white, twice as sharp as the page. */
export const portrait = async (picture: Picture, inks: Inks): Promise<Blob> => {
  const pen = context(1)
  const { lines, charts, height } = laidOut(picture, inks, pen)
  const whole = context(height)
  whole.fillStyle = inks.paper
  whole.fillRect(0, 0, width, height)
  for (const { chart, y } of charts)
    whole.drawImage(chart, margin, y, width - 2 * margin, chart.height / scale)
  whole.textBaseline = 'alphabetic'
  for (const { text, y, font, colour } of lines) {
    whole.font = font
    whole.fillStyle = colour
    whole.fillText(text, margin, y)
  }
  return new Promise((resolve, reject) => {
    whole.canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)),
      'image/png',
    )
  })
}

const context = (height: number): CanvasRenderingContext2D => {
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('this browser draws no pictures')
  pen.scale(scale, scale)
  return pen
}

const laidOut = (
  { title, texts, parts, foot }: Picture,
  inks: Inks,
  pen: CanvasRenderingContext2D,
): Layout => {
  const lines: Line[] = []
  const charts: Drawn[] = []
  let y = margin
  const write = (text: string, size: number, { weight = 400, colour = inks.ink } = {}): void => {
    const font = `${weight} ${size}px ${inks.family}`
    pen.font = font
    for (const own of wrapped(text, pen)) {
      y += Math.round(1.35 * size)
      lines.push({ text: own, y, font, colour })
    }
  }
  write(title, 22, { weight: 600 })
  y += 4
  for (const text of texts) write(text, 14)
  y += 14
  for (const { caption, draw, height } of parts) {
    if (caption !== '') write(caption, 13, { weight: 600 })
    y += caption === '' ? 0 : 4
    charts.push({ chart: drawn(draw, height, inks), y })
    y += height
  }
  y += 10
  for (const text of foot) write(text, 11, { colour: inks.muted })
  return { lines, charts, height: y + margin }
}

/** Drawn where nobody looks, in the picture's own size and colours. */
const drawn = (draw: Draw, height: number, inks: Inks): HTMLCanvasElement => {
  const canvas = document.createElement('canvas')
  canvas.width = width - 2 * margin
  canvas.height = height
  const drawing = draw({ width: canvas.width, height, inks })
  const chart = new Chart(canvas, { ...drawing, options: { ...drawing.options, devicePixelRatio: scale } })
  const copy = document.createElement('canvas')
  copy.width = canvas.width
  copy.height = canvas.height
  copy.getContext('2d')?.drawImage(canvas, 0, 0)
  chart.destroy()
  return copy
}

/** A text in lines that fit; a word that is longer than a line has one of its own. */
const wrapped = (text: string, pen: CanvasRenderingContext2D): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(/[ \n]+/).filter((each) => each !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && pen.measureText(`${last} ${word}`).width <= width - 2 * margin)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
