import { runConfiguredCollectors } from './collectors.ts'
import { runDemo } from './demo-loader.ts'
import type { Loop } from './loop.ts'
import { runMaintenance } from './maintenance.ts'
import { runProjector } from './run-projector.ts'

/** Everything the worker does, one line each. */
export const loops: Loop[] = [
  { name: 'projector', run: runProjector },
  { name: 'collectors', run: runConfiguredCollectors },
  { name: 'maintenance', run: runMaintenance },
  { name: 'demo', run: runDemo },
]
