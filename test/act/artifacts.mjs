const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = process.env

/** The run that the token speaks for: `Actions.Results:RUN:JOB` among its scopes. */
export function run() {
  const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
  const [, workflowRunBackendId, workflowJobRunBackendId] = /Actions\.Results:(\d+):(\d+)/.exec(claims.scp)
  return { workflowRunBackendId, workflowJobRunBackendId }
}

export async function call(method, body) {
  const path = `/twirp/github.actions.results.api.v1.ArtifactService/${method}`
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return await read(response).then((answer) => answer.json())
}

export async function send(to, body) {
  await read(await fetch(to, { method: 'PUT', body }))
}

async function read(response) {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
  return response
}
