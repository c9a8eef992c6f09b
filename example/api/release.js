import { readFileSync } from 'node:fs'

/** Which commit this process was made from: told by the environment, or by the file that the release put next to it. */
export function readRelease(env) {
  const { version } = readBeside('package.json')
  const commit = env.OPS_COMMIT || readBeside('ops-release.json').commit || env.RAILWAY_GIT_COMMIT_SHA || 'unknown'
  return { commit, version }
}

function readBeside(name) {
  try {
    return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}
