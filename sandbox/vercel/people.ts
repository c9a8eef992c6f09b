import type { User, World } from './state.ts'

/** The same name is the same person; without a name it is one of the team who owns no token. */
export function personNamed({ user }: World, username = 'grace'): User {
  if (username === user.username) return user
  return {
    id: Buffer.from(username).toString('hex').padEnd(24, '0'),
    email: `${username}@example.com`,
    username,
    name: `${username.charAt(0).toUpperCase()}${username.slice(1)} Example`,
  }
}
