import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { Trouble } from '../help.ts'
import { listFiles, type OutputFile, treeDigest } from './files.ts'
import { type VerifyReport, verifyReport } from './report.ts'

const LARGEST = 4 * 1024 * 1024

/** A component that is about to be deployed. */
export interface Shipped {
  name: string
  /** From the repository's root. */
  source: string
  /** What is uploaded, from the source, where it is not the source itself. */
  uploads: string | undefined
}

export interface Demand {
  /** Path of the report, from the workspace. */
  file: string
  workspace: string
  /** Full SHA of what is to be deployed. */
  commit: string
  components: readonly Shipped[]
}

/** Throws with everything in which what lies here differs from what was verified. */
export async function demandVerified({ file, workspace, commit, components }: Demand): Promise<void> {
  const report = await readReport(resolve(workspace, file), file)
  const reasons = [
    ...(report.commit === commit
      ? []
      : [`it is of commit ${report.commit.slice(0, 7)}, and ${commit.slice(0, 7)} is to be released`]),
    ...(report.status === 'success' ? [] : [`its verdict is ${report.status}`]),
    ...(await Promise.all(components.map(async (component) => await difference(component, report, workspace)))).flat(),
  ]
  if (reasons.length > 0) {
    throw new Trouble(
      'it-is-not-what-was-verified',
      `what would be deployed is not what ${file} has verified: ${reasons.join('; ')}. Deploy the very files that verify has left, of the same commit, or run verify again`,
    )
  }
}

async function readReport(path: string, shown: string): Promise<VerifyReport> {
  const remedy = 'is it the output "report" of verify, and was its artifact downloaded before this step?'
  const info = await stat(path).catch(() => undefined)
  if (!info?.isFile())
    throw new Trouble('it-is-not-what-was-verified', `input "verified": there is no file ${shown}; ${remedy}`)
  try {
    if (info.size > LARGEST) throw new Error('it is too long')
    return v.parse(verifyReport, JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    throw new Trouble('it-is-not-what-was-verified', `input "verified": ${shown} is no report of verify; ${remedy}`, {
      cause,
    })
  }
}

async function difference(
  { name, source, uploads }: Shipped,
  report: VerifyReport,
  workspace: string,
): Promise<string[]> {
  const found = report.components.find((one) => one.name === name)
  if (!found) return [`it does not know ${name}`]
  // Of what is no program here, such as an image, there is nothing to verify.
  if (found.status !== 'success' && !(found.status === 'skipped' && !found.output))
    return [`its verdict on ${name} is ${found.status}`]
  const { output } = found
  if (uploads !== undefined && output?.directory !== uploads) {
    return [`${name} uploads ${uploads}, and ${output ? `${output.directory} was verified` : 'no output was'}`]
  }
  if (!output) return []
  if (/^([/\\]|[A-Za-z]:)/.test(output.directory) || output.directory.split(/[/\\]/).includes('..'))
    return [`the output of ${name} leads out of its source`]
  const directory = join(workspace, source, output.directory)
  const shown = `${source}/${output.directory}`
  if (!existsSync(directory)) return [`${shown} of ${name} is not here`]
  const { files, badLinks } = await listFiles(directory, { isSource: output.directory === '.', within: workspace })
  if (badLinks.length > 0) return [`${shown} of ${name} holds a link that leads out of it`]
  if ((await digestOf(files)) === output.digest) return []
  const count = files.length === output.files ? '' : ` (${files.length} files instead of ${output.files})`
  return [`${shown} of ${name} has been changed${count}`]
}

async function digestOf(files: readonly OutputFile[]): Promise<string> {
  const digest = treeDigest()
  for (const { path, file } of files) {
    const hash = createHash('sha256')
    for await (const part of createReadStream(file)) hash.update(part as Buffer)
    digest.add(path, hash.digest('hex'))
  }
  return digest.end()
}
