import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PlatformWords } from '#components/charts/platform-words.ts'
import { StateLabel } from '#components/charts/state-label.tsx'
import { migrationStates } from '#lib/domain/migration/state.ts'
import { PlatformMark } from './platform-mark.tsx'

const rpc = {
  from: 'RPC',
  to: 'gRPC',
  origin: 'rpc',
  target: 'grpc',
  named: new Map([
    ['rpc', 'RPC'],
    ['grpc', 'gRPC'],
  ]),
}
const textOf = (markup: string) => markup.replace(/<[^>]+>/g, '').trim()

test('states are named by the platforms of the migration looked at', () => {
  const names = migrationStates.map(state =>
    textOf(
      renderToStaticMarkup(
        <PlatformWords value={rpc}>
          <StateLabel state={state} />
        </PlatformWords>,
      ),
    ),
  )
  expect(names.toSorted()).toEqual(
    [
      'RPC only',
      'On both',
      'gRPC only',
      'RPC switched off',
      'Back on RPC',
      'Born on gRPC',
      'Idle',
      'Unknown',
    ].toSorted(),
  )
  expect(textOf(renderToStaticMarkup(<StateLabel state="origin_only" />))).toBe('Helios only')
})

test('platforms are drawn by their part: origin, target, neither', () => {
  const shapeOf = (platform: string) =>
    renderToStaticMarkup(
      <PlatformWords value={rpc}>
        <PlatformMark platform={platform}>{platform}</PlatformMark>
      </PlatformWords>,
    )
  expect(shapeOf('rpc')).toContain('var(--platform-helios)')
  expect(shapeOf('grpc')).toContain('var(--platform-kubernetes)')
  expect(shapeOf('kubernetes')).toContain('var(--chart-neutral)')
})
