import { formatCount } from '#lib/format/number.ts'
import type { ProposedTrip } from '#lib/read/answers/visit-plan-answer.ts'
import styles from './trip-holds.module.css'
import { blockerTypeName } from './visit-words.ts'

/** The bar is at least this wide, a letter about this. */
const leastPx = 180
const letterPx = 6.2

/** What holds the services of the teams met: what people sitting together solve, and what they cannot (hatched). */
export function TripHolds({ holds }: { holds: ProposedTrip['holds'] }) {
  const sum = (isSolvable: boolean) =>
    holds.filter(hold => hold.isSolvable === isSolvable).reduce((total, { services }) => total + services, 0)
  const ordered = [...holds].sort(
    (a, b) => Number(b.isSolvable) - Number(a.isSolvable) || b.services - a.services,
  )
  const all = sum(true) + sum(false)
  // Below parts that are narrow they would be cut: then they stand in a line.
  const areNamed = ordered.every(
    ({ type, services }) => (services / all) * leastPx >= blockerTypeName(type).length * letterPx,
  )
  return (
    <div>
      <h3>What holds them</h3>
      {holds.length === 0 ? (
        <p className={styles.ends}>No open blocker: they wait for time or help.</p>
      ) : (
        <>
          <p className={styles.ends}>
            <span>
              we can solve there <b>{formatCount(sum(true))}</b>
            </span>
            <span>
              not <b>{formatCount(sum(false))}</b>
            </span>
          </p>
          <ul className={styles.bar}>
            {ordered.map(({ type, isSolvable, services }) => (
              <li key={type} style={{ flexGrow: services }}>
                <b className={isSolvable ? styles.solvable : styles.not}>{services}</b>
                <span className={areNamed ? undefined : 'unseen'}>{blockerTypeName(type)}</span>
              </li>
            ))}
          </ul>
          {areNamed ? null : (
            <p className={styles.names} aria-hidden="true">
              {ordered.map(({ type, services }) => `${services} ${blockerTypeName(type)}`).join(' · ')}
            </p>
          )}
        </>
      )}
    </div>
  )
}
