import { Trouble } from '../../help.ts'
import { createHttp, type Transport } from '../../http.ts'
import type { Metrics } from '../../smoke/signals.ts'

export interface PrometheusOptions {
  /** What comes before `/api/v1/query`; of Mimir, Thanos and Grafana Cloud too. */
  url: string
  /** Value of the header `authorization`, where one is needed. */
  authorization?: string | undefined
  transport?: Transport | undefined
}

const MAX_BYTES = 1024 * 1024

/** Asks a Prometheus for single numbers. */
export function prometheus({ url, authorization, transport }: PrometheusOptions): Metrics {
  const http = createHttp({
    name: 'prometheus',
    baseUrl: `${url.replace(/\/+$/, '')}/`,
    headers: { accept: 'application/json', ...(authorization ? { authorization } : {}) },
    ...transport,
  })
  return {
    async value(query, signal) {
      // Whoever watches asks again soon.
      const answer = await http('api/v1/query', { query: { query }, maxBytes: MAX_BYTES, maxAttempts: 1, signal })
      if (answer.cut)
        throw new Trouble(
          'trouble-with-prometheus',
          'prometheus: the answer is longer than 1 MiB; let the query answer with one number',
        )
      const { status, data, warnings } = answer.json<Partial<Answered> | null>() ?? {}
      if (status !== 'success')
        throw new Trouble(
          'trouble-with-prometheus',
          'prometheus: the answer is not one of its query API; is the address right?',
        )
      // Some of the servers behind it could not be asked.
      const [doubt] = Array.isArray(warnings) ? warnings.filter((one) => !String(one).startsWith('PromQL info')) : []
      if (doubt !== undefined)
        throw new Trouble(
          'trouble-with-prometheus',
          `prometheus: the answer is not complete: ${String(doubt).slice(0, 200)}`,
        )
      const text = sampleOf(data)
      const value = Number(text)
      if (Number.isFinite(value)) return value
      throw new Trouble(
        'trouble-with-prometheus',
        `prometheus: the query answers with ${text.slice(0, 20)}; does it divide by nothing, without traffic?`,
      )
    },
  }
}

interface Answered {
  status: unknown
  data: { resultType?: unknown; result?: unknown } | null
  warnings: unknown
}

function sampleOf(data: Answered['data'] | undefined): string {
  const { resultType, result } = data ?? {}
  if (resultType === 'scalar') return textOf(result)
  if (resultType !== 'vector' || !Array.isArray(result)) {
    const kind = typeof resultType === 'string' ? `a ${resultType.slice(0, 20)}` : 'nothing usable'
    throw new Trouble('trouble-with-prometheus', `prometheus: the query answers with ${kind}, not with one number`)
  }
  if (result.length === 0) {
    throw new Trouble(
      'trouble-with-prometheus',
      'prometheus: the query answers with nothing; is the metric there, and do its labels match?',
    )
  }
  if (result.length > 1) {
    throw new Trouble(
      'trouble-with-prometheus',
      `prometheus: the query answers with ${result.length} series; join them by sum() or max()`,
    )
  }
  return textOf((result[0] as { value?: unknown } | null)?.value)
}

/** A sample is a time and, as text, a value. */
function textOf(sample: unknown): string {
  const value: unknown = Array.isArray(sample) ? sample[1] : undefined
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new Trouble('trouble-with-prometheus', 'prometheus: the answer holds no sample')
}
