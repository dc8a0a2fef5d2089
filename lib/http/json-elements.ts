import type { JsonScan } from './scan-json.ts'

/**
 * The exact bytes of each element of an array whose objects lie at the scan's element depth. Where the scan met other
 * objects at that depth, or elements that are no objects, the elements are written anew: same value, our white space.
 */
export function jsonElements(bytes: Buffer, elements: readonly unknown[], scan: JsonScan): Buffer[] {
  const isEveryObject = elements.every(
    item => typeof item === 'object' && item !== null && !Array.isArray(item),
  )
  if (isEveryObject && scan.starts.length === elements.length) {
    return scan.starts.map((start, index) => bytes.subarray(start, scan.ends[index]))
  }
  return elements.map(element => Buffer.from(JSON.stringify(element)))
}
