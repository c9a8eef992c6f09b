import { readFileSync, writeFileSync } from 'node:fs'

const PACKAGE = new URL('../node_modules/@sentry/cli/', import.meta.url)

/** Node's names for what sentry-cli is built for, and the names of its downloads. */
const BUILDS = {
  'darwin-arm64': 'Darwin-arm64',
  'darwin-x64': 'Darwin-x86_64',
  'linux-arm': 'Linux-armv7',
  'linux-arm64': 'Linux-aarch64',
  'linux-ia32': 'Linux-i686',
  'linux-x64': 'Linux-x86_64',
  'win32-arm64': 'Windows-aarch64.exe',
  'win32-ia32': 'Windows-i686.exe',
  'win32-x64': 'Windows-x86_64.exe',
}

if (import.meta.main) {
  writeFileSync(new URL('../src/providers/sentry/cli-builds.ts', import.meta.url), cliBuilds())
}

/** The program that actions fetch is the one that the tests run with: its version and checksums come from the lock file. */
export function cliBuilds(): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', PACKAGE), 'utf8')) as { version: string }
  const lines = readFileSync(new URL('checksums.txt', PACKAGE), 'utf8').trim().split('\n')
  const checksums = new Map(lines.map((line) => line.split('=') as [string, string]))
  const builds = Object.entries(BUILDS).map(([platform, build]) => {
    const file = `sentry-cli-${build}`
    const sha256 = checksums.get(file)
    if (!sha256) throw new Error(`@sentry/cli ${version} tells no checksum of ${file}`)
    return `  '${platform}': {\n    file: '${file}',\n    sha256: '${sha256}',\n  },`
  })
  return [
    '// Written by scripts/sentry-cli.ts.',
    `export const CLI_VERSION = '${version}'`,
    '',
    '/** By platform and architecture, as Node calls them. */',
    'export const CLI_BUILDS: Record<string, { file: string; sha256: string } | undefined> = {',
    ...builds,
    '}',
    '',
  ].join('\n')
}
