import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from '../help.ts'
import { type Problem, Problems } from '../problems.ts'
import type { Context, PackageManager } from './context.ts'
import { chooseScripts, fromRoot, readManifest } from './scripts.ts'
import type { Prepared, Target } from './target.ts'

/** Looks at the directories of all components, and runs nothing of theirs. Throws `Problems` with all mistakes at once. */
export async function prepare(context: Context, targets: readonly Target[]): Promise<Prepared[]> {
  const problems: Problem[] = []
  const prepared: Prepared[] = []
  for (const target of targets) {
    try {
      prepared.push(await prepareOne(context, target, targets))
    } catch (error) {
      if (error instanceof Problems) problems.push(...error.problems)
      else problems.push({ message: `${target.name}: ${error instanceof Error ? error.message : String(error)}` })
    }
  }
  if (problems.length > 0) throw new Problems('verify', problems)
  return prepared
}

async function prepareOne(context: Context, target: Target, targets: readonly Target[]): Promise<Prepared> {
  const { directory, build } = target
  const manifest = manifestOf(context, directory)
  if (
    !manifest &&
    target.kind === undefined &&
    build.output === undefined &&
    !existsSync(join(directory, 'index.html'))
  ) {
    throw new Trouble(
      'wrong-inputs',
      'there is nothing to verify: no ops.yml, no package.json and no index.html; is it checked out, and is the input "working-directory" right?',
    )
  }
  const packages = await context.packages.find(directory, context.root)
  const needed = packages ? neededPackages(packages, directory) : []
  const others = targets.filter((other) => other.directory !== directory)
  return {
    ...target,
    manifest,
    packages,
    steps: manifest ? chooseScripts(manifest, build.scripts) : [],
    before: needed.filter((one) => readManifest(one.directory)?.scripts['build'] !== undefined),
    foreign: others
      .map((other) => other.directory)
      // A component below this one is part of it, and one that it depends on is among its inputs.
      .filter(
        (folder) =>
          !isBelow(folder, directory) && !isBelow(directory, folder) && !needed.some((one) => one.directory === folder),
      ),
  }
}

function manifestOf({ workspace }: Context, directory: string) {
  try {
    return readManifest(directory)
  } catch (error) {
    const file = fromRoot(workspace, join(directory, 'package.json'))
    throw new Problems('verify', [{ file, line: 1, message: `${file} is no JSON: ${(error as Error).message}` }])
  }
}

/** Packages of the workspace that this one depends on, those first that others need. */
function neededPackages({ members }: PackageManager, directory: string): { name: string; directory: string }[] {
  const known = new Map(
    members.flatMap((member) => {
      const manifest = readManifest(member)
      return manifest?.name === undefined ? [] : [[manifest.name, { manifest, directory: member }] as const]
    }),
  )
  const order: { name: string; directory: string }[] = []
  const visit = (folder: string, trail: readonly string[]): void => {
    const { dependencies = {}, devDependencies = {} } = readManifest(folder) ?? {}
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      const found = known.get(name)
      if (!found || trail.includes(name) || order.some((one) => one.name === name) || found.directory === directory)
        continue
      visit(found.directory, [...trail, name])
      order.push({ name, directory: found.directory })
    }
  }
  visit(directory, [])
  return order
}

function isBelow(folder: string, path: string): boolean {
  return folder === path || path.startsWith(`${folder}/`)
}
