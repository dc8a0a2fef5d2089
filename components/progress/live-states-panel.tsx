'use client'

import { FrameBody } from '#components/charts/frame-body.tsx'
import { useStateNames } from '#components/charts/platform-words.ts'
import { StateMark } from '#components/charts/state-mark.tsx'
import { Figure } from '#components/receipt/figure.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { MigrationState } from '#lib/domain/migration/state.ts'
import { formatCount } from '#lib/format/number.ts'
import styles from './live-states-panel.module.css'
import { useProgress } from './use-progress.ts'

const order: readonly MigrationState[] = [
  'origin_off',
  'target_only',
  'born_on_target',
  'both',
  'origin_only',
  'back_on_origin',
  'idle',
  'unknown',
]

/** Every service in scope by where it stands now; the eight states add up to the fleet. */
export function LiveStatesPanel() {
  const stateNames = useStateNames()
  const { data, state } = useProgress()
  return (
    <Panel
      title="Every service in scope"
      note={data ? `${formatCount(data.live.inScope)} in eight states` : null}
    >
      <FrameBody state={state} height={108} summary="" file="states" table={null}>
        {data ? (
          <ul className={styles.states}>
            {order.map(key => (
              <li key={key}>
                <StateMark state={key} />
                <span>{stateNames[key]}</span>
                <b>
                  <Figure of={`progress.states.${key}`}>{formatCount(data.states[key])}</Figure>
                </b>
              </li>
            ))}
          </ul>
        ) : null}
      </FrameBody>
    </Panel>
  )
}
