import type { Hono } from 'hono'
import { Refusal } from './answer.ts'
import { needs } from './permissions.ts'
import type { Repository } from './repository.ts'
import type { Meter } from './transport.ts'
import { type User, userJson } from './users.ts'
import { type Env, type Links, nodeId, stamp } from './world.ts'

const ADDRESSES = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
}

export function repositoryRoutes(repo: Hono<Env>): void {
  repo.get('/', needs('metadata:read'), (c) => c.json(fullRepositoryJson(c.var.links, c.var.repository)))
}

export function accountRoutes(api: Hono<Env>, meter: Meter): void {
  api.get('/rate_limit', (c) => {
    const show = (resource: 'core' | 'graphql') => {
      const { limit, used, resetAt } = meter.bucketOf(c.var.actor, resource)
      return { limit, used, remaining: Math.max(0, limit - used), reset: Math.ceil(resetAt / 1000) }
    }
    const core = show('core')
    return c.json({
      resources: { core, graphql: show('graphql'), search: { ...core, limit: 30, used: 0, remaining: 30 } },
      rate: core,
    })
  })

  api.get('/user', (c) => {
    const { actor, links } = c.var
    if (actor.kind === 'installation') throw new Refusal(403, { message: 'Resource not accessible by integration' })
    return c.json({
      ...userJson(links, actor.user),
      name: actor.user.login,
      company: null,
      blog: '',
      location: null,
      email: null,
      hireable: null,
      bio: null,
      twitter_username: null,
      public_repos: 0,
      public_gists: 0,
      followers: 0,
      following: 0,
      created_at: '2011-01-25T18:44:36Z',
      updated_at: '2011-01-25T18:44:36Z',
    })
  })
}

/** The part that is embedded in other answers; `owner` differs for a fork. */
export function repositoryJson(links: Links, repository: Repository, owner: User = repository.owner) {
  const fullName = `${owner.login}/${repository.name}`
  const url = `${links.api}/repos/${fullName}`
  const html = `${links.web}/${fullName}`
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: fullName,
    owner: userJson(links, owner),
    private: repository.private,
    html_url: html,
    description: null,
    fork: owner !== repository.owner,
    url,
    ...(Object.fromEntries(Object.entries(ADDRESSES).map(([name, path]) => [name, url + path])) as typeof ADDRESSES),
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    forks_count: 0,
    stargazers_count: 0,
    watchers_count: 0,
    size: 0,
    default_branch: repository.defaultBranch,
    open_issues_count: repository.threads.filter(({ state }) => state === 'open').length,
    is_template: false,
    topics: [],
    has_issues: repository.hasIssues,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: repository.private ? 'private' : 'public',
    pushed_at: stamp(repository.createdAt),
    created_at: stamp(repository.createdAt),
    updated_at: stamp(repository.createdAt),
    license: null,
    forks: 0,
    open_issues: 0,
    watchers: 0,
  }
}

function fullRepositoryJson(links: Links, repository: Repository) {
  return {
    ...repositoryJson(links, repository),
    permissions: { admin: false, push: true, pull: true },
    subscribers_count: 0,
    network_count: 0,
  }
}
