/** What a component is made with, as its dependencies tell. */
export interface Framework {
  id: string
  title: string
  side: 'frontend' | 'backend'
  /** Package that nobody has without using the framework. */
  dependency: RegExp
}

/** The first that fits wins: whatever is built on Vite stands before Vite. */
export const FRAMEWORKS: readonly Framework[] = [
  { id: 'next', title: 'Next.js', side: 'frontend', dependency: /^next$/ },
  { id: 'react-router', title: 'React Router', side: 'frontend', dependency: /^@(react-router|remix-run)\/dev$/ },
  { id: 'sveltekit', title: 'SvelteKit', side: 'frontend', dependency: /^@sveltejs\/kit$/ },
  { id: 'astro', title: 'Astro', side: 'frontend', dependency: /^astro$/ },
  { id: 'nuxt', title: 'Nuxt', side: 'frontend', dependency: /^nuxt$/ },
  { id: 'gatsby', title: 'Gatsby', side: 'frontend', dependency: /^gatsby$/ },
  { id: 'angular', title: 'Angular', side: 'frontend', dependency: /^@angular\/core$/ },
  { id: 'create-react-app', title: 'Create React App', side: 'frontend', dependency: /^react-scripts$/ },
  { id: 'nest', title: 'NestJS', side: 'backend', dependency: /^@nestjs\/core$/ },
  { id: 'fastify', title: 'Fastify', side: 'backend', dependency: /^fastify$/ },
  { id: 'hono', title: 'Hono', side: 'backend', dependency: /^@hono\/node-server$/ },
  { id: 'express', title: 'Express', side: 'backend', dependency: /^express$/ },
  { id: 'koa', title: 'Koa', side: 'backend', dependency: /^koa$/ },
  { id: 'hapi', title: 'hapi', side: 'backend', dependency: /^@hapi\/hapi$/ },
  { id: 'vite', title: 'Vite', side: 'frontend', dependency: /^vite$/ },
]

const LIBRARIES: readonly [RegExp, string][] = [
  [/^react$/, 'React'],
  [/^vue$/, 'Vue'],
  [/^svelte$/, 'Svelte'],
  [/^solid-js$/, 'Solid'],
]

export function frameworkOf(dependencies: ReadonlySet<string>): Framework | undefined {
  const names = [...dependencies]
  return FRAMEWORKS.find(({ dependency }) => names.some((name) => dependency.test(name)))
}

/** `Vite with React`. */
export function titleOf(framework: Framework, dependencies: ReadonlySet<string>): string {
  if (framework.id !== 'vite') return framework.title
  const library = LIBRARIES.find(([pattern]) => [...dependencies].some((name) => pattern.test(name)))
  return library ? `${framework.title} with ${library[1]}` : framework.title
}
