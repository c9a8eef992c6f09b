const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const HISTOGRAM = 'http_request_duration_seconds'

/** Requests by method, route and status, in the text format of Prometheus. */
export function createMetrics({ routes, release }) {
  const series = new Map()

  // A series that only begins with its first request hides that request from `rate`.
  for (const { method, path } of routes) find({ method, route: path, status: 200 })

  function find({ method, route, status }) {
    const labels = `method="${method}",route="${route}",status_code="${status}"`
    const known = series.get(labels) ?? { labels, buckets: BUCKETS.map(() => 0), count: 0, sum: 0 }
    series.set(labels, known)
    return known
  }

  function observe({ method, route, status, seconds }) {
    const known = find({ method: route === 'other' ? 'other' : method, route, status })
    known.count++
    known.sum += seconds
    BUCKETS.forEach((limit, index) => {
      if (seconds <= limit) known.buckets[index]++
    })
  }

  function text() {
    const lines = [`# HELP ${HISTOGRAM} Time until the answer was sent.`, `# TYPE ${HISTOGRAM} histogram`]
    for (const { labels, buckets, count, sum } of series.values()) {
      BUCKETS.forEach((limit, index) => lines.push(`${HISTOGRAM}_bucket{${labels},le="${limit}"} ${buckets[index]}`))
      lines.push(`${HISTOGRAM}_bucket{${labels},le="+Inf"} ${count}`)
      lines.push(`${HISTOGRAM}_sum{${labels}} ${sum}`, `${HISTOGRAM}_count{${labels}} ${count}`)
    }
    lines.push('# HELP shop_release_info The release that answers.', '# TYPE shop_release_info gauge')
    lines.push(`shop_release_info{commit="${release.commit}",version="${release.version}"} 1`)
    lines.push('# HELP process_resident_memory_bytes Memory in use.', '# TYPE process_resident_memory_bytes gauge')
    lines.push(`process_resident_memory_bytes ${process.memoryUsage.rss()}`)
    return `${lines.join('\n')}\n`
  }

  return { observe, text }
}
