import type { SentrySettings } from '../src/config.ts'
import type { Transport } from '../src/http.ts'
import type { Input } from '../src/input.ts'
import { prometheus } from '../src/providers/prometheus/prometheus.ts'
import { sentryHealth } from '../src/providers/sentry/health.ts'
import type { GateOptions } from '../src/smoke/gate.ts'
import { variablesOf } from '../src/smoke/variables.ts'

export type GateInputs = ReturnType<typeof gateInputs>

/** The inputs that every action with a gate has. */
export function gateInputs(input: Input) {
  return {
    secrets: input.secretPairs('secrets'),
    prometheusUrl: input.optionalUrl('prometheus-url', 'PROMETHEUS_URL'),
    prometheusToken: input.optionalSecret('prometheus-token', 'PROMETHEUS_TOKEN'),
    sentryToken: input.optionalSecret('sentry-auth-token', 'SENTRY_AUTH_TOKEN'),
  }
}

interface Surroundings {
  environment: string
  sentry: SentrySettings | undefined
  transport?: Transport
}

/** What the checks of a gate may use: secrets by name, and whoever knows what production says of itself. */
export function gateSources(
  { secrets, prometheusUrl, prometheusToken, sentryToken }: GateInputs,
  { environment, sentry, transport = {} }: Surroundings,
): Pick<GateOptions, 'variables' | 'sentry' | 'metrics'> {
  return {
    variables: { ...variablesOf(process.env), ...secrets },
    sentry:
      sentry && sentryToken
        ? sentryHealth({ settings: sentry, token: sentryToken, environment, transport })
        : undefined,
    metrics:
      prometheusUrl === undefined
        ? undefined
        : prometheus({ url: prometheusUrl, authorization: authorizationOf(prometheusToken), transport }),
  }
}

function authorizationOf(token: string | undefined): string | undefined {
  if (token === undefined) return undefined
  return token.includes(':') ? `Basic ${Buffer.from(token).toString('base64')}` : `Bearer ${token}`
}
