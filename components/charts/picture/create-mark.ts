export const svgNamespace = 'http://www.w3.org/2000/svg'

/** An element of a drawing; lengths to a hundredth of a px. */
export function createMark(name: string, attributes: Record<string, string | number>): SVGElement {
  const mark = document.createElementNS(svgNamespace, name)
  for (const [key, value] of Object.entries(attributes))
    mark.setAttribute(key, typeof value === 'number' ? String(Number(value.toFixed(2))) : value)
  return mark
}
