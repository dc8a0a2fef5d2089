import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSources, readSourceConfig } from './read-source-config.ts'

const good = `sources:
  - id: helios-lon
    kind: helios
    cluster: lon
    masters: [http://master-1.example.com:5801, http://master-2.example.com:5801]
  - id: gew1-3
    kind: kubernetes
    cluster: gew1-3
    kubeconfigFile: /etc/landfall/kubeconfig
    context: gew1-3
`

describe('the configuration of sources', () => {
  it('is read from the file, with a freshness limit of ten minutes and a production cluster', () => {
    const [first, second] = parseSources(good, 'landfall.yaml', true)
    expect(first).toMatchObject({ kind: 'helios', freshnessSeconds: 600, environment: 'production' })
    expect(second).toMatchObject({ kind: 'kubernetes', context: 'gew1-3' })
  })

  it('is shown by an example that can be followed', () => {
    const example = readFileSync(new URL('../../../deploy/landfall.example.yaml', import.meta.url), 'utf8')
    expect(parseSources(example, 'landfall.example.yaml', true).map(source => source.kind)).toEqual([
      'helios',
      'kubernetes',
      'kubernetes',
      'prometheus',
      'prometheus',
      'kubernetes-metrics',
      'backstage',
    ])
  })

  it('is empty without a file, and refuses a file that was named and is not there', () => {
    expect(readSourceConfig({ LANDFALL_CONFIG: '' })).toEqual([])
    expect(() => readSourceConfig({ LANDFALL_CONFIG: '/nowhere/landfall.yaml' })).toThrow(/cannot be read/)
  })

  it('takes a list from the environment, and refuses the same source twice', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'landfall-')), 'landfall.yaml')
    writeFileSync(file, good)
    const one = '[{"id": "k", "kind": "kubernetes", "cluster": "k", "url": "http://127.0.0.1:8001"}]'
    expect(readSourceConfig({ LANDFALL_CONFIG: file, LANDFALL_SOURCES: one })).toHaveLength(3)
    const twice = one.replaceAll('"k"', '"gew1-3"')
    expect(() => readSourceConfig({ LANDFALL_CONFIG: file, LANDFALL_SOURCES: twice })).toThrow(/twice/)
  })

  it.each([
    ['a misspelt key', good.replace('masters', 'master'), /line 2, sources\[0\]/],
    [
      'a bad address',
      good.replace('http://master-2', 'ftp://master-2'),
      /line 5, sources\[0\]\.masters\[1\]/,
    ],
    ['an unknown kind', good.replace('kind: kubernetes', 'kind: nomad'), /line 7, sources\[1\]\.kind/],
    ['broken YAML', `${good}  - [`, /landfall\.yaml, line 1[0-9]/],
    ['a secret written out', good.replace('context: gew1-3', 'token: abc'), /line 10, sources\[1\]\.token/],
    ['two ways in', `${good}    inCluster: true\n`, /exactly one of/],
  ])('refuses %s, naming path and line', (_name, text, message) => {
    expect(() => parseSources(text, 'landfall.yaml', true)).toThrow(message)
  })
})
