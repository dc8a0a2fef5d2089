/** What RFC 5545 (and 7986) would find wrong with a calendar of all-day events: one sentence each, none where it is right. */
export function calendarFaults(text: string): string[] {
  const faults: string[] = []
  if (!text.endsWith('\r\n')) faults.push('the last line has no end')
  if (/[^\r]\n|\r[^\n]/.test(text)) faults.push('a line ends with CR or LF alone')
  const raw = text.split('\r\n').slice(0, -1)
  for (const line of raw) {
    if (Buffer.byteLength(line) > 75) faults.push(`longer than 75 octets: ${line}`)
    if (line === '' || line === ' ') faults.push('an empty line')
    if (Buffer.from(line).toString() !== line) faults.push(`a character is cut by folding: ${line}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what no line may hold
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line))
      faults.push(`a control character: ${JSON.stringify(line)}`)
  }
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)
  const open: { name: string; properties: Map<string, string[]> }[] = []
  const uids = new Set<string>()
  for (const line of lines) {
    const [, name, , value] = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/su.exec(line) ?? []
    if (name === undefined || value === undefined) {
      faults.push(`not a content line: ${line}`)
      continue
    }
    if (name === 'BEGIN') {
      open.push({ name: value, properties: new Map() })
      continue
    }
    const current = open.at(-1)
    if (current === undefined) {
      faults.push(`outside of the calendar: ${line}`)
      continue
    }
    if (name === 'END') {
      if (value !== current.name) faults.push(`${current.name} ends as ${value}`)
      faults.push(
        ...(value === 'VEVENT'
          ? eventFaults(current.properties, uids)
          : calendarHeadFaults(current.properties)),
      )
      open.pop()
      continue
    }
    if (texts.has(name) && /(?<!\\)(?:\\\\)*(?:[;,]|\\[^\\;,nN])/.test(value))
      faults.push(`not escaped: ${line}`)
    current.properties.set(name, [...(current.properties.get(name) ?? []), value])
  }
  if (open.length > 0) faults.push('something is not ended')
  return faults
}

const texts = new Set(['SUMMARY', 'DESCRIPTION', 'LOCATION', 'NAME', 'X-WR-CALNAME'])

function onceFaults(properties: ReadonlyMap<string, string[]>, required: readonly string[]): string[] {
  const missing = required.filter(name => !properties.has(name)).map(name => `${name} is missing`)
  const twice = [...properties]
    .filter(([, values]) => values.length > 1)
    .map(([name]) => `${name} is there twice`)
  return [...missing, ...twice]
}

const calendarHeadFaults = (properties: ReadonlyMap<string, string[]>): string[] => [
  ...onceFaults(properties, ['VERSION', 'PRODID', 'METHOD', 'NAME', 'REFRESH-INTERVAL']),
  ...(properties.get('VERSION')?.[0] === '2.0' ? [] : ['not version 2.0']),
]

const required = [
  'UID',
  'DTSTAMP',
  'DTSTART',
  'DTEND',
  'SEQUENCE',
  'STATUS',
  'SUMMARY',
  'LAST-MODIFIED',
  'URL',
]

function eventFaults(properties: ReadonlyMap<string, string[]>, uids: Set<string>): string[] {
  const faults = onceFaults(properties, required)
  const of = (name: string) => properties.get(name)?.[0] ?? ''
  if (uids.has(of('UID'))) faults.push(`UID twice: ${of('UID')}`)
  uids.add(of('UID'))
  for (const name of ['DTSTART', 'DTEND']) if (!/^\d{8}$/.test(of(name))) faults.push(`${name} is no day`)
  for (const name of ['DTSTAMP', 'LAST-MODIFIED', 'CREATED'])
    if (!/^\d{8}T\d{6}Z$/.test(of(name))) faults.push(`${name} is no instant in UTC`)
  if (of('DTEND') <= of('DTSTART')) faults.push('it ends before it begins')
  if (!/^\d+$/.test(of('SEQUENCE'))) faults.push('SEQUENCE is no number')
  if (!['CONFIRMED', 'CANCELLED', 'TENTATIVE'].includes(of('STATUS'))) faults.push('STATUS is none')
  return faults
}
