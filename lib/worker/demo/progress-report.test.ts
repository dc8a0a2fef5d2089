import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { progressReport } from './progress-report.ts'

test('where no person watches, progress is a line for every tenth and one for the end', () => {
  const stream = new PassThrough()
  const report = progressReport('Loading', stream as unknown as NodeJS.WriteStream)
  for (const share of [0, 0.04, 0.1, 0.12, 0.19, 0.35, 0.99]) report.update(share, '1 k events')
  report.end('Done.')
  expect(String(stream.read()).trim().split('\n')).toEqual([
    'landfall: Loading: 0 % 1 k events',
    'landfall: Loading: 10 % 1 k events',
    'landfall: Loading: 30 % 1 k events',
    'landfall: Loading: 90 % 1 k events',
    'landfall: Done.',
  ])
})
