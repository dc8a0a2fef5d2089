import { runNameRules } from './apply-name-rules.ts'
import { runConfiguredCollectors } from './collectors.ts'
import { runDemo } from './demo-loader.ts'
import { runForecastKeeper } from './keep-forecasts.ts'
import type { Loop } from './loop.ts'
import { runMaintenance } from './maintenance.ts'
import { runPlanner } from './plan-messages.ts'
import { runReplays } from './replay-sources.ts'
import { runProjector } from './run-projector.ts'
import { runSender } from './send-messages.ts'

/** Everything the worker does, one line each. */
export const loops: Loop[] = [
  { name: 'projector', run: runProjector },
  { name: 'collectors', run: runConfiguredCollectors },
  { name: 'name rules', run: runNameRules },
  { name: 'replays', run: runReplays },
  { name: 'messages', run: runSender },
  { name: 'reminders and digests', run: runPlanner },
  { name: 'weekly forecasts', run: runForecastKeeper },
  { name: 'maintenance', run: runMaintenance },
  { name: 'demo', run: runDemo },
]
