import { Message } from '#components/ui/message.tsx'
import { Panel } from '#components/ui/panel.tsx'

/** Nothing was ever told: who can tell, and how. */
export function HowToTell() {
  return (
    <Panel title="Nobody has told of any">
      <Message
        icon="clock"
        title="Five ways to tell of an environment that lives as long as its pull request"
      >
        CDEvents <code>environment.created</code>, <code>modified</code> and <code>deleted</code> to{' '}
        <code>POST /api/v1/events</code>; GitHub deployments with <code>transient_environment</code>; GitLab
        review apps; Vercel previews; Kubernetes namespaces with the label <code>landfall.dev/temporary</code>
        . Deploys into them are kept out of every figure.
      </Message>
    </Panel>
  )
}
