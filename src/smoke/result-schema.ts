import * as v from 'valibot'

const text = (description: string) => v.pipe(v.string(), v.description(description))
const count = (description: string) => v.pipe(v.number(), v.integer(), v.minValue(0), v.description(description))
const ms = (description: string) => v.pipe(v.number(), v.minValue(0), v.description(description))

const verdict = v.pipe(
  v.picklist(['pass', 'fail', 'unknown']),
  v.description('`unknown`: it could not be told, which is never green.'),
)

const samples = v.strictObject({
  count: count('How many warm requests were measured.'),
  p50Ms: ms('Median.'),
  p95Ms: ms('95th percentile, by nearest rank.'),
  p99Ms: ms('99th percentile, by nearest rank.'),
  coldMs: v.optional(ms('The first request, which is not counted.')),
})

const check = v.strictObject({
  name: text('As in ops.yml, or the method and the path; after a colon the part of it.'),
  verdict,
  severity: v.pipe(v.picklist(['critical', 'degraded']), v.description('`degraded` stops nothing.')),
  flaky: v.optional(v.pipe(v.literal(true), v.description('It passed, but only when it was tried again.'))),
  detail: text('What was expected and what came back, in one sentence.'),
  attempts: count('How often it was tried; 0 when it was not asked.'),
  durationMs: ms('All tries together.'),
  status: v.optional(v.pipe(v.number(), v.integer(), v.description('HTTP status of the last answer.'))),
  servedCommit: v.optional(text('The commit that was served.')),
  expected: v.optional(text('What was expected, of the first difference.')),
  got: v.optional(text('What came, of the first difference.')),
  response: v.optional(text('The beginning of the answer, without secrets.')),
  samples: v.optional(v.pipe(samples, v.description('Times of warm requests.'))),
  files: v.optional(v.pipe(v.array(v.string()), v.description('Paths of what was written, such as a screenshot.'))),
  place: v.optional(
    v.pipe(
      v.strictObject({
        file: text("Path from the repository's root."),
        line: count('From 1.'),
        column: count('From 1.'),
      }),
      v.description('Where the check stands.'),
    ),
  ),
})

const component = v.strictObject({
  component: text('Its name in ops.yml, or the host of the input `url`.'),
  url: text('Where it was looked at.'),
  commit: v.pipe(v.nullable(v.string()), v.description('The commit that was expected; null when any would do.')),
  verdict,
  checks: v.pipe(v.array(check), v.description('The identity first, where one was asked for.')),
  warnings: v.optional(v.pipe(v.array(v.string()), v.description('What is wrong and stops nothing.'))),
})

/** The output `result-json` of smoke-test. */
export const smokeResult = v.pipe(
  v.strictObject({
    status: v.pipe(v.picklist(['success', 'failure', 'unknown']), v.description('The verdict on everything.')),
    headline: text('The verdict, and the first thing that is wrong, in one sentence.'),
    counts: v.pipe(
      v.strictObject({
        passed: count('Checks that passed, flaky ones too.'),
        failed: count('Critical checks that failed.'),
        unknown: count('Critical checks of which nothing could be told.'),
        flaky: count('Checks that passed only when tried again.'),
        degraded: count('Degraded checks that did not pass.'),
      }),
      v.description('How many checks there are of each kind.'),
    ),
    components: v.pipe(v.array(component), v.description('In the order of ops.yml.')),
  }),
  v.title('result-json of smoke-test'),
  v.description('What a smoke test has found.'),
)

export type SmokeResult = v.InferOutput<typeof smokeResult>
