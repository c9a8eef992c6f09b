import { createHash } from 'node:crypto'

/** Git's own objects, hashed as git hashes them, so that a sandbox commit has the id that git would give it. */
export interface Blob {
  sha: string
  content: Buffer
  mode: '100644' | '100755' | '120000'
}

/** The files of one commit by their path. */
export type Files = ReadonlyMap<string, Blob>

export interface Signature {
  name: string
  email: string
  /** Virtual time in ms. */
  at: number
  login?: string | undefined
}

export interface TreeEntry {
  mode: string
  type: 'blob' | 'tree'
  name: string
  sha: string
  size?: number
}

export function hashOf(type: 'blob' | 'tree' | 'commit' | 'tag', content: Buffer | string): string {
  const bytes = Buffer.from(content)
  return createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex')
}

export function blobOf(content: string | Uint8Array, mode: Blob['mode'] = '100644'): Blob {
  const bytes = Buffer.from(content)
  return { sha: hashOf('blob', bytes), content: bytes, mode }
}

/** What stands directly in `folder` ('' is the root), in git's order. */
export function entriesOf(files: Files, folder = ''): TreeEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`
  const entries = new Map<string, TreeEntry>()
  for (const [path, blob] of files) {
    if (!path.startsWith(prefix)) continue
    const [name = '', ...rest] = path.slice(prefix.length).split('/')
    if (entries.has(name)) continue
    if (rest.length > 0) entries.set(name, { mode: '40000', type: 'tree', name, sha: treeOf(files, prefix + name) })
    else entries.set(name, { mode: blob.mode, type: 'blob', name, sha: blob.sha, size: blob.content.length })
  }
  // Git sorts a folder as if its name ended in a slash.
  const key = ({ type, name }: TreeEntry): string => (type === 'tree' ? `${name}/` : name)
  return [...entries.values()].sort((a, b) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))))
}

export function treeOf(files: Files, folder = ''): string {
  const parts = entriesOf(files, folder).flatMap(({ mode, name, sha }) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(sha, 'hex'),
  ])
  return hashOf('tree', Buffer.concat(parts))
}

export interface CommitContent {
  tree: string
  parents: string[]
  author: Signature
  committer: Signature
  message: string
}

export function commitSha({ tree, parents, author, committer, message }: CommitContent): string {
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${signed(author)}`,
    `committer ${signed(committer)}`,
    '',
    message,
  ]
  return hashOf('commit', lines.join('\n'))
}

export const signed = ({ name, email, at }: Signature): string => `${name} <${email}> ${Math.floor(at / 1000)} +0000`
