import * as v from 'valibot'
import { DURATION } from '../duration.ts'

const NAME = /^[a-z][a-z0-9-]{0,30}$/

/** Where one of several keys must stand, and only one. Kept as metadata: it goes into the published schema as well. */
export interface OneOf {
  oneOf: readonly string[]
}

const text = (description: string) =>
  v.pipe(v.string('a text'), v.regex(/\S/, 'a text that is not empty'), v.description(description))

const word = (description: string) =>
  v.pipe(v.string('a text'), v.regex(/^\S+$/, 'a text without blanks'), v.description(description))

const duration = (description: string) =>
  v.pipe(
    v.string('a duration like "800ms", "90s", "5m" or "1h"'),
    v.regex(DURATION, 'a duration like "800ms", "90s", "5m" or "1h"'),
    v.description(description),
  )

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

const flag = (description: string) => v.pipe(v.boolean('true or false'), v.description(description))

const list = <T extends v.GenericSchema>(item: T, description: string) =>
  v.pipe(v.array(item, 'a list'), v.description(description))

const check = {
  name: v.optional(text('How the check is called in messages. Default: the method and the path.')),
  status: v.optional(
    v.pipe(
      v.number('a number from 100 to 599'),
      v.integer('a whole number'),
      v.minValue(100, 'a number from 100 to 599'),
      v.maxValue(599, 'a number from 100 to 599'),
      v.description('The status that the answer must have. Default: any from 200 to 299.'),
    ),
  ),
  contains: v.optional(
    v.pipe(
      v.union([v.string(), v.array(v.string())], 'a text or a list of texts'),
      v.description('Text that the body must contain; of a list each one.'),
    ),
  ),
  json: v.optional(
    v.pipe(
      v.record(
        v.string(),
        v.union([v.string(), v.number(), v.boolean(), v.null()], 'a text, a number, true, false or null'),
        'a mapping of dotted paths to values',
      ),
      v.description('Dotted path of a field in a JSON answer, and the value it must have.'),
    ),
  ),
  header: v.optional(
    v.pipe(
      v.record(v.string(), v.string('a text'), 'a mapping of header names to texts'),
      v.description("Header's name, and a text that its value must contain."),
    ),
  ),
  duration: v.optional(duration('Longest time until the whole answer is there.')),
  p95: v.optional(duration('Longest 95th percentile over 20 warm requests.')),
}

export const componentCheck = v.strictObject(
  {
    get: v.pipe(
      v.string('a path or an address'),
      v.regex(/^(\/|https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])\S*$/, 'a path that begins with "/"'),
      v.description("A path below the component's address."),
    ),
    ...check,
  },
  'a mapping with the key "get"',
)

const applicationCheck = v.strictObject(
  {
    get: v.pipe(
      v.string('an address'),
      v.regex(/^https?:\/\/\S+$/, 'an absolute address, such as "https://shop.example/"'),
      v.description("An address below a component's `url`. That component is then checked by it."),
    ),
    ...check,
  },
  'a mapping with the key "get"',
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
    v.pipe(
      v.picklist(['auto', 'always', 'never'], 'one of "auto", "always", "never"'),
      v.description('Upload one archive instead of single files. Default: `auto`, when it is the better way.'),
    ),
    'auto',
  ),
}

const railway = {
  project: word('Id of the project.'),
  service: text('Id or name of the service.'),
  environment: v.optional(text('Id or name of the environment. Default: that of the release.')),
  from: v.optional(
    v.pipe(
      v.picklist(['directory', 'image', 'commit'], 'one of "directory", "image", "commit"'),
      v.description(
        'What makes the deployment: the source directory, an image by its digest, or a commit of the connected repository. Default: `directory`.',
      ),
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
      smoke: v.optional(list(componentCheck, "The component's own checks."), []),
      migrations: v.optional(
        list(glob, "Patterns, from the repository's root, of files that change the database's schema."),
        [],
      ),
      uploads: v.optional(
        list(glob, 'Files that look like secrets and are meant to be uploaded, from the source directory.'),
        [],
      ),
      timeout: v.optional(timeout, '10m'),
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

const sentry = v.pipe(
  v.strictObject(
    {
      organization: word('Slug of the organization.'),
      project: v.optional(word('Slug of the project that all components report to.')),
      projects: v.optional(
        v.pipe(
          v.record(v.string(), word('Slug of the project.'), 'a mapping of components to project slugs'),
          v.description('Component, and the slug of the project that it reports to.'),
        ),
      ),
      url: v.optional(
        address("Address of a Sentry of one's own, or of a region. Default: `https://sentry.io`."),
        'https://sentry.io',
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
      smoke: v.optional(list(applicationCheck, 'Checks of the whole application, by absolute address.'), []),
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
export type FileCheck = Component['smoke'][number]
