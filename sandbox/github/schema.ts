/** The part of GitHub's GraphQL schema that the sandbox executes; names and nullability are GitHub's. */
export const SCHEMA = `
scalar DateTime
scalar GitObjectID
scalar GitTimestamp
scalar URI

interface Actor { login: String! url: URI! }
interface Node { id: ID! }
interface RepositoryOwner { id: ID! login: String! url: URI! }
interface Minimizable { isMinimized: Boolean! minimizedReason: String viewerCanMinimize: Boolean! }
interface GitObject { abbreviatedOid: String! commitUrl: URI! id: ID! oid: GitObjectID! repository: Repository! }

enum OrderDirection { ASC DESC }
enum DeploymentOrderField { CREATED_AT }
input DeploymentOrder { direction: OrderDirection! field: DeploymentOrderField! }
enum DeploymentState {
  ABANDONED ACTIVE DESTROYED ERROR FAILURE INACTIVE IN_PROGRESS PENDING QUEUED SUCCESS WAITING
}
enum DeploymentStatusState { ERROR FAILURE INACTIVE IN_PROGRESS PENDING QUEUED SUCCESS WAITING }
enum ComparisonStatus { AHEAD BEHIND DIVERGED IDENTICAL }
enum PullRequestState { CLOSED MERGED OPEN }
enum IssueState { CLOSED OPEN }
enum ReportedContentClassifiers { ABUSE DUPLICATE OFF_TOPIC OUTDATED RESOLVED SPAM }

type Query {
  rateLimit(dryRun: Boolean = false): RateLimit
  repository(followRenames: Boolean = true, name: String!, owner: String!): Repository
  viewer: User!
}

type Mutation { minimizeComment(input: MinimizeCommentInput!): MinimizeCommentPayload }

input MinimizeCommentInput {
  classifier: ReportedContentClassifiers!
  clientMutationId: String
  subjectId: ID!
}
type MinimizeCommentPayload { clientMutationId: String minimizedComment: Minimizable }
type IssueComment implements Minimizable & Node {
  body: String!
  databaseId: Int
  id: ID!
  isMinimized: Boolean!
  minimizedReason: String
  viewerCanMinimize: Boolean!
}

type RateLimit { cost: Int! limit: Int! nodeCount: Int! remaining: Int! resetAt: DateTime! used: Int! }
type PageInfo { endCursor: String hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String }
type User implements Actor & Node & RepositoryOwner { databaseId: Int id: ID! login: String! url: URI! }
type Bot implements Actor & Node { databaseId: Int id: ID! login: String! url: URI! }

type Repository implements Node {
  databaseId: Int
  defaultBranchRef: Ref
  deployments(
    after: String
    before: String
    environments: [String!]
    first: Int
    last: Int
    orderBy: DeploymentOrder = {field: CREATED_AT, direction: ASC}
  ): DeploymentConnection!
  id: ID!
  isPrivate: Boolean!
  name: String!
  nameWithOwner: String!
  object(expression: String, oid: GitObjectID): GitObject
  owner: RepositoryOwner!
  pullRequest(number: Int!): PullRequest
  ref(qualifiedName: String!): Ref
  url: URI!
}

type DeploymentConnection { edges: [DeploymentEdge] nodes: [Deployment] pageInfo: PageInfo! totalCount: Int! }
type DeploymentEdge { cursor: String! node: Deployment }
type Deployment implements Node {
  commit: Commit
  commitOid: String!
  createdAt: DateTime!
  creator: Actor!
  databaseId: Int
  description: String
  environment: String
  id: ID!
  latestEnvironment: String
  latestStatus: DeploymentStatus
  originalEnvironment: String
  payload: String
  ref: Ref
  repository: Repository!
  state: DeploymentState
  statuses(after: String, before: String, first: Int, last: Int): DeploymentStatusConnection
  task: String
  updatedAt: DateTime!
}
type DeploymentStatusConnection {
  edges: [DeploymentStatusEdge]
  nodes: [DeploymentStatus]
  pageInfo: PageInfo!
  totalCount: Int!
}
type DeploymentStatusEdge { cursor: String! node: DeploymentStatus }
type DeploymentStatus implements Node {
  createdAt: DateTime!
  creator: Actor!
  deployment: Deployment!
  description: String
  environment: String
  environmentUrl: URI
  id: ID!
  logUrl: URI
  state: DeploymentStatusState!
  updatedAt: DateTime!
}

type Ref implements Node {
  compare(headRef: String!): Comparison
  id: ID!
  name: String!
  prefix: String!
  repository: Repository!
  target: GitObject
}
type Comparison implements Node {
  aheadBy: Int!
  baseTarget: GitObject!
  behindBy: Int!
  commits(after: String, before: String, first: Int, last: Int): ComparisonCommitConnection!
  headTarget: GitObject!
  id: ID!
  status: ComparisonStatus!
}
type ComparisonCommitConnection {
  authorCount: Int!
  edges: [CommitEdge]
  nodes: [Commit]
  pageInfo: PageInfo!
  totalCount: Int!
}
type CommitHistoryConnection { edges: [CommitEdge] nodes: [Commit] pageInfo: PageInfo! totalCount: Int! }
type CommitConnection { edges: [CommitEdge] nodes: [Commit] pageInfo: PageInfo! totalCount: Int! }
type CommitEdge { cursor: String! node: Commit }
type Commit implements GitObject & Node {
  abbreviatedOid: String!
  associatedPullRequests(
    after: String
    before: String
    first: Int
    last: Int
    orderBy: PullRequestOrder = {field: CREATED_AT, direction: ASC}
  ): PullRequestConnection
  author: GitActor
  authoredDate: DateTime!
  commitUrl: URI!
  committedDate: DateTime!
  committer: GitActor
  history(
    after: String
    before: String
    first: Int
    last: Int
    path: String
    since: GitTimestamp
    until: GitTimestamp
  ): CommitHistoryConnection!
  id: ID!
  message: String!
  messageBody: String!
  messageHeadline: String!
  oid: GitObjectID!
  parents(after: String, before: String, first: Int, last: Int): CommitConnection!
  repository: Repository!
  url: URI!
}
type GitActor { date: GitTimestamp email: String name: String user: User }

enum PullRequestOrderField { CREATED_AT UPDATED_AT }
input PullRequestOrder { direction: OrderDirection! field: PullRequestOrderField! }
type PullRequestConnection { edges: [PullRequestEdge] nodes: [PullRequest] pageInfo: PageInfo! totalCount: Int! }
type PullRequestEdge { cursor: String! node: PullRequest }
type PullRequest implements Node {
  author: Actor
  baseRefName: String!
  baseRefOid: GitObjectID!
  body: String!
  closingIssuesReferences(after: String, before: String, first: Int, last: Int): IssueConnection
  createdAt: DateTime!
  headRefName: String!
  headRefOid: GitObjectID!
  id: ID!
  isCrossRepository: Boolean!
  isDraft: Boolean!
  labels(after: String, before: String, first: Int, last: Int): LabelConnection
  mergeCommit: Commit
  merged: Boolean!
  mergedAt: DateTime
  number: Int!
  state: PullRequestState!
  title: String!
  url: URI!
}
type LabelConnection { edges: [LabelEdge] nodes: [Label] pageInfo: PageInfo! totalCount: Int! }
type LabelEdge { cursor: String! node: Label }
type Label implements Node { color: String! description: String id: ID! name: String! url: URI! }
type IssueConnection { edges: [IssueEdge] nodes: [Issue] pageInfo: PageInfo! totalCount: Int! }
type IssueEdge { cursor: String! node: Issue }
type Issue implements Node { id: ID! number: Int! state: IssueState! title: String! url: URI! }
`
