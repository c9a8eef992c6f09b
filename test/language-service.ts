import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ActionsMetadataProvider, validate } from '@actions/languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

type Metadata = Awaited<ReturnType<ActionsMetadataProvider['fetchActionMetadata']>>

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Of actions that nothing stands in for. */
const INPUTS: Record<string, string[]> = {
  'actions/attest': ['subject-path', 'sbom-path'],
  'amondnet/vercel-action': [
    'vercel-token',
    'vercel-org-id',
    'vercel-project-id',
    'vercel-args',
    'working-directory',
    'github-token',
  ],
  'docker/build-push-action': ['context', 'file', 'push', 'tags', 'build-args'],
  'docker/login-action': ['registry', 'username', 'password'],
}
const FILES = { workflow: '.github/workflows/it.yml', action: 'action.yml' }
let texts = 0

/** What GitHub's own language service has to say, as in the editor; it asks nobody and knows only the actions of this repository. */
export async function validated(kind: keyof typeof FILES, text: string): Promise<string[]> {
  // It remembers what it has found under an address, so each text has its own. A path of the workspace it would not look at.
  const document = TextDocument.create(`file:///${++texts}/${FILES[kind]}`, 'yaml', 1, inFull(text))
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name, path = '' }) => {
        if (`${owner}/${name}` === 'acme/ops-actions') return metadata(join(ROOT, path))
        // Of others it knows the inputs that we may use.
        return listed(`${owner}/${name}`) ?? (owner === 'actions' ? metadata(join(ROOT, 'test/act', name)) : undefined)
      },
    },
    fileProvider: {
      getFileContent: async ({ path }) => {
        const file = join(ROOT, path)
        if (!existsSync(file)) throw new Error(`there is no ${path}`)
        return { name: path, content: inFull(readFileSync(file, 'utf8')) }
      },
    },
  })
  return found.map(({ message, range: { start } }) => {
    const text = typeof message === 'string' ? message : message.value
    return `${start.line + 1}: ${text}`
  })
}

function inFull(text: string): string {
  return text
    .replaceAll(/uses: \.\/(?=actions\/)/g, 'uses: acme/ops-actions/')
    .replaceAll(
      /(uses: acme\/\S+?)(\s)/g,
      (_, name: string, end: string) => (name.includes('@') ? name : `${name}@self`) + end,
    )
}

function listed(name: string): Metadata {
  const inputs = INPUTS[name]?.map((input) => [input, { description: input }] as const)
  return inputs && { name, description: name, inputs: Object.fromEntries(inputs) }
}

function metadata(folder: string): Metadata {
  const file = join(folder, 'action.yml')
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as Metadata) : undefined
}
