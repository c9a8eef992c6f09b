import { expect, test } from '@jest/globals'
import { platformFiles } from './platforms.ts'
import type { Tree } from './tree.ts'

function tree(files: Record<string, string>): Tree {
  return {
    root: '/nowhere',
    files: Object.keys(files),
    text: (path) => files[path],
    json: (path) => (files[path] === undefined ? undefined : (JSON.parse(files[path]) as Record<string, unknown>)),
    below: () => Object.keys(files),
  }
}

test.each([
  [
    'railway.toml',
    `[build]
startCommand = "not this"

[deploy]
preDeployCommand = ["npm run migrate"]
startCommand = 'node dist/server.js'
  healthcheckPath = "/health"

[environments.pr.deploy]
startCommand = "nor this"
`,
  ],
  [
    'railway.json',
    '{"deploy":{"preDeployCommand":["npm run migrate"],"startCommand":"node dist/server.js","healthcheckPath":"/health"}}',
  ],
])('the settings of a service in %s', (name, text) => {
  expect(platformFiles(tree({ [`api/${name}`]: text }), 'api').railway).toEqual({
    files: [name],
    preDeployCommand: 'npm run migrate',
    startCommand: 'node dist/server.js',
    healthcheckPath: '/health',
  })
})

test.each([
  ['https://api.shop.example/:path*', 'https://api.shop.example'],
  ['https://api.shop.example', 'https://api.shop.example'],
  ['/index.html', undefined],
  ['https://:tenant.shop.example/', undefined],
  ['http://api.shop.example/', undefined],
])('a rewrite to %s tells the address of the backend', (destination, apiUrl) => {
  const rewrites = [{ source: '/api/:path*', destination }]
  const { vercel } = platformFiles(tree({ 'vercel.json': JSON.stringify({ rewrites }) }), '.')
  expect(vercel?.apiUrl).toBe(apiUrl)
})

test('a personal account is no team', () => {
  const linked = { '.vercel/project.json': '{"projectId":"prj_1","orgId":"x1y2"}' }
  expect(platformFiles(tree(linked), '.').vercel).toEqual({ files: ['.vercel/project.json'], project: 'prj_1' })
})
