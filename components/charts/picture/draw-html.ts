import { copyDrawn } from './copy-drawn.ts'
import { createMark } from './create-mark.ts'
import { textRuns } from './text-runs.ts'

type Origin = { left: number; top: number }
const isClear = (color: string) => color === 'transparent' || /^rgba\(.*, 0\)$/.test(color)
const sides = ['top', 'right', 'bottom', 'left'] as const

/** Draws what stands in a frame into `into`: drawings as copies, boxes as rectangles, words as text; nothing else of HTML shows. */
export function drawHtml(element: Element, into: Element, origin: Origin): void {
  const style = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return
  if (element.hasAttribute('data-not-drawn') || (style.position === 'absolute' && box.width <= 1)) return
  if (element instanceof SVGSVGElement) {
    const copy = copyDrawn(element, null)
    if (copy === null) return
    const place = { x: box.left - origin.left, y: box.top - origin.top, width: box.width, height: box.height }
    for (const [name, value] of Object.entries(place)) copy.setAttribute(name, value.toFixed(2))
    copy.setAttribute('overflow', style.overflow === 'hidden' ? 'hidden' : 'visible')
    into.append(copy)
    return
  }
  drawBox(style, box, into, origin)
  for (const child of element.childNodes) {
    if (child instanceof Text) drawText(child, element, style, into, origin)
    else if (child instanceof Element) drawHtml(child, into, origin)
  }
}

function drawBox(style: CSSStyleDeclaration, box: DOMRect, into: Element, { left, top }: Origin): void {
  const [x, y] = [box.left - left, box.top - top]
  const { width, height } = box
  if (!isClear(style.backgroundColor) && width > 0 && height > 0) {
    const rx = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, height / 2)
    const fill = { fill: style.backgroundColor, 'fill-opacity': style.opacity }
    into.append(createMark('rect', { x, y, width, height, ...(rx > 0 ? { rx } : {}), ...fill }))
  }
  const ends = {
    top: [x, y, x + width, y],
    right: [x + width, y, x + width, y + height],
    bottom: [x, y + height, x + width, y + height],
    left: [x, y, x, y + height],
  }
  for (const side of sides) {
    const thick = Number.parseFloat(style.getPropertyValue(`border-${side}-width`))
    const stroke = style.getPropertyValue(`border-${side}-color`)
    if (!(thick > 0) || isClear(stroke)) continue
    const [x1, y1, x2, y2] = ends[side]
    into.append(createMark('line', { x1: x1!, y1: y1!, x2: x2!, y2: y2!, stroke, 'stroke-width': thick }))
  }
}

function drawText(
  node: Text,
  element: Element,
  style: CSSStyleDeclaration,
  into: Element,
  origin: Origin,
): void {
  const shownShare = style.textOverflow === 'ellipsis' ? element.clientWidth / element.scrollWidth : 1
  for (const { text, left, baseline } of textRuns(node)) {
    const mark = createMark('text', {
      x: left - origin.left,
      y: baseline - origin.top,
      fill: style.color,
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
    })
    mark.textContent =
      shownShare < 1 ? `${text.slice(0, Math.max(1, Math.floor(text.length * shownShare) - 1))}…` : text
    into.append(mark)
  }
}
