import { formsOf } from '../../sandbox/kernel/secrets.ts'
import type { Served } from './oracle-served.ts'
import type { Story, StoryWorld } from './oracle-story.ts'

/** I5: nobody may read a secret who is not its owner. */
export function judgeSecrets(world: StoryWorld, story: Story, served: Served[]): string[] {
  const { repository, vercel, railway, sandbox } = world
  const texts: Record<string, string> = {
    ...Object.fromEntries(
      story.actors.map(({ kind, output }, n) => [`the output of ${kind} (actor ${n + 1})`, withoutMasks(output)]),
    ),
    'the record on GitHub': JSON.stringify(repository.deployments),
    'an issue or a comment': JSON.stringify(repository.threads),
    'the notes of a release': JSON.stringify(repository.releases.map(({ name, body }) => [name, body])),
    'a check on GitHub': JSON.stringify([repository.checkRuns, repository.statuses]),
    'a deployment on Vercel': JSON.stringify(
      vercel.project.everCreated.map(({ meta, env, lines }) => [meta, env, lines]),
    ),
    'a description on Vercel': vercel.project.state.rollbackDescription?.description ?? '',
    'a deployment on Railway': JSON.stringify(railway.api.deployments.map(({ meta, log }) => [meta, log])),
    'a page for visitors': served.flatMap(({ bodies }) => bodies).join('\n'),
  }
  const secrets: Record<string, string> = {
    ...world.tokens,
    ...Object.fromEntries([...vercel.project.state.bypass.keys()].map((secret) => ['vercel bypass', secret])),
  }
  const found = Object.entries(secrets).flatMap(([name, secret]) => {
    const forms = formsOf(secret)
    return Object.entries(texts)
      .filter(([, text]) => forms.some((form) => text.includes(form)))
      .map(([where]) => `I5: the secret of ${name} stands in ${where}`)
  })
  const { entries, refusedHosts } = sandbox.kernel.journal
  return [
    ...found,
    ...entries
      .filter(({ foreignSecret }) => foreignSecret !== undefined)
      .map(
        ({ method, host, path, foreignSecret }) => `I5: ${method} ${host}${path} carried a secret of ${foreignSecret}`,
      ),
    ...refusedHosts.map((host) => `I5: somebody asked ${host}, which is none of the providers`),
  ]
}

/** The runner hides what these lines name, and the lines themselves. */
function withoutMasks(output: string): string {
  return output.replaceAll(/^::add-mask::.*$/gm, '')
}
