import {
  type Blob,
  blobOf,
  type CommitContent,
  commitSha,
  type Files,
  hashOf,
  type Signature,
  signed,
  treeOf,
} from './objects.ts'

export interface Commit extends CommitContent {
  sha: string
  files: Files
  /** Parents are always added before their children, so this is a topological order. */
  order: number
}

export interface TagObject {
  sha: string
  tag: string
  message: string
  tagger: Signature
  object: string
}

export interface NewCommit {
  message: string
  author: Signature
  committer: Signature
  parents: string[]
  files: Files
  /** As it is called in the repository it comes from; else git's own hash. */
  sha?: string | undefined
}

export interface Comparison {
  base: Commit
  head: Commit
  mergeBase: Commit
  status: 'ahead' | 'behind' | 'identical' | 'diverged'
  /** Oldest first. */
  ahead: Commit[]
  behind: Commit[]
}

/** Commits, branches and tags of one repository. */
export interface Graph {
  commits: Map<string, Commit>
  branches: Map<string, string>
  /** Name to the commit or the annotated tag. */
  tags: Map<string, string>
  tagObjects: Map<string, TagObject>
  add(commit: NewCommit): Commit
  annotate(tag: Omit<TagObject, 'sha'>): TagObject
  /** By id (also shortened), `refs/…`, `heads/…`, `tags/…`, branch or tag. */
  find(ref: string): Commit | undefined
  /** The commit and all before it, newest first. */
  history(commit: Commit): Commit[]
  compare(base: Commit, head: Commit): Comparison | undefined
  /** The files of `ours` with the changes of `theirs`; undefined when both changed the same file. */
  merge(ours: Commit, theirs: Commit): Files | undefined
}

export function createGraph(): Graph {
  const commits = new Map<string, Commit>()
  const branches = new Map<string, string>()
  const tags = new Map<string, string>()
  const tagObjects = new Map<string, TagObject>()

  function find(ref: string): Commit | undefined {
    const name = ref.replace(/^refs\//, '')
    const sha =
      (name.startsWith('heads/') ? branches.get(name.slice(6)) : undefined) ??
      (name.startsWith('tags/') ? tags.get(name.slice(5)) : undefined) ??
      branches.get(ref) ??
      tags.get(ref)
    if (sha) return commits.get(tagObjects.get(sha)?.object ?? sha)
    if (!/^[0-9a-f]{7,40}$/.test(ref)) return undefined
    return commits.get(ref) ?? onlyOne([...commits.values()].filter((commit) => commit.sha.startsWith(ref)))
  }

  function reach(start: Commit): Set<Commit> {
    const seen = new Set<Commit>()
    const open = [start]
    for (let commit = open.pop(); commit; commit = open.pop()) {
      if (seen.has(commit)) continue
      seen.add(commit)
      open.push(...commit.parents.map((sha) => commits.get(sha)).filter((parent) => parent !== undefined))
    }
    return seen
  }

  function compare(base: Commit, head: Commit): Comparison | undefined {
    const [fromBase, fromHead] = [reach(base), reach(head)]
    const only = (some: Set<Commit>, others: Set<Commit>): Commit[] =>
      [...some].filter((commit) => !others.has(commit)).sort((a, b) => a.order - b.order)
    const ahead = only(fromHead, fromBase)
    const behind = only(fromBase, fromHead)
    // The newest of the common ones: being a parent of another common one would make it older than that.
    const mergeBase = [...fromBase].filter((commit) => fromHead.has(commit)).sort((a, b) => b.order - a.order)[0]
    if (!mergeBase) return undefined
    const status =
      base === head ? 'identical' : behind.length === 0 ? 'ahead' : ahead.length === 0 ? 'behind' : 'diverged'
    return { base, head, mergeBase, status, ahead, behind }
  }

  return {
    commits,
    branches,
    tags,
    tagObjects,
    find,
    compare,
    history: (commit) => [...reach(commit)].sort((a, b) => b.order - a.order),
    add({ files, sha, ...rest }) {
      const tree = treeOf(files)
      const commit = { ...rest, files, tree, sha: sha ?? commitSha({ ...rest, tree }), order: commits.size }
      const known = commits.get(commit.sha)
      if (known) return known
      commits.set(commit.sha, commit)
      return commit
    },
    annotate(tag) {
      const text = `object ${tag.object}\ntype commit\ntag ${tag.tag}\ntagger ${signed(tag.tagger)}\n\n${tag.message}`
      const made = { ...tag, sha: hashOf('tag', text) }
      tagObjects.set(made.sha, made)
      return made
    },
    merge(ours, theirs) {
      const base = compare(ours, theirs)?.mergeBase.files ?? new Map<string, Blob>()
      const merged = new Map(ours.files)
      for (const path of new Set([...base.keys(), ...theirs.files.keys()])) {
        const [was, mine, their] = [base, ours.files, theirs.files].map((files) => files.get(path))
        if (their?.sha === was?.sha || their?.sha === mine?.sha) continue
        if (mine?.sha !== was?.sha) return undefined
        if (their) merged.set(path, their)
        else merged.delete(path)
      }
      return merged
    },
  }
}

const onlyOne = <T>(items: T[]): T | undefined => (items.length === 1 ? items[0] : undefined)

/** `changes` on top of `files`; null removes. */
export function withChanges(files: Files, changes: Record<string, string | Uint8Array | null>): Files {
  const changed = new Map(files)
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) changed.delete(path)
    else changed.set(path, blobOf(content, changed.get(path)?.mode))
  }
  return changed
}
