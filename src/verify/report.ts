import * as v from 'valibot'

const size = v.strictObject({
  raw: v.number(),
  gzip: v.number(),
  brotli: v.number(),
})

const status = v.picklist(['success', 'failure', 'skipped', 'unknown'])

/** What `verify` found, as it is handed to later jobs. From a fork it is hostile: everything in it is text to be escaped. */
export const verifyReport = v.strictObject({
  version: v.literal(1),
  /** Full SHA of what was verified. */
  commit: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  status,
  components: v.array(
    v.strictObject({
      name: v.string(),
      /** From the repository's root. */
      source: v.string(),
      status,
      /** Why it was skipped or has failed, in one line. */
      reason: v.optional(v.string()),
      checks: v.array(
        v.strictObject({
          name: v.string(),
          status,
          durationMs: v.number(),
          detail: v.optional(v.string()),
        }),
      ),
      output: v.optional(
        v.strictObject({
          /** From the component's source directory. */
          directory: v.string(),
          files: v.number(),
          /** SHA-256 over the paths and contents of all files, so that what is deployed can be proven to be what was verified. */
          digest: v.string(),
          size,
          /** The same of the base branch, where it is known. */
          base: v.optional(size),
        }),
      ),
    }),
  ),
})

export type VerifyReport = v.InferOutput<typeof verifyReport>
