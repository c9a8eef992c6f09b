import type { Repository } from './repository.ts'
import { type Links, nextId, nodeId, type World } from './world.ts'

export interface Label {
  id: number
  name: string
  color: string
  description: string
}

/** GitHub makes a label that is put on an issue and does not exist. */
export function addLabel(world: World, { labels }: Repository, label: Partial<Label> & { name: string }): Label {
  const key = label.name.toLowerCase()
  const known = labels.get(key)
  const made = { id: known?.id ?? nextId(world, 'label'), color: 'ededed', description: '', ...known, ...label }
  labels.set(key, made)
  return made
}

export function labelJson({ api }: Links, { fullName, labels }: Repository, name: string) {
  const label = labels.get(name.toLowerCase())
  return {
    id: label?.id ?? 0,
    node_id: nodeId('LA', label?.id ?? 0),
    url: `${api}/repos/${fullName}/labels/${encodeURIComponent(name)}`,
    name,
    color: label?.color ?? 'ededed',
    default: false,
    description: label?.description ?? '',
  }
}
