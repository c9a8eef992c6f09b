import type { Person } from './state.ts'

/** The same name is the same person; without a name it is one of the workspace who owns no token. */
export function personNamed(name = 'grace'): Person {
  return {
    id: `user-${name}`,
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)} Example`,
    email: `${name}@example.com`,
  }
}
