// Operations bear the name of the one field that they change or ask for, so that the provider's logs and ours agree.

const NAMES = `
  id
  name
  environments { edges { node { id name } } }
  services { edges { node { id name } } }
`

const SEEN = `
fragment Seen on Deployment {
  id
  status
  createdAt
  url
  staticUrl
  meta
  canRollback
  canRedeploy
  deploymentStopped
  creator { name email }
}`

const LATEST = `deployments(
    input: { projectId: $project, environmentId: $environment, serviceId: $service }
    first: 30
  ) { edges { node { ...Seen } } }`

/** Works with a project token only. */
export const PROJECT_TOKEN = `query projectToken {
  projectToken { projectId environmentId project { ${NAMES} } }
}`

/** The same for tokens of an account, a workspace or OAuth. */
export const PROJECT = `query project($project: String!) {
  project(id: $project) { ${NAMES} }
}`

/** Tells a dead token from one that merely can't see the project. */
export const API_TOKEN = `query apiToken {
  apiToken { workspaces { name } }
}`

/**
 * Everything that preflight asks, in one request. A root field that fails takes the whole answer with it, so each part
 * that a token may lack the right for can be left out.
 */
export const SURVEY = `query survey(
  $project: String!
  $environment: String!
  $service: String!
  $target: String!
  $withTarget: Boolean!
  $withAutoDeploy: Boolean!
  $withStaged: Boolean!
  $withPlatform: Boolean!
) {
  instance: serviceInstance(environmentId: $environment, serviceId: $service) {
    source { image repo }
    healthcheckPath
    rootDirectory
    activeDeployments { ...Seen }
    latestDeployment { ...Seen }
  }
  autoDeploy: serviceInstanceAutoDeployStatus(environmentId: $environment, projectId: $project, serviceId: $service)
    @include(if: $withAutoDeploy) { enabled }
  staged: environmentStagedChanges(environmentId: $environment) @include(if: $withStaged) { status patch }
  target: deployment(id: $target) @include(if: $withTarget) { ...Seen environmentId serviceId }
  platform: platformStatus @include(if: $withPlatform) { isStable incident { message } }
}${SEEN}`

/** What serves, what was made lately, and what the next deployment would be made from. */
export const STATE = `query state(
  $project: String!
  $environment: String!
  $service: String!
  $target: String!
  $withTarget: Boolean!
) {
  instance: serviceInstance(environmentId: $environment, serviceId: $service) {
    source { image repo }
    activeDeployments { ...Seen }
  }
  ${LATEST}
  target: deployment(id: $target) @include(if: $withTarget) { ...Seen }
}${SEEN}`

/** One poll: the state, the phases and whoever has come later, in one request. */
export const PROGRESS = `query progress($id: String!, $environment: String!, $service: String!) {
  deployment(id: $id) { ...Seen statusUpdatedAt instances { status } }
  deploymentEvents(id: $id, first: 100) {
    edges { node { step createdAt completedAt payload { error reason detail skipped attempt maxAttempts } } }
  }
  instance: serviceInstance(environmentId: $environment, serviceId: $service) {
    healthcheckPath
    latestDeployment { id status createdAt }
  }
}${SEEN}`

export const LOGS = `query logs($id: String!, $limit: Int!, $build: Boolean!, $run: Boolean!) {
  build: buildLogs(deploymentId: $id, limit: $limit) @include(if: $build) { timestamp message }
  run: deploymentLogs(deploymentId: $id, limit: $limit) @include(if: $run) { timestamp message }
}`

export const SET_IMAGE = `mutation serviceInstanceUpdate($environment: String!, $service: String!, $image: String!) {
  changed: serviceInstanceUpdate(
    environmentId: $environment
    serviceId: $service
    input: { source: { image: $image } }
  )
}`

/** The only deploying mutation that tells which deployment it has made. */
export const DEPLOY = `mutation serviceInstanceDeployV2($environment: String!, $service: String!, $commit: String) {
  id: serviceInstanceDeployV2(environmentId: $environment, serviceId: $service, commitSha: $commit)
}`

/** The documentation selects fields of a deployment here; the schema has a Boolean, and the schema wins. */
export const ROLLBACK = `mutation deploymentRollback($id: String!) {
  done: deploymentRollback(id: $id)
}`

export const REDEPLOY = `mutation deploymentRedeploy($id: String!) {
  deployment: deploymentRedeploy(id: $id) { id }
}`

export const CANCEL = `mutation deploymentCancel($id: String!) {
  done: deploymentCancel(id: $id)
}`

export const REMOVE = `mutation deploymentRemove($id: String!) {
  done: deploymentRemove(id: $id)
}`

/** What a copy of an environment has, and what stands in it already. */
const COPY = `
fragment Copy on Environment {
  id
  name
  isEphemeral
  serviceInstances {
    edges { node {
      serviceId
      domains { serviceDomains { domain } }
      activeDeployments { ...Seen }
      latestDeployment { ...Seen }
    } }
  }
}${SEEN}`

export const ENVIRONMENT = `query environment($id: String!, $project: String!) {
  environment(id: $id, projectId: $project) { ...Copy }
}${COPY}`

export const CREATE_ENVIRONMENT = `mutation environmentCreate($project: String!, $source: String!, $name: String!) {
  environment: environmentCreate(
    input: { projectId: $project, sourceEnvironmentId: $source, name: $name, ephemeral: true }
  ) { ...Copy }
}${COPY}`

export const DELETE_ENVIRONMENT = `mutation environmentDelete($id: String!) {
  done: environmentDelete(id: $id)
}`

export const CREATE_DOMAIN = `mutation serviceDomainCreate($environment: String!, $service: String!) {
  made: serviceDomainCreate(input: { environmentId: $environment, serviceId: $service }) { domain }
}`

/** Without a deployment, which would be one that nobody waits for. */
export const SET_VARIABLES = `mutation variableCollectionUpsert(
  $project: String!
  $environment: String!
  $service: String!
  $variables: EnvironmentVariables!
) {
  done: variableCollectionUpsert(
    input: {
      projectId: $project
      environmentId: $environment
      serviceId: $service
      variables: $variables
      skipDeploys: true
    }
  )
}`
