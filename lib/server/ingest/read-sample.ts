import { decodeSample } from '#lib/sources/samples/decode-sample.ts'
import { forbiddenItem, type ItemReader, rejectedItem, withoutSecrets } from './read-item.ts'

const sampleForm = { format: 'sample', contentType: 'application/json', headers: null }

/** Makes an item of one sample. */
export const readSample: ItemReader = withoutSecrets((value, raw, delivery) => {
  const decoded = decodeSample(value, delivery.defaultSource, delivery.now)
  if (!decoded.ok) return rejectedItem(value, raw, delivery, 'invalid_event', decoded.issues, sampleForm)
  const { source, sample } = decoded.value
  if (!delivery.maySend(source)) return forbiddenItem({ source, id: null }, raw, delivery)
  return { kind: 'sample', sample: { source, sample, raw } }
})
