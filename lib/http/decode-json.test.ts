import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decodeJson } from './decode-json.ts'
import { jsonElements } from './json-elements.ts'

const hostile = join(import.meta.dirname, '../../../shared/fixtures/hostile')
const decode = (text: string) => decodeJson(Buffer.from(text))
const faultOf = (text: string) => {
  const result = decode(text)
  return result.ok ? null : result.fault
}

describe('strict JSON', () => {
  test('reads what JSON.parse reads', () => {
    const text = '{"a":[1,-0.5,1e3,"x\\u00e9\\ud83d\\ude00",null,true,{"b":{}}],"":""}'
    const result = decode(text)
    expect(result.ok && result.value).toEqual(JSON.parse(text))
  })

  test('names the duplicate key with its pointer, byte offset and line', () => {
    expect(faultOf('{"a/b":[0,\n{"é":1,"é":2}]}')).toMatchObject({
      code: 'duplicate_key',
      path: '/a~1b/1/é',
      offset: 19,
      line: 2,
    })
  })

  test.each([
    ['{"a":"x\\u0000"}', 'forbidden_character', '/a'],
    ['["\\ud800"]', 'forbidden_character', '/0'],
    ['["\\udc00\\ud800"]', 'forbidden_character', '/0'],
    ['{"n":1e400}', 'number_not_exact', '/n'],
    ['{"n":9007199254740993}', 'number_not_exact', '/n'],
    ['{"a":{"a":1,"b":2,"a":3}}', 'duplicate_key', '/a/a'],
    ['{"a":1,}', 'invalid_json', ''],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'too_deep', '/0'.repeat(64)],
  ])('refuses %s as %s', (text, code, path) => {
    expect(faultOf(text)).toMatchObject({ code, path })
  })

  test('reads 64 levels, and large numbers a double holds exactly', () => {
    expect(decode(`${'['.repeat(64)}${']'.repeat(64)}`).ok).toBe(true)
    expect(decode('[9007199254740992, 1.5e300, 0.1234567890123456789, 1E2]').ok).toBe(true)
  })

  test('says where bytes stop being UTF-8', () => {
    const result = decodeJson(Buffer.from([0x22, 0x61, 0xc3, 0xa9, 0xc0, 0xa0, 0x22]))
    expect(result).toMatchObject({ ok: false, fault: { code: 'invalid_utf8', offset: 4 } })
  })

  test('a key named __proto__ is data and pollutes nothing', () => {
    const result = decode('{"__proto__":{"polluted":1}}')
    expect(result.ok && Object.keys(result.value as object)).toEqual(['__proto__'])
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe('elements of a batch', () => {
  test('keep their own bytes', () => {
    const bytes = Buffer.from('{"deploys": [ {"a": "}]{"}, {"b":{"c":[{}]}} ]}')
    const result = decodeJson(bytes, 2)
    if (!result.ok) throw new Error('unreadable')
    const elements = (result.value as { deploys: unknown[] }).deploys
    expect(jsonElements(bytes, elements, result.scan).map(String)).toEqual([
      '{"a": "}]{"}',
      '{"b":{"c":[{}]}}',
    ])
  })

  test('are written anew where they cannot be told apart', () => {
    const bytes = Buffer.from('{"other":[{}],"deploys":[1, {"b": 2}]}')
    const result = decodeJson(bytes, 2)
    if (!result.ok) throw new Error('unreadable')
    const elements = (result.value as { deploys: unknown[] }).deploys
    expect(jsonElements(bytes, elements, result.scan).map(String)).toEqual(['1', '{"b":2}'])
  })
})

describe.skipIf(!existsSync(hostile))(
  `hostile bodies${existsSync(hostile) ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    const folder = join(hostile, 'JSONTestSuite/test_parsing')
    const ours = new Set(['y_object_duplicated_key.json', 'y_object_duplicated_key_and_value.json'])
    const files = existsSync(folder) ? readdirSync(folder) : []

    test('JSONTestSuite: n_ refused, y_ read but for duplicate keys and NUL', () => {
      const wrong = files.filter(file => {
        const bytes = readFileSync(join(folder, file))
        const result = decodeJson(bytes)
        if (file.startsWith('n_')) return result.ok
        if (!file.startsWith('y_') || ours.has(file)) return false
        return !result.ok && result.fault.code !== 'forbidden_character'
      })
      expect(files.length).toBeGreaterThan(300)
      expect(wrong).toEqual([])
    })

    test('whatever is read keeps its meaning through text and back', () => {
      for (const file of files) {
        const result = decodeJson(readFileSync(join(folder, file)))
        if (result.ok)
          expect(JSON.stringify(JSON.parse(JSON.stringify(result.value))), file).toBe(
            JSON.stringify(result.value),
          )
      }
    })

    test('our own bodies: refused where the index says 4xx, and never slow', () => {
      const index = JSON.parse(readFileSync(join(hostile, 'own/bodies-index.json'), 'utf8')) as {
        file: string
        expect: string
      }[]
      for (const { file, expect: wanted } of index) {
        const result = decodeJson(readFileSync(join(hostile, 'own', file)))
        const isScalar = file.includes('scalar') || file.includes('null.json') || file.includes('many-keys')
        if (/^4xx|must be 4xx/.test(wanted) && !isScalar) expect(result.ok, file).toBe(false)
      }
    })
  },
)
