import { createDeployment } from '@vercel/client'

const [apiUrl = '', path = ''] = process.argv.slice(2)

const client = { token: 'bench-token', path, apiUrl, teamId: 'team_bench', isDirectory: true }
const options = { name: 'bench', project: 'prj_bench', target: 'production', autoAssignCustomDomains: false }
for await (const { type, payload } of createDeployment(client, options)) {
  if (type === 'error') throw payload as Error
  if (type === 'alias-assigned') break
}
