import { isCdevent } from '#lib/sources/cloudevents/decode-cdevent.ts'
import { callDecoders } from '#lib/sources/registry.ts'
import { eventItem, type ItemReader, withoutSecrets } from './read-item.ts'

/** Makes an item of one CloudEvent in JSON format, or of a bare CDEvent. */
export const readEvent: ItemReader = withoutSecrets((value, raw, delivery) => {
  const context = { source: delivery.defaultSource, id: null, now: delivery.now }
  const format = isCdevent(value) ? 'cdevent' : 'cloudevent'
  const contentType = format === 'cdevent' ? 'application/json' : 'application/cloudevents+json'
  return eventItem(callDecoders[format](value, context), value, raw, delivery, {
    format,
    contentType,
    headers: null,
  })
})
