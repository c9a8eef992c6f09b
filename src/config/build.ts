import * as v from 'valibot'
import { parseSize } from '../size.ts'
import { BUILD, type BuildSettings, SEVERITIES, VERIFY, type VerifySettings } from '../verify/settings.ts'
import { choice, duration, flag, list, share, text } from './parts.ts'
import { ms, stated } from './values.ts'

const script = v.pipe(v.string('the name of a script'), v.regex(/^[\w:.@/-]+$/, 'the name of a script in package.json'))

const size = (description: string) =>
  v.pipe(
    v.string('a size like "300kB" or "2MB"'),
    v.check((value) => parseSize(value) !== undefined, 'a size like "300kB" or "2MB"'),
    v.description(description),
  )

const path = (description: string) =>
  v.pipe(v.string('a path'), v.regex(/^\/\S*$/, 'a path that begins with "/"'), v.description(description))

const measured = <T extends v.GenericSchema>(one: (description: string) => T, description: string) =>
  v.pipe(
    v.strictObject(
      {
        raw: v.optional(one('As the files are.')),
        gzip: v.optional(one('Packed with gzip.')),
        brotli: v.optional(one('Packed with Brotli.')),
      },
      'a mapping with "raw", "gzip" or "brotli"',
    ),
    v.description(description),
  )

const start = v.strictObject(
  {
    script: v.optional(script, 'start'),
    path: v.optional(path('Where it says that it is well. Default: `healthcheckPath` of `railway.json`, else `/`.')),
    timeout: v.optional(duration('Longest time until it answers. Default: `30s`.'), '30s'),
  },
  'false, or a mapping with "path"',
)

export const build = v.pipe(
  v.strictObject(
    {
      scripts: v.optional(
        list(
          v.union([script, v.array(script)], 'the name of a script, or a list of those that run at the same time'),
          'Scripts of `package.json`, in their order; those in a list of their own run at the same time. Default: those of `lint`, `types`, `test` and `build` that exist.',
        ),
      ),
      output: v.optional(
        v.pipe(
          v.string('a directory'),
          v.regex(/^(?!\/)(?!(.*\/)?\.\.(\/|$))\S.*$/, 'a directory below the source, such as "dist"'),
          v.description('Directory of what is shipped, from the source directory. Default: it is looked for.'),
        ),
      ),
      budget: v.optional(
        v.pipe(
          v.strictObject(
            {
              total: v.optional(measured(size, 'Most of all files together.'), {}),
              file: v.optional(measured(size, 'Most of each single file.'), {}),
              growth: v.optional(measured(share, 'Most growth against the base branch.'), {}),
            },
            'a mapping with "total", "file" or "growth"',
          ),
          v.description('How large the output may be.'),
        ),
        {},
      ),
      sourcemaps: v.optional(flag('Source maps are meant to be shipped. Default: `false`.'), false),
      reproducible: v.optional(flag('Build twice, and compare. Default: `false`.'), false),
      html: v.optional(flag('Pages must find what they refer to. Default: `true`.'), true),
      base: v.optional(path('Path under which the output is served. Default: `/`.'), '/'),
      elsewhere: v.optional(list(text('A glob.'), 'Globs of paths that pages refer to and somebody else answers.'), []),
      allow: v.optional(
        list(
          v.pipe(v.string('a fingerprint'), v.regex(/^[0-9a-f]{12}$/, 'a fingerprint of 12 digits')),
          'Fingerprints of what looks like a secret and is none, as the report tells them.',
        ),
        [],
      ),
      start: v.optional(
        v.pipe(
          v.union([v.literal(false), start], 'false, or a mapping with "path"'),
          v.description('How a server is started to see whether it answers; `false`: it is not.'),
        ),
      ),
    },
    'a mapping',
  ),
  v.description('How the component is built and what `verify` demands of the result.'),
)

export const verify = v.pipe(
  v.strictObject(
    {
      audit: v.optional(
        choice([...SEVERITIES, 'off'], 'Advisories from this severity up fail; `off` asks nobody. Default: `high`.'),
        'high',
      ),
      'audit-dev': v.optional(flag('Count packages that are only needed to build too. Default: `false`.'), false),
    },
    'a mapping with "audit"',
  ),
  v.description('What `verify` demands of the repository as a whole.'),
)

type Build = v.InferOutput<typeof build>

/** With every default filled in. */
export function toBuild(settings: Build | undefined): BuildSettings {
  if (!settings) return BUILD
  const { scripts, budget, start: starting, ...rest } = settings
  return {
    ...stated(rest),
    budget: {
      total: mapped(budget.total, (value) => parseSize(value)),
      file: mapped(budget.file, (value) => parseSize(value)),
      growth: mapped(budget.growth, (value) => Number(value.slice(0, -1)) / 100),
    },
    ...(scripts ? { scripts: scripts.map((one) => (typeof one === 'string' ? [one] : one)) } : {}),
    ...(starting === undefined ? {} : { start: starting && toStart(starting) }),
  }
}

export function toVerify(settings: v.InferOutput<typeof verify> | undefined): VerifySettings {
  return settings ? { audit: settings.audit, auditDev: settings['audit-dev'] } : VERIFY
}

function toStart({ script: name, path: health, timeout }: v.InferOutput<typeof start>) {
  return { script: name, timeoutMs: ms(timeout), ...(health === undefined ? {} : { path: health }) }
}

function mapped(
  given: Record<string, string | undefined>,
  read: (value: string) => number | undefined,
): Record<string, number> {
  const pairs = Object.entries(given).map(([key, value]) => [key, value === undefined ? undefined : read(value)])
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as Record<string, number>
}
