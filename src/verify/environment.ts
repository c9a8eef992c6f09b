/**
 * What a stranger's script must not get: inputs, the job's own tokens, and the files by which a step speaks to the
 * runner: whoever can write those sets the outputs of this step and the environment of all later ones.
 */
const NEVER =
  /^(INPUT_|STATE_|ACTIONS_|GITHUB_(TOKEN|ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|EVENT_PATH)$|GH_TOKEN$|RUNNER_TRACKING_ID$)/i

/** What is called like a secret is handed on only by name. */
const SECRET_LIKE =
  /(^|_)(TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS?|(API|ACCESS|PRIVATE|SECRET|AUTH|ENCRYPTION|SIGNING|SSH|SERVICE)_?KEY|PAT|DSN_SECRET)(_|$)/i

const DATABASE_ADDRESS = /^(DATABASE|MYSQL|POSTGRES|REDIS|MONGO)\w*_UR[IL]$/i

/** Private registries are of use to nobody but the installation. */
const FOR_INSTALLATION = /^(NODE_AUTH_TOKEN|NPM_TOKEN|NPM_CONFIG_\S*(AUTH|TOKEN|PASSWORD)\S*|YARN_NPM_AUTH\S*)$/i

/** What builds put into what everybody may read. */
const PUBLIC = /^(VITE|NEXT_PUBLIC|NUXT_PUBLIC|PUBLIC|REACT_APP|GATSBY|EXPO_PUBLIC|VUE_APP|STORYBOOK)_/

export interface CleanEnvironment {
  scripts: Record<string, string>
  install: Record<string, string>
  /** Names of what was held back, so that somebody who misses one is told. */
  held: string[]
  /** What was held back and is long enough to be looked for. */
  secrets: { name: string; value: string }[]
}

/** The environment of a job without its secrets. `allowed`: names that scripts get all the same. */
export function cleanEnvironment(env: NodeJS.ProcessEnv, allowed: readonly string[]): CleanEnvironment {
  const entries = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
  const open = entries.filter(({ name }) => !NEVER.test(name))
  const scripts = open.filter((one) => !isSecret(one) || allowed.includes(one.name))
  const install = open.filter((one) => scripts.includes(one) || FOR_INSTALLATION.test(one.name))
  const held = open.filter((one) => !scripts.includes(one))
  return {
    scripts: fromEntries(scripts),
    install: fromEntries(install),
    held: held.map(({ name }) => name).toSorted(),
    secrets: entries.filter(
      (one) => (isSecret(one) || /^(ACTIONS_\w*TOKEN|GH_TOKEN)$/.test(one.name)) && one.value.length >= 8,
    ),
  }
}

function fromEntries(entries: readonly { name: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]))
}

function isSecret({ name }: { name: string }): boolean {
  return !PUBLIC.test(name) && (SECRET_LIKE.test(name) || DATABASE_ADDRESS.test(name) || FOR_INSTALLATION.test(name))
}
