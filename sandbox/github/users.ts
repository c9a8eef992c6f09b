import { type Links, nodeId } from './world.ts'

export interface User {
  id: number
  login: string
  type: 'User' | 'Bot'
}

export interface Users {
  /** Known or made now: in the sandbox everybody has an account. */
  named(login: string): User
}

export function createUsers(): Users {
  const users = new Map<string, User>()
  return {
    named(login) {
      const key = login.toLowerCase()
      const user = users.get(key) ?? {
        id: 41_898_282 + users.size,
        login,
        type: login.endsWith('[bot]') ? 'Bot' : 'User',
      }
      users.set(key, user)
      return user
    },
  }
}

export function userJson({ api, web }: Links, { id, login, type }: User) {
  // GitHub writes the brackets of a bot's name percent-encoded in addresses.
  const name = encodeURIComponent(login)
  const url = `${api}/users/${name}`
  return {
    login,
    id,
    node_id: nodeId('U', id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: type === 'Bot' ? `${web}/apps/${login.replace('[bot]', '')}` : `${web}/${name}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  }
}
