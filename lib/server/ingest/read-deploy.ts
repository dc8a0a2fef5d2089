import { clusterHeader, platformHeader } from '#lib/sources/decode-stored.ts'
import { isDevlakeBody } from '#lib/sources/devlake/decode-devlake.ts'
import { callDecoders } from '#lib/sources/registry.ts'
import { eventItem, type ItemReader, withoutSecrets } from './read-item.ts'

const contentType = 'application/json'

/** Makes items of deploys: our shape, or DevLake's as it is, whose place the address of the call may name. */
export function deployReader(place: { platform: string | null; cluster: string | null }): ItemReader {
  const headers: Record<string, string> = {}
  if (place.platform !== null) headers[platformHeader] = place.platform
  if (place.cluster !== null) headers[clusterHeader] = place.cluster
  const placeHeaders = Object.keys(headers).length > 0 ? headers : null
  return withoutSecrets((value, raw, delivery) => {
    const context = { source: delivery.defaultSource, id: null, now: delivery.now, ...place }
    if (!isDevlakeBody(value)) {
      const decoded = callDecoders.deploy(value, context)
      return eventItem(decoded, value, raw, delivery, { format: 'deploy', contentType, headers: null })
    }
    const decoded = callDecoders.devlake(value, context)
    return eventItem(decoded, value, raw, delivery, { format: 'devlake', contentType, headers: placeHeaders })
  })
}
