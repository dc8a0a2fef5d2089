import { PageHeading } from './page-heading.tsx'
import panel from './panel.module.css'
import { Skeleton } from './skeleton.tsx'

/** A page on its way: its name, and frames as high as what will fill them (px). */
export function PageSkeleton({ crumb, panels }: { crumb: string; panels: number[] }) {
  return (
    <div aria-busy="true">
      <PageHeading crumb={crumb}>
        <span className="soft">One moment…</span>
      </PageHeading>
      {panels.map(height => (
        <div key={height} className={panel.panel} style={{ marginBottom: 'var(--grid-gap)' }}>
          <Skeleton height={height} rows={Math.max(1, Math.round(height / 40))} />
        </div>
      ))}
    </div>
  )
}
