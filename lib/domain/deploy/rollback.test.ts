import { describe, expect, it } from 'vitest'
import { fatesOf } from './testing/fold-lines.ts'

describe('rollback', () => {
  it('is a return to an artefact that was the latest within 30 x 24 h and was replaced since', () => {
    const back = (hours: number) =>
      fatesOf([
        ['A', 'gew1', 0],
        ['B', 'gew1', 10],
        ['A', 'gew1', hours],
      ])[2]
    expect(back(11)).toBe('rollback')
    expect(back(10 + 720 - 0.001)).toBe('rollback')
    expect(back(10 + 720)).toBe('deploy')
  })

  it('wins over folding', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['B', 'gew1', 1],
        ['A', 'gew1', 2],
      ]),
    ).toEqual(['deploy', 'deploy', 'rollback'])
  })

  it('is not the second cluster of an ordinary change', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['A', 'gae2', 0.5],
        ['B', 'gew1', 100],
        ['B', 'gae2', 101],
      ]),
    ).toEqual(['deploy', 'folded', 'deploy', 'folded'])
  })

  it('is counted on every cluster that goes back', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['A', 'gae2', 0.5],
        ['B', 'gew1', 100],
        ['B', 'gae2', 101],
        ['A', 'gew1', 110],
        ['A', 'gae2', 111],
      ]).slice(4),
    ).toEqual(['rollback', 'rollback'])
  })

  it('needs another artefact as the last success on this cluster', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['A', 'gae2', 0.5],
        ['B', 'gew1', 100],
        ['A', 'gae2', 110],
      ])[3],
    ).toBe('deploy')
  })

  it('needs a last success on this cluster', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['B', 'gew1', 100],
        ['A', 'gae2', 110],
      ])[2],
    ).toBe('deploy')
  })

  it('does not look at the other platform', () => {
    expect(
      fatesOf([
        ['A', 'lon', 0],
        ['B', 'gew1', 1],
        ['A', 'gew1', 30],
      ]),
    ).toEqual(['deploy', 'deploy', 'deploy'])
  })

  it('is what the sender itself calls one (CDEvents service.rolledback), and a success', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['B', 'gew1', 1, { isRollback: true }],
        ['B', 'gew1', 100],
        ['A', 'gew1', 101],
      ]),
    ).toEqual(['deploy', 'rollback', 'same_artefact', 'rollback'])
  })

  it('forward again to what was rolled back is a return too', () => {
    expect(
      fatesOf([
        ['A', 'gew1', 0],
        ['B', 'gew1', 50],
        ['A', 'gew1', 60],
        ['B', 'gew1', 70],
      ]).slice(2),
    ).toEqual(['rollback', 'rollback'])
  })
})
