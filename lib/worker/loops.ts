import { runNameRules } from './apply-name-rules.ts'
import { runConfiguredCollectors } from './collectors.ts'
import { runDemo } from './demo-loader.ts'
import type { Loop } from './loop.ts'
import { runMaintenance } from './maintenance.ts'
import { runReplays } from './replay-sources.ts'
import { runProjector } from './run-projector.ts'

/** Everything the worker does, one line each. */
export const loops: Loop[] = [
  { name: 'projector', run: runProjector },
  { name: 'collectors', run: runConfiguredCollectors },
  { name: 'name rules', run: runNameRules },
  { name: 'replays', run: runReplays },
  { name: 'maintenance', run: runMaintenance },
  { name: 'demo', run: runDemo },
]
