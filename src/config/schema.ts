import * as v from 'valibot'
import { build, verify } from './build.ts'
import { fileCheck } from './check-schema.ts'
import { choice, duration, flag, list, type OneOf, text, word } from './parts.ts'
import { notes } from './notes.ts'
import { previews } from './previews.ts'

const NAME = /^[a-z][a-z0-9-]{0,30}$/

const address = (description: string) =>
  v.pipe(
    v.string('an address like "https://shop.example"'),
    v.regex(
      /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$))[^\s?#@]+$/,
      'an "https://" address without a query, such as "https://shop.example" ("http://" only for localhost)',
    ),
    v.check((url) => URL.canParse(url), 'an address like "https://shop.example"'),
    v.description(description),
  )

const path = (description: string) =>
  v.pipe(v.string('a path'), v.regex(/^\/\S*$/, 'a path that begins with "/"'), v.description(description))

const glob = v.pipe(
  v.string('a pattern'),
  v.regex(/^(?!\/)(?!(.*\/)?\.\.(\/|$))\S.*$/, 'a pattern below the directory, such as "db/migrations/**"'),
)

const IDENTITIES = ['json', 'header', 'meta', 'text'] as const

export const identity = v.pipe(
  v.strictObject(
    {
      path: v.optional(path("Path below the component's address. Default: `/`."), '/'),
      json: v.optional(word('Dotted path of a field in a JSON answer.')),
      header: v.optional(word('Name of a header of the answer.')),
      meta: v.optional(word('Name of a `<meta name="…" content="SHA">` of an HTML page.')),
      text: v.optional(v.pipe(v.literal(true, 'true'), v.description('The whole body is the SHA.'))),
    },
    'a mapping such as { path: /version, json: commit }',
  ),
  v.metadata({ oneOf: IDENTITIES } satisfies OneOf),
  v.description('Where the component tells which commit it serves.'),
)

const vercel = {
  project: word('Id (`prj_…`) or name of the project.'),
  team: v.optional(word('Id (`team_…`) or slug of the team. Default: the account that the token belongs to.')),
  prebuilt: v.optional(
    flag('Upload `.vercel/output` of the source directory, which `vercel build --prod` has written. Default: `false`.'),
    false,
  ),
  archive: v.optional(
    choice(
      ['auto', 'always', 'never'],
      'Upload one archive instead of single files. Default: `auto`, when it is the better way.',
    ),
    'auto',
  ),
}

const railway = {
  project: word('Id of the project.'),
  service: text('Id or name of the service.'),
  environment: v.optional(text('Id or name of the environment. Default: that of the release.')),
  from: v.optional(
    choice(
      ['directory', 'image', 'commit'],
      'What makes the deployment: the source directory, an image by its digest, or a commit of the connected repository. Default: `directory`.',
    ),
    'directory',
  ),
}

const PLATFORMS = ['railway', 'vercel'] as const

const url = address("Public address, without a query. The component's paths are below it.")
const timeout = duration('Longest time for a build to become ready. Default: `10m`.')

const component = v.pipe(
  v.strictObject(
    {
      railway: v.optional(
        v.pipe(
          v.strictObject(railway, 'a mapping with "project" and "service"'),
          v.description('The Railway service.'),
        ),
      ),
      vercel: v.optional(
        v.pipe(v.strictObject(vercel, 'a mapping with "project"'), v.description('The Vercel project.')),
      ),
      source: text("Directory from the repository's root. `.` is the root."),
      url,
      identity,
      after: v.optional(list(v.string('the name of a component'), 'Components whose traffic is switched before.'), []),
      smoke: v.optional(list(fileCheck, "The component's own checks."), []),
      migrations: v.optional(
        list(glob, "Patterns, from the repository's root, of files that change the database's schema."),
        [],
      ),
      uploads: v.optional(
        list(glob, 'Files that look like secrets and are meant to be uploaded, from the source directory.'),
        [],
      ),
      timeout: v.optional(timeout, '10m'),
      build: v.optional(build),
    },
    'a mapping with "source", "url" and "identity"',
  ),
  v.metadata({ oneOf: PLATFORMS } satisfies OneOf),
)

const componentOverride = v.strictObject(
  {
    railway: v.optional(v.partial(v.strictObject(railway, 'a mapping'))),
    vercel: v.optional(v.partial(v.strictObject(vercel, 'a mapping'))),
    url: v.optional(url),
    timeout: v.optional(timeout),
  },
  'a mapping',
)

const named = <T extends v.GenericSchema>(value: T, message: string) =>
  v.record(
    v.pipe(v.string(), v.regex(NAME, 'small letters, digits and hyphens, beginning with a letter, at most 31 of them')),
    value,
    message,
  )

const tracked = v.union(
  [
    word('Slug of the project.'),
    v.strictObject({
      project: word('Slug of the project.'),
      sourcemaps: v.optional(
        v.pipe(
          v.string('a directory'),
          v.regex(/^(?!\/)(?!(.*\/)?\.\.(\/|$))\S.*$/, 'a directory inside the repository, such as "web/dist"'),
          v.description("Directory of the built scripts and their source maps, from the repository's root."),
        ),
      ),
    }),
  ],
  'the slug of a project, or a mapping with "project" and "sourcemaps"',
)

const sentry = v.pipe(
  v.strictObject(
    {
      organization: word('Slug of the organization.'),
      project: v.optional(word('Slug of the project that all components report to.')),
      projects: v.optional(
        v.pipe(
          v.record(v.string(), tracked, 'a mapping of components to project slugs'),
          v.description('Component, and the slug of the project that it reports to.'),
        ),
      ),
      url: v.optional(
        address("Address of a Sentry of one's own, or of a region. Default: `https://sentry.io`."),
        'https://sentry.io',
      ),
      release: v.optional(
        v.pipe(
          v.string('a text'),
          v.regex(
            /^(?=.*\{commit\})([\w.@+-]|\{commit\}|\{component\})+$/,
            'a name with {commit}, such as "{component}@{commit}", without blanks and slashes',
          ),
          v.description(
            'How releases are called there, with `{component}` and `{commit}`. Default: `{component}@{commit}`.',
          ),
        ),
        '{component}@{commit}',
      ),
      budget: v.optional(
        duration('A release waits for Sentry so long at most; what could not be told is told later. Default: `60s`.'),
        '60s',
      ),
    },
    'a mapping with "organization" and "project"',
  ),
  v.metadata({ oneOf: ['project', 'projects'] } satisfies OneOf),
  v.description('Where the components report their errors.'),
)

export const file = v.pipe(
  v.strictObject(
    {
      version: v.optional(v.pipe(v.literal(1, '1'), v.description('Version of this format. Default: `1`.')), 1),
      components: v.pipe(
        named(component, 'a mapping of names to components'),
        v.minEntries(1, 'at least one component'),
        v.description('The parts that are deployed on their own, by name.'),
      ),
      smoke: v.optional(list(fileCheck, 'Checks of the whole application, by absolute address.'), []),
      gate: v.optional(
        v.pipe(
          v.strictObject(
            { timeout: v.optional(duration('Longest time until all checks pass. Default: `5m`.'), '5m') },
            'a mapping with "timeout"',
          ),
          v.description('What a release must pass before it goes on.'),
        ),
        {},
      ),
      sentry: v.optional(sentry),
      notes: v.optional(notes),
      previews: v.optional(previews),
      verify: v.optional(verify),
      environments: v.optional(
        v.pipe(
          named(
            v.strictObject(
              {
                components: v.pipe(
                  v.record(v.string(), componentOverride, 'a mapping of components to what differs'),
                  v.description('What differs there, by component: its address, its platform, its time limit.'),
                ),
              },
              'a mapping with "components"',
            ),
            'a mapping of names to environments',
          ),
          v.description('Environments other than `production`, which the rest of the file describes.'),
        ),
        {},
      ),
    },
    'a mapping with the key "components"',
  ),
  v.title('ops.yml'),
  v.description('What ops-actions deploys, how it is checked, and where its errors go.'),
)

export type File = v.InferOutput<typeof file>
export type Component = File['components'][string]
export type ComponentOverride = File['environments'][string]['components'][string]
