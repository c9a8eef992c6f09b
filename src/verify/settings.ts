/** What is verified of a component, with every default filled in. */
export interface BuildSettings {
  /** Scripts of `package.json` in their order; those in a list of their own run at the same time. Default: those that exist. */
  scripts?: string[][]
  /** Directory of what is shipped, from the source directory. Default: it is looked for. */
  output?: string
  budget: Budget
  /** Source maps are meant to be shipped. */
  sourcemaps: boolean
  /** Builds twice and compares. */
  reproducible: boolean
  /** Pages and style sheets must find what they refer to. */
  html: boolean
  /** Path under which the output is served. */
  base: string
  /** References that somebody else answers: globs of paths. */
  elsewhere: string[]
  /** Fingerprints of what looks like a secret and is none. */
  allow: string[]
  /** How a server is started to see whether it does; `false`: it isn't. Default: where it can be told that it is a server. */
  start?: StartSettings | false
}

export interface StartSettings {
  script: string
  /** Any answer below 400 there is a good one. Default: that of `railway.json`, or `/` with any answer below 500. */
  path?: string
  timeoutMs: number
}

export interface Sizes {
  raw: number
  gzip: number
  brotli: number
}

export interface Budget {
  /** Bytes of all files together. */
  total: Partial<Sizes>
  /** Bytes of each single file. */
  file: Partial<Sizes>
  /** Most growth of all files together against the base branch, as a share: 0.1 is a tenth. */
  growth: Partial<Sizes>
}

export const SEVERITIES = ['low', 'moderate', 'high', 'critical'] as const

export type Severity = (typeof SEVERITIES)[number]

export interface VerifySettings {
  /** Advisories from this severity up fail; `off`: nobody is asked. */
  audit: Severity | 'off'
  /** Advisories of packages that are only needed to build count too. */
  auditDev: boolean
}

export const BUILD: BuildSettings = {
  budget: { total: {}, file: {}, growth: {} },
  sourcemaps: false,
  reproducible: false,
  html: true,
  base: '/',
  elsewhere: [],
  allow: [],
}

export const VERIFY: VerifySettings = { audit: 'high', auditDev: false }
