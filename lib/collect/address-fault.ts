import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

// Addresses at which clouds tell a machine its own secrets; no cluster and no catalogue lives there.
const refused = new BlockList()
refused.addSubnet('169.254.0.0', 16, 'ipv4')
refused.addAddress('100.100.100.200', 'ipv4')
refused.addAddress('168.63.129.16', 'ipv4')
refused.addSubnet('fe80::', 10, 'ipv6')
refused.addAddress('fd00:ec2::254', 'ipv6')
const refusedNames = new Set(['metadata', 'metadata.google.internal', 'instance-data'])

/** Whether no source may be looked for at an IP address. IPv4 within IPv6 counts as what it is. */
export function isRefusedIp(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  return refused.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** What is wrong with an address of a source, in words; null: nothing. */
export function addressFault(text: string): string | null {
  const url = URL.parse(text)
  if (url === null) return 'is not an address'
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'must be an http or https address'
  if (url.username !== '' || url.password !== '')
    return 'holds credentials: give them as a token, where they are kept sealed'
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
    .replace(/\.$/, '')
  if (refusedNames.has(host) || isRefusedIp(host))
    return 'is where a cloud keeps the secrets of its machines; no source lives there'
  return null
}

/** Looks a name up and refuses it when it stands for such an address: names may change between check and connection. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const bad = addresses.find(({ address }) => isRefusedIp(address))
    if (bad)
      return callback(new Error(`${hostname} stands for ${bad.address}, where no source may be`), '', 0)
    if (options.all) return callback(null, addresses)
    const [first] = addresses
    return first
      ? callback(null, first.address, first.family)
      : callback(new Error(`${hostname} has no address`), '', 0)
  })
}
