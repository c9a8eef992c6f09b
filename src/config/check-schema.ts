import * as v from 'valibot'
import { METHODS } from './check.ts'
import { choice, duration, either, flag, list, share, text, whole, word } from './parts.ts'
import { address, place, request, step } from './request-schema.ts'

const kinds = {
  steps: v.optional(
    v.pipe(
      v.array(step, 'a list'),
      v.minLength(1, 'a list of at least one step'),
      v.description('Several requests after each other that share their cookies.'),
    ),
  ),
  tls: v.optional(
    v.pipe(
      either(
        address,
        v.strictObject(
          {
            address: place('Path or address; its host and port count.'),
            warnLeft: v.optional(
              share("Share of the certificate's lifetime below which it warns. Default: `25%`."),
              '25%',
            ),
            failLeft: v.optional(share('Share of its lifetime below which it fails. Default: `12.5%`.'), '12.5%'),
            protocol: v.optional(
              choice(['TLSv1.2', 'TLSv1.3'], 'Lowest version that the server may accept. Default: `TLSv1.2`.'),
              'TLSv1.2',
            ),
          },
          'a mapping with "address"',
        ),
      ),
      v.description('The certificate: chain, host name, share of its lifetime that is left, protocol.'),
    ),
  ),
  load: v.optional(
    v.pipe(
      either(
        address,
        v.strictObject(
          {
            address: place('Path or address that is asked.'),
            rate: v.optional(whole([1, 100_000], 'Requests a second. Default: as many as go.')),
            duration: v.optional(duration('How long. Default: `10s`.'), '10s'),
            connections: v.optional(whole([1, 1_000], 'Connections at the same time. Default: `10`.'), 10),
            p95: v.optional(duration('Longest 95th percentile.')),
            p99: v.optional(duration('Longest 99th percentile.')),
            errors: v.optional(share('Largest share of requests that fail. Default: `0%`.'), '0%'),
            throughput: v.optional(whole([1, 1_000_000], 'Fewest answers a second.')),
          },
          'a mapping with "address"',
        ),
      ),
      v.description('A bounded load test.'),
    ),
  ),
  page: v.optional(
    v.pipe(
      either(
        address,
        v.strictObject(
          {
            address: place('The page.'),
            calls: v.optional(
              list(
                v.strictObject(
                  {
                    url: place('Address that the scripts of the page ask.'),
                    method: v.optional(word('Method. Default: `GET`.'), 'GET'),
                    headers: v.optional(list(v.string('a header name'), 'Headers that they set.'), []),
                    origin: v.optional(word("Origin that asks. Default: that of the component's address.")),
                    credentials: v.optional(flag('Cookies are sent along. Default: `false`.'), false),
                  },
                  'a mapping with "url"',
                ),
                'Requests to other origins whose CORS preflight must be granted.',
              ),
              [],
            ),
            origins: v.optional(
              list(word('an origin'), 'Other origins from which its scripts and stylesheets may come.'),
              [],
            ),
            images: v.optional(flag('Look at its images too. Default: `false`.'), false),
            security: v.optional(
              choice(
                ['degraded', 'critical', 'off'],
                'What a missing security header (HSTS, CSP, nosniff, frame) means. Default: `degraded`.',
              ),
              'degraded',
            ),
          },
          'a mapping with "address"',
        ),
      ),
      v.description('A page with all that it needs: scripts, stylesheets, preflights, no mixed content.'),
    ),
  ),
  browser: v.optional(
    v.pipe(
      either(
        address,
        v.strictObject(
          {
            address: place('The page.'),
            waitFor: v.optional(text('CSS selector of what must become visible.')),
            ignore: v.optional(
              list(v.string('a text'), 'Console errors and failed requests with one of these texts do not count.'),
              [],
            ),
            screenshot: v.optional(flag('Keep a picture. Default: `true`.'), true),
          },
          'a mapping with "address"',
        ),
      ),
      v.description('A page in a real Chromium: no console errors, no failed requests.'),
    ),
  ),
  sentry: v.optional(
    v.pipe(
      v.strictObject(
        {
          over: v.optional(duration('How long it is watched. Default: `2m`.'), '2m'),
          newIssues: v.optional(whole([0, 10_000], 'Most issues first seen in this release.')),
          crashFree: v.optional(share('Smallest share of sessions without a crash.')),
          crashFreeDrop: v.optional(share("How far that share may lie below the previous release's.")),
          leastSessions: v.optional(whole([1, 1_000_000], 'Fewer sessions say nothing. Default: `100`.'), 100),
        },
        'a mapping such as { newIssues: 0 }',
      ),
      v.check(
        ({ newIssues, crashFree, crashFreeDrop }) => (newIssues ?? crashFree ?? crashFreeDrop) !== undefined,
        'a mapping with "newIssues", "crashFree" or "crashFreeDrop"',
      ),
      v.description('What Sentry has seen of this release.'),
    ),
  ),
  prometheus: v.optional(
    v.pipe(
      v.strictObject(
        {
          query: text('PromQL whose answer is one number.'),
          over: v.optional(duration('How long it is watched. Default: `2m`.'), '2m'),
          every: v.optional(duration('How often it is asked. Default: `15s`.'), '15s'),
          below: v.optional(v.pipe(v.number('a number'), v.description('It must stay below this.'))),
          above: v.optional(v.pipe(v.number('a number'), v.description('It must stay above this.'))),
          compare: v.optional(
            v.pipe(v.number('a number'), v.description('Most times the value that it had before the release: `1.5`.')),
          ),
        },
        'a mapping with "query"',
      ),
      v.check(
        ({ below, above, compare }) => (below ?? above ?? compare) !== undefined,
        'a mapping with "below", "above" or "compare"',
      ),
      v.description('What Prometheus has measured.'),
    ),
  ),
}

export const KINDS = Object.keys(kinds) as (keyof typeof kinds)[]

const timing = {
  p50: v.optional(duration('Longest median over the samples.')),
  p95: v.optional(duration('Longest 95th percentile over 20 warm requests.')),
  p99: v.optional(duration('Longest 99th percentile over the samples.')),
  samples: v.optional(
    whole(
      [5, 1_000],
      'Warm requests that are measured. Default: `20`, with `p99` `100`, with `compare` `60` to `400`.',
    ),
  ),
  concurrency: v.optional(whole([1, 50], 'Samples that are taken at the same time. Default: `1`.')),
  compare: v.optional(
    v.pipe(
      v.strictObject(
        {
          p50: v.optional(v.pipe(v.number('a number'), v.minValue(1, 'a number from 1 up'), v.description('Median.'))),
          p95: v.optional(
            v.pipe(v.number('a number'), v.minValue(1, 'a number from 1 up'), v.description('95th percentile.')),
          ),
          p99: v.optional(
            v.pipe(v.number('a number'), v.minValue(1, 'a number from 1 up'), v.description('99th percentile.')),
          ),
          confidence: v.optional(
            v.pipe(
              v.number('a number from 0.5 to 0.999'),
              v.minValue(0.5, 'a number from 0.5 to 0.999'),
              v.maxValue(0.999, 'a number from 0.5 to 0.999'),
              v.description('How sure it must be. Default: `0.95`.'),
            ),
            0.95,
          ),
        },
        'a mapping such as { p95: 1.25 }',
      ),
      v.check(({ p50, p95, p99 }) => (p50 ?? p95 ?? p99) !== undefined, 'a mapping with a limit such as { p95: 1.25 }'),
      v.description('Most times what the version that is live now takes, measured in turn: `{ p95: 1.25 }`.'),
    ),
  ),
}

export const TIMING_KEYS = Object.keys(timing)

export const fileCheck = v.pipe(
  v.strictObject(
    {
      ...request,
      ...kinds,
      ...timing,
      severity: v.optional(
        choice(
          ['critical', 'degraded'],
          '`critical` stops a release and undoes it, `degraded` warns. Default: `critical`.',
        ),
        'critical',
      ),
      settle: v.optional(duration('How long one that fails is tried again. Default: `6s`.')),
      retries: v.optional(whole([0, 100], 'Most times that one that fails is tried again.')),
      within: v.optional(duration('Longest time for it with all its tries.')),
    },
    'a mapping with the key "get"',
  ),
  v.metadata({ oneOf: [...METHODS, ...KINDS] }),
)

/** As it stands in the file. */
export type GivenCheck = v.InferInput<typeof fileCheck>
export type FileCheck = v.InferOutput<typeof fileCheck>
