/** Every program that the runner can start, by its place in dist/. */
const programs = {
  comment: async () => await import('./comment/main.ts'),
  deploy: async () => await import('./deploy/main.ts'),
  'deploy/post': async () => await import('./deploy/post.ts'),
  rollback: async () => await import('./rollback/main.ts'),
  'rollback/post': async () => await import('./rollback/post.ts'),
  'release-notes': async () => await import('./release-notes/main.ts'),
  cli: async () => await import('../cli/main.ts'),
  'smoke-test': async () => await import('./smoke-test/main.ts'),
  verify: async () => await import('./verify/main.ts'),
}

export async function main(name: keyof typeof programs): Promise<void> {
  await programs[name]()
}
