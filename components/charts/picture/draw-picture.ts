import { copyDrawn } from './copy-drawn.ts'
import { createMark } from './create-mark.ts'
import { drawHtml } from './draw-html.ts'
import { wrapWords } from './wrap-words.ts'

const pad = 16
const titleLine = 20
const footLine = 15
/** px a letter takes at least, on average: lines are broken before they can reach the edge. */
const titleLetter = 8
const footLetter = 6.2

export type PictureText = { title: string; summary: string; source: string }

/** The frame's picture as an SVG document that needs nothing beside it, in the light colours, with title and source in it. */
export function drawPicture(figure: HTMLElement, { title, summary, source }: PictureText): Document {
  const patterns = [...document.querySelectorAll('pattern[id]')]
  return inLight([figure, ...patterns], figure, () => {
    const box = figure.getBoundingClientRect()
    const style = getComputedStyle(figure)
    const titleLines = wrapWords(title, box.width / titleLetter)
    const footLines = wrapWords(source, box.width / footLetter)
    const top = pad + titleLines.length * titleLine
    const width = box.width + 2 * pad
    const height = top + box.height + 10 + footLines.length * footLine + pad
    const root = createMark('svg', { width, height, viewBox: `0 0 ${width.toFixed(2)} ${height.toFixed(2)}` })
    root.setAttribute('font-family', style.fontFamily)
    root.setAttribute('role', 'img')
    const named = createMark('title', {})
    named.textContent = title
    const described = createMark('desc', {})
    described.textContent = summary
    root.append(named, described, createMark('rect', { width, height, fill: '#ffffff' }))
    write(root, titleLines, {
      x: pad,
      y: pad + 12,
      step: titleLine,
      'font-size': 14,
      'font-weight': 600,
      fill: style.color,
    })
    const picture = createMark('g', {
      transform: `translate(${pad} ${top.toFixed(2)})`,
      'font-size': style.fontSize,
    })
    drawHtml(figure, picture, box)
    root.append(picture)
    const below = { x: pad, y: top + box.height + 10 + footLine, step: footLine, 'font-size': 11 }
    write(root, footLines, { ...below, fill: style.getPropertyValue('--text-3') })
    root.insertBefore(foreignPatterns(root), picture)
    const drawn = document.implementation.createDocument(null, null)
    drawn.append(root)
    return drawn
  })
}

type Place = { x: number; y: number; step: number; fill: string; 'font-size': number; 'font-weight'?: number }

function write(root: Element, lines: string[], { y, step, ...place }: Place): void {
  for (const [index, line] of lines.entries()) {
    const text = createMark('text', { ...place, y: y + index * step })
    text.textContent = line
    root.append(text)
  }
}

/** Fills the picture refers to and the page keeps elsewhere. */
function foreignPatterns(root: Element): Element {
  const defs = createMark('defs', {})
  const text = new XMLSerializer().serializeToString(root)
  const wanted = new Set([...text.matchAll(/url\(#([^)"]+)\)/g)].map(match => match[1]!))
  for (const id of wanted) {
    const known = document.getElementById(id)
    if (known === null || root.querySelector(`[id="${CSS.escape(id)}"]`) !== null) continue
    const copy = copyDrawn(known, null)
    if (copy !== null) defs.append(copy)
  }
  return defs
}

/** Reads the page's styles as they are in the light theme; nothing is painted in between. */
function inLight<T>(elements: Element[], colored: HTMLElement, read: () => T): T {
  const before = elements.map(element => element.getAttribute('data-theme'))
  const color = colored.style.color
  for (const element of elements) element.setAttribute('data-theme', 'light')
  colored.style.color = 'var(--text-1)'
  try {
    return read()
  } finally {
    colored.style.color = color
    for (const [index, element] of elements.entries()) {
      const theme = before[index]
      if (theme == null) element.removeAttribute('data-theme')
      else element.setAttribute('data-theme', theme)
    }
  }
}
