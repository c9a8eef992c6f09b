import { vercel } from '../src/providers/vercel/vercel.ts'

const [apiUrl = '', directory = '', archive = 'never'] = process.argv.slice(2)

const platform = vercel({
  settings: {
    project: 'prj_bench',
    team: 'team_bench',
    prebuilt: false,
    archive: archive as 'always' | 'never',
  },
  token: 'bench-token',
  directory,
  component: 'web',
  uploads: [],
  apiUrl,
  timeoutMs: 60_000,
  transport: { proxyEnv: {} },
})
const version = {
  releaseId: '1',
  commit: '0123456789abcdef0123456789abcdef01234567',
  environment: 'production',
  repository: 'acme/shop',
}
await platform.stage(version, { signal: new AbortController().signal, report: () => undefined })
