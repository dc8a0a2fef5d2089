/** Handed down from parent to child: written only where they change. */
const inherited = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'shape-rendering',
  'text-anchor',
  'dominant-baseline',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
]
const ownWithDefault: Record<string, string> = {
  opacity: '1',
  'clip-path': 'none',
  mask: 'none',
  'stop-color': 'rgb(0, 0, 0)',
  'stop-opacity': '1',
}
const dropped = /^(class|style|tabindex|role|aria-.*|data-.*|focusable)$/

/** `url("#both")` is read by browsers alone; without quotes everybody reads it. */
const plain = (value: string) => value.replaceAll(/url\("([^"]*)"\)/g, 'url($1)')

/** A copy of a drawing that looks the same without our style sheets: what they say is written on it. Null: it is not seen. */
export function copyDrawn(source: Element, parentStyle: CSSStyleDeclaration | null): Element | null {
  const style = getComputedStyle(source)
  const isDefinition = source.closest('defs, clipPath, pattern') !== null
  if (!isDefinition && (style.display === 'none' || style.visibility === 'hidden')) return null
  const copy = source.cloneNode(false) as Element
  for (const { name } of [...copy.attributes]) if (dropped.test(name)) copy.removeAttribute(name)
  for (const name of inherited) {
    const value = style.getPropertyValue(name)
    if (value !== '' && value !== parentStyle?.getPropertyValue(name)) copy.setAttribute(name, plain(value))
    else copy.removeAttribute(name)
  }
  for (const [name, usual] of Object.entries(ownWithDefault)) {
    const value = style.getPropertyValue(name)
    if (value !== '' && value !== usual) copy.setAttribute(name, plain(value))
  }
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode())
    else if (child instanceof Element) {
      const drawn = copyDrawn(child, style)
      if (drawn !== null) copy.append(drawn)
    }
  }
  return copy
}
