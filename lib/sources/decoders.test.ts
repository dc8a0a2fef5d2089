import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeJson } from '#lib/http/decode-json.ts'
import { artefactOfPurl } from './cloudevents/artefact-of-purl.ts'
import { decodeEnvelope } from './cloudevents/decode-envelope.ts'
import { decodeHeaderValue, readBinary } from './cloudevents/read-binary.ts'
import { decodeStored } from './decode-stored.ts'
import { decodeDevlake, isDevlakeBody, repositoryName } from './devlake/decode-devlake.ts'
import { callDecoders, formatDecoders } from './registry.ts'

const fixtures = join(import.meta.dirname, '../../../shared/fixtures')
const readFixture = (path: string) => JSON.parse(readFileSync(join(fixtures, path), 'utf8'))
const now = Date.UTC(2026, 10, 21, 12)
const context = { source: 'tests', id: null, now }
const deploy = { id: '1', service: 's', platform: 'helios', finishedAt: '2026-03-02T09:16:31Z' }
const decodeDeploy = (value: unknown) => callDecoders.deploy(value, context)

describe('our deploy', () => {
  test('keeps names exactly, reads empty and null as nothing said', () => {
    const decoded = decodeDeploy({
      ...deploy,
      service: ' pay\u200dments ',
      version: '',
      actor: null,
      __proto__: { polluted: 1 },
    })
    expect(decoded).toMatchObject({
      ok: true,
      value: { observations: [{ service: ' pay\u200dments ', version: null, actor: null }] },
    })
  })

  test('counts bytes, not letters, of an id', () => {
    expect(decodeDeploy({ ...deploy, id: 'é'.repeat(100) }).ok).toBe(true)
    expect(decodeDeploy({ ...deploy, id: 'é'.repeat(101) }).ok).toBe(false)
  })
})

describe('package URLs', () => {
  test.each([
    [
      'pkg:oci/app@sha256%3A0123456789abcdef0123456789abcdef?tag=2',
      'sha256:0123456789abcdef0123456789abcdef',
      '2',
    ],
    ['pkg:npm/%40scope/app@1.2.3#x', null, '1.2.3'],
    ['pkg:oci/app', null, 'pkg:oci/app'],
    ['app-1.2', null, 'app-1.2'],
    ['pkg:oci/app@%zz', null, '%zz'],
  ])('%s', (purl, artefact, version) => {
    expect(artefactOfPurl(purl)).toEqual({ artefact, version })
  })
})

describe('repository names', () => {
  test.each([
    ['https://github.com/acme/search', 'search'],
    ['https://github.com/apache/incubator-devlake/', 'incubator-devlake'],
    ['git@git.example.com:acme/search.git', 'search'],
    ['https://git.example.com/acme/search.git?x=1', 'search'],
    ['your-git-url', 'your-git-url'],
  ])('%s is %s', (url, name) => {
    expect(repositoryName(url)).toBe(name)
  })
})

test('a stored event is read again as it was read on arrival', () => {
  const headers = {
    'ce-specversion': '1.0',
    'ce-id': 'x',
    'ce-source': '/s',
    'ce-type': 'dev.landfall.deploy.v1',
  }
  const body = Buffer.from(JSON.stringify({ ...deploy, finishedAt: '2026-11-22T11:00:00Z' }))
  const parts = { headers, contentType: 'application/json', body, json: JSON.parse(body.toString()) }
  const assembled = readBinary(parts)
  const arrived = assembled.ok ? callDecoders.cloudevent(assembled.value, context) : null
  expect(arrived?.ok).toBe(true)
  const stored = {
    source: '/s',
    id: 'x',
    format: 'cloudevent',
    contentType: 'application/json',
    headers,
    body,
    receivedAt: now,
  }
  expect(decodeStored(stored)).toEqual(arrived)
  expect(() => decodeStored({ ...stored, format: 'smoke' })).toThrow('No adapter reads')
})

describe.skipIf(!existsSync(fixtures))(
  `shared fixtures${existsSync(fixtures) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    test('DevLake, current and legacy', () => {
      const decode = (file: string) =>
        decodeDevlake(readFixture(`events/devlake/${file}`), { source: 'dl', now })
      expect(decode('deployment.current.json')).toMatchObject({
        ok: true,
        value: {
          source: 'dl',
          id: 'deploy-2023-01-01-1',
          observations: [
            { service: 'your-git-url', outcome: 'succeeded', environment: 'production', platform: null },
          ],
        },
      })
      expect(decode('deployment.current.all-fields.json')).toMatchObject({
        value: {
          observations: [
            { service: 'search', outcome: 'failed', environment: 'staging' },
            { service: 'search-config', outcome: 'failed' },
          ],
        },
      })
      expect(decode('deployment.legacy-snake-case.single.json')).toMatchObject({
        value: {
          id: 'required-pipeline-id',
          observations: [
            {
              service: 'incubator-devlake',
              outcome: 'failed',
              commit: '015e3d3b480e417aede5a1293bd61de9b0fd051d',
            },
          ],
        },
      })
      expect(decode('deployment.legacy-snake-case.multi.json')).toMatchObject({
        value: { observations: [{ service: 'repo-1' }, { service: 'repo-2' }] },
      })
      for (const file of readdirSync(join(fixtures, 'events/devlake/invalid'))) {
        expect(isDevlakeBody(readFixture(`events/devlake/invalid/${file}`)), file).toBe(true)
        expect(decode(`invalid/${file}`).ok, file).toBe(false)
      }
      expect(isDevlakeBody(deploy)).toBe(false)
    })

    test('59 timestamps: read to the same millisecond as the platform reads them, or refused', () => {
      const accepted = (readFixture('hostile/own/extra-timestamps.json') as string[]).filter(
        text => decodeDeploy({ ...deploy, finishedAt: text }).ok,
      )
      expect(accepted).toEqual([
        '2026-11-21T00:00:00Z',
        '2026-11-21t00:00:00z',
        '2026-11-21T00:00:00.123456789Z',
        '2026-11-21T00:00:00+14:00',
        '2026-11-21T00:00:00-12:00',
      ])
    })

    test('naughty strings come through unchanged or are refused by rule', () => {
      const strings = [
        ...(readFixture('hostile/big-list-of-naughty-strings/blns.json') as string[]),
        ...(readFixture('hostile/own/extra-strings.json') as { value: string }[]).map(item => item.value),
      ]
      for (const text of strings) {
        const json = decodeJson(Buffer.from(JSON.stringify({ ...deploy, service: text, actor: text })))
        if (!json.ok) {
          expect(/\0|\\u0000|\\u[dD][89a-fA-F]/.test(JSON.stringify(text)), text).toBe(true)
          continue
        }
        const decoded = decodeDeploy(json.value)
        if (decoded.ok)
          expect(decoded.value.observations).toMatchObject([
            { service: text, actor: text === '' ? null : text },
          ])
        else expect(text.trim() === '' || Buffer.byteLength(text) > 200, text).toBe(true)
      }
    })

    test('any JSON is refused or ignored by every decoder, never an exception', () => {
      const folder = join(fixtures, 'hostile/JSONTestSuite/test_parsing')
      for (const file of readdirSync(folder)) {
        const json = decodeJson(readFileSync(join(folder, file)))
        if (!json.ok) continue
        for (const [format, decode] of formatDecoders) {
          const decoded = decode(json.value, context)
          if (decoded.ok) expect(decoded.value.observations, `${format} ${file}`).toEqual([])
        }
      }
    })

    test('header values are decoded as the HTTP binding says', () => {
      expect(decodeHeaderValue('Euro%20%E2%82%AC%20%F0%9F%98%80')).toBe('Euro € 😀')
      expect(decodeHeaderValue('"a \\"b\\" c"')).toBe('a "b" c')
      expect(decodeHeaderValue('100%2525')).toBe('100%25')
      expect(decodeHeaderValue('%C0%A0')).toBeNull()
      expect(decodeHeaderValue('100%')).toBe('100%')
    })

    test('envelopes: 25 invalid refused, 10 valid and the Java samples accepted', () => {
      const of = (name: string) =>
        readFixture(`events/cloudevents/json-format/${name}-events.json`).tests as {
          id: string
          event: unknown
        }[]
      expect(of('invalid').filter(({ event }) => decodeEnvelope(event).ok)).toEqual([])
      expect(of('valid').filter(({ event }) => !decodeEnvelope(event).ok)).toEqual([])
      const folder = 'events/cloudevents/sdk-java-v1'
      const refused = readdirSync(join(fixtures, folder)).filter(
        file => !decodeEnvelope(readFixture(`${folder}/${file}`)).ok,
      )
      expect(refused.sort()).toEqual([
        'fail_numeric_decimal.json',
        'fail_numeric_long.json',
        'json_data_with_ext_invalid.json',
        'json_data_with_ext_upper_case.json',
      ])
    })
  },
)
