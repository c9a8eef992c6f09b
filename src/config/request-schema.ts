import * as v from 'valibot'
import { METHODS, TYPES } from './check.ts'
import { choice, duration, either, flag, list, text, whole, word } from './parts.ts'

const PREDICATES = 'a mapping of predicates such as { startsWith: text/ }'

const anything = (description: string) => v.optional(v.pipe(v.unknown(), v.description(description)))

const pattern = v.pipe(v.string('a regular expression'), v.regex(/./, 'a regular expression'))

const each = {
  equals: anything('It is this, of the same type.'),
  notEquals: anything('It is anything but this.'),
  oneOf: v.optional(list(v.unknown(), 'It is one of these.')),
  greater: v.optional(v.pipe(v.number('a number'), v.description('It is a number above this one.'))),
  atLeast: v.optional(v.pipe(v.number('a number'), v.description('It is this number, or one above it.'))),
  less: v.optional(v.pipe(v.number('a number'), v.description('It is a number below this one.'))),
  atMost: v.optional(v.pipe(v.number('a number'), v.description('It is this number, or one below it.'))),
  startsWith: v.optional(v.pipe(v.string('a text'), v.description('It begins with this text.'))),
  endsWith: v.optional(v.pipe(v.string('a text'), v.description('It ends with this text.'))),
  contains: v.optional(v.pipe(v.string('a text'), v.description('It contains this text.'))),
  matches: v.optional(v.pipe(pattern, v.description('This regular expression is found in it.'))),
  includes: anything('It is a list, and this is one of its items.'),
  count: v.optional(whole([0, 1_000_000], 'How many items, or results, it has.')),
  exists: v.optional(flag('It is there, whatever it is; `false`: it is not.')),
  isEmpty: v.optional(flag('It is there, and is an empty text, list or mapping.')),
  is: v.optional(choice(TYPES, 'Its type.')),
}

const positive = v.strictObject(each, PREDICATES)
export const predicates = v.pipe(
  v.strictObject(
    { ...each, not: v.optional(v.pipe(positive, v.description('None of these is true of it.'))) },
    PREDICATES,
  ),
  v.check((given) => Object.keys(given).length > 0, PREDICATES),
)

const scalar = v.union([v.string(), v.number(), v.boolean(), v.null()], 'a text, a number, true, false or null')
const plain = v.union(
  [v.string(), v.number(), v.boolean(), v.null(), v.array(v.unknown())],
  'a text, a number, true, false, null, a list or a mapping of predicates',
)
const words = v.string('a text or a mapping of predicates')

const map = <T extends v.GenericSchema>(value: T, of: string, description: string) =>
  v.optional(v.pipe(v.record(v.string(), value, `a mapping of ${of}`), v.description(description)))

export const address = v.pipe(
  v.string('a path or an address'),
  v.regex(
    /^(\/|\{\{|https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])\S*$/,
    'a path that begins with "/", or an "https://" address',
  ),
)

export const place = (description: string) => v.pipe(address, v.description(description))

const send = v.strictObject(
  {
    query: map(scalar, 'names to values', 'Parameters that are added to the address.'),
    headers: map(v.string('a text'), 'header names to texts', 'Headers; never sent along to another origin.'),
    cookies: map(v.string('a text'), 'cookie names to values', 'Cookies, besides those that were set by steps before.'),
    basic: v.optional(
      v.pipe(
        v.strictObject(
          {
            user: text('The user name.'),
            password: v.pipe(
              v.string('a name in braces such as "{{SMOKE_PASSWORD}}"'),
              v.regex(
                /^\{\{\s*[A-Za-z_]\w*\s*\}\}$/,
                'a name in braces such as "{{SMOKE_PASSWORD}}", never the password itself',
              ),
              v.description('Name of the secret, in braces.'),
            ),
          },
          'a mapping with "user" and "password"',
        ),
        v.description('User name and password of basic authentication.'),
      ),
    ),
    json: anything('Body, sent as JSON.'),
    form: map(v.string('a text'), 'fields to texts', 'Fields, sent as those of a form.'),
    body: v.optional(v.pipe(v.string('a text'), v.description('Body, sent as it is.'))),
  },
  'a mapping such as { json: … }',
)

const source = {
  header: v.optional(word('Value of this header.')),
  cookie: v.optional(word('Value of this cookie.')),
  json: v.optional(word('Field at this dotted path.')),
  jsonpath: v.optional(text('What this JSONPath finds.')),
  xpath: v.optional(text('What this XPath finds in an HTML page.')),
  css: v.optional(text('Text of the element that this selector finds.')),
  regex: v.optional(v.pipe(pattern, v.description('First group of this regular expression, found in the body.'))),
  body: v.optional(v.pipe(v.literal(true, 'true'), v.description('The whole body.'))),
  url: v.optional(v.pipe(v.literal(true, 'true'), v.description('Address after all redirects.'))),
}

/** What a capture reads: exactly one of these. */
export const SOURCES = Object.keys(source)

const capture = v.pipe(
  v.strictObject(
    { ...source, secret: v.optional(flag('Never shown. Default: `false`.'), false) },
    'a mapping such as { jsonpath: $.token }',
  ),
  v.metadata({ oneOf: SOURCES }),
)

const STATUS = 'a number from 100 to 599, a class like "4xx", or a list of them'
const oneStatus = v.union(
  [
    v.pipe(v.number(STATUS), v.integer(STATUS), v.minValue(100, STATUS), v.maxValue(599, STATUS)),
    v.pipe(v.string(STATUS), v.regex(/^[1-5]xx$/, STATUS)),
  ],
  STATUS,
)
const status = v.union([oneStatus, v.array(oneStatus, STATUS)], STATUS)

const REDIRECTS = '"follow", "never" or a number up to 20'
const redirects = v.union(
  [
    v.picklist(['follow', 'never'], REDIRECTS),
    v.pipe(v.number(REDIRECTS), v.integer(REDIRECTS), v.minValue(0, REDIRECTS), v.maxValue(20, REDIRECTS)),
  ],
  REDIRECTS,
)

export const request = {
  name: v.optional(text('How the check is called in messages. Default: the method and the path.')),
  get: v.optional(place("GET this: a path below the component's address, or an address.")),
  post: v.optional(place('POST to this.')),
  put: v.optional(place('PUT to this.')),
  patch: v.optional(place('PATCH this.')),
  delete: v.optional(place('DELETE this.')),
  head: v.optional(place('HEAD of this.')),
  options: v.optional(place('OPTIONS of this.')),
  send: v.optional(v.pipe(send, v.description('What the request carries.'))),
  redirects: v.optional(
    v.pipe(
      redirects,
      v.description('How many redirects are followed. Default: `follow` (10), and `never` where `status` expects one.'),
    ),
  ),
  status: v.optional(
    v.pipe(status, v.description('The status that the answer must have, or a class like `4xx`. Default: `2xx`.')),
  ),
  contains: v.optional(
    v.pipe(
      v.union([v.string(), v.array(v.string())], 'a text or a list of texts'),
      v.description('Text that the body must contain; of a list each one.'),
    ),
  ),
  json: map(
    either(plain, predicates),
    'dotted paths to values',
    'Dotted path of a field in a JSON answer, and its value or predicates.',
  ),
  jsonpath: map(either(plain, predicates), 'JSONPaths to values', 'JSONPath (RFC 9535), and the value or predicates.'),
  xpath: map(either(plain, predicates), 'XPaths to values', 'XPath in an HTML page, and the value or predicates.'),
  css: map(
    either(plain, predicates),
    'selectors to texts',
    "CSS selector in an HTML page, and the element's text or predicates.",
  ),
  regex: map(
    either(plain, predicates),
    'regular expressions to values',
    'Regular expression found in the body, and the value of its first group or predicates.',
  ),
  header: map(
    either(words, predicates),
    'header names to texts',
    "Header's name, and a text that its value must contain, or predicates.",
  ),
  cookie: map(
    either(words, predicates),
    'cookie names to values',
    'Name of a cookie that the answer sets, and its value or predicates.',
  ),
  body: v.optional(v.pipe(either(words, predicates), v.description('The whole body as text: its predicates.'))),
  size: v.optional(
    v.pipe(
      either(v.number('a number of bytes or a mapping of predicates'), predicates),
      v.description("The body's bytes: their number or predicates."),
    ),
  ),
  sha256: v.optional(
    v.pipe(
      v.string('a SHA-256 of 64 digits'),
      v.regex(/^[0-9a-fA-F]{64}$/, 'a SHA-256 of 64 digits'),
      v.description("The body's SHA-256."),
    ),
  ),
  url: v.optional(v.pipe(either(words, predicates), v.description('Address after all redirects, or predicates.'))),
  hops: v.optional(
    v.pipe(
      either(v.array(v.string(), 'a list of addresses or a mapping of predicates'), predicates),
      v.description('Addresses that redirects led to, in their order, or predicates.'),
    ),
  ),
  capture: map(capture, 'names to sources', 'Values for the steps that follow, which name them as `{{name}}`.'),
  duration: v.optional(duration('Longest time until the whole answer is there, on a warm connection.')),
}

export const REQUEST_KEYS = Object.keys(request)

export const step = v.pipe(v.strictObject(request, 'a mapping with the key "get"'), v.metadata({ oneOf: METHODS }))

export type FileStep = v.InferOutput<typeof step>
export type FilePredicates = v.InferOutput<typeof predicates>
