'use client'

import { Panel } from '#components/ui/panel.tsx'
import { PanelGrid } from '#components/ui/panel-grid.tsx'
import styles from './connect-cards.module.css'
import { useOrigin } from './use-origin.ts'

/** Nothing connected: three ways to begin, each with what to copy. */
export function ConnectCards() {
  const origin = useOrigin()
  return (
    <PanelGrid layout="three">
      <Panel title="Push deploys" note="any pipeline">
        <p className={styles.text}>
          One call after each deploy, with a token made by <code>npm run landfall -- token create</code>. The
          answer says what became of it: accepted, duplicate, or what is wrong.
        </p>
        <Snippet label="A deploy, sent with curl" text={curlOf(origin)} />
      </Panel>
      <Panel title="Follow Helios" note="polled">
        <p className={styles.text}>
          Name the masters of a cluster in <code>landfall.yaml</code> and start again: jobs, hosts and rolling
          updates are read, nothing is written.
        </p>
        <Snippet label="Helios in landfall.yaml" text={heliosConfig} />
      </Panel>
      <Panel title="Watch Kubernetes" note="watched">
        <p className={styles.text}>
          One entry per cluster, with a kubeconfig that may list and watch workloads. A cluster that does not
          answer holds up no other.
        </p>
        <Snippet label="Kubernetes in landfall.yaml" text={kubernetesConfig} />
      </Panel>
    </PanelGrid>
  )
}

function Snippet({ label, text }: { label: string; text: string }) {
  return (
    <section aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre className={styles.snippet} tabIndex={0}>
        {text}
      </pre>
    </section>
  )
}

const curlOf = (origin: string) => `curl ${origin}/api/v1/deploys \\
  -H 'Authorization: Bearer lf_…' \\
  -H 'Content-Type: application/json' \\
  -d @- <<END
{"id": "first-1", "service": "seat-map",
 "platform": "kubernetes", "version": "1.0.0",
 "finishedAt": "$(date -u +%FT%TZ)"}
END`

const heliosConfig = `sources:
  - id: helios-rtm
    kind: helios
    cluster: rtm-1
    masters:
      - http://helios-1.example.com:5801
      - http://helios-2.example.com:5801`

const kubernetesConfig = `sources:
  - id: euw-1
    kind: kubernetes
    cluster: euw-1
    region: eu-west
    kubeconfigFile: /etc/landfall/kubeconfig
    context: euw-1`
