import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import {
  buildSchema,
  getNamedType,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isScalarType,
  print,
} from 'graphql'
import { executable, SCHEMA } from './executable.ts'
import { type Fixture, serverThat, start } from './testing.ts'

const contracts = process.env['CONTRACTS_DIR']
if (contracts === undefined) console.log('skipped, because CONTRACTS_DIR is not set')

let shop: Fixture | undefined
afterEach(async () => {
  await shop?.close()
  shop = undefined
})

;(contracts === undefined ? test.skip : test)('the schema is a faithful part of the official one', () => {
  expectFaithful(buildSchema(readFileSync(join(contracts ?? '', 'railway.graphql'), 'utf8')))
})

test('a difference from the official schema is found', () => {
  const ours = buildSchema(
    'enum E { A B } input I { a: Int! b: Int d: Int = 1 } type Query { x(id: ID, n: I): E! y: Int z: String }',
  )
  const official = buildSchema(
    'enum E { A } input I { a: Int c: Int! d: Int = 2 } type Query { x(id: ID!, n: I): E y: Int z(q: Int!): String }',
  )

  expect(
    typesOf(ours)
      .flatMap((type) => compare(type, official.getType(type.name)))
      .sort(),
  ).toEqual([
    'E.B is not official',
    'I.a is Int!, officially Int',
    'I.b is not official',
    'I.c is required officially',
    'I.d is Int = 1, officially Int = 2',
    'Query.x is E!, officially E',
    'Query.x(id) is ID, officially ID!',
    'Query.z(q) is required officially',
  ])
})

test('a resolver for a field that the schema lacks breaks the build', () => {
  expect(() => executable({ Deployment: { colour: () => 'red' } })).toThrow("Railway's schema has no Deployment.colour")
  expect(() => executable({ Colour: { red: () => 1 } })).toThrow("Railway's schema has no type Colour")
})

test('every field of every modelled type has an answer', async () => {
  shop = await start({
    service: {
      domains: ['shop-api.up.railway.app', 'api.shop.example'],
      repo: { name: 'acme/shop', commits: {} },
      autoDeploy: false,
      volume: { mountPath: '/data', sizeMB: 500 },
    },
  })
  const { id } = await shop.api.deploy(await shop.app(serverThat({ says: 'one' })))
  const schema = buildSchema(SCHEMA)
  const { project, environment, service } = shop.ids
  const where = `projectId: "${project}", environmentId: "${environment}", serviceId: "${service}"`
  const roots: Record<string, string> = {
    apiToken: '',
    me: '',
    platformStatus: '',
    buildLogs: `(deploymentId: "${id}")`,
    deployment: `(id: "${id}")`,
    deploymentEvents: `(id: "${id}")`,
    deploymentLogs: `(deploymentId: "${id}")`,
    deploymentSnapshot: `(deploymentId: "${id}")`,
    deployments: '(input: {})',
    domains: `(${where})`,
    environment: `(id: "${environment}")`,
    environmentStagedChanges: `(environmentId: "${environment}")`,
    project: `(id: "${project}")`,
    service: `(id: "${service}")`,
    serviceInstance: `(environmentId: "${environment}", serviceId: "${service}")`,
    serviceInstanceAutoDeployStatus: `(${where})`,
    serviceInstanceIsUpdatable: `(environmentId: "${environment}", serviceId: "${service}")`,
    variables: `(${where})`,
    variablesForServiceDeployment: `(${where})`,
    volumeInstance: `(id: "${shop.api.volumeInstanceId}")`,
    volumeInstanceBackupList: `(volumeInstanceId: "${shop.api.volumeInstanceId}")`,
    workflowStatus: '(workflowId: "none")',
  }
  const fields = schema.getQueryType()?.getFields() ?? {}
  const query = Object.entries(roots).map(([name, args]) => `${name}${args}${selectionOf(fields[name]?.type, 5)}`)

  const { messages, data } = await shop.graphql(`{ ${query.join('\n')} }`)

  expect(messages).toEqual([])
  expect(data.serviceInstance).toMatchObject({ restartPolicyMaxRetries: 10, source: { repo: 'acme/shop' } })
})

function expectFaithful(official: GraphQLSchema): void {
  const ours = buildSchema(SCHEMA)
  expect(typesOf(ours).flatMap((type) => compare(type, official.getType(type.name)))).toEqual([])
}

function typesOf(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
}

function compare(ours: GraphQLNamedType, theirs: GraphQLNamedType | undefined): string[] {
  const { name } = ours
  if (isScalarType(ours)) return isScalarType(theirs) ? [] : [`scalar ${name} is not official`]
  if (isEnumType(ours)) {
    const values = isEnumType(theirs) ? theirs.getValues().map((value) => value.name) : []
    return ours
      .getValues()
      .flatMap((value) => (values.includes(value.name) ? [] : [`${name}.${value.name} is not official`]))
  }
  if (isInputObjectType(ours)) {
    if (!isInputObjectType(theirs)) return [`input ${name} is not official`]
    return compareInputs(
      Object.values(ours.getFields()),
      Object.values(theirs.getFields()),
      (field) => `${name}.${field}`,
    )
  }
  if (!isObjectType(ours) && !isInterfaceType(ours)) return [`${name} is of a kind that is not compared`]
  if (!isObjectType(theirs) && !isInterfaceType(theirs)) return [`${name} is not official`]
  const official = theirs.getFields()
  return Object.values(ours.getFields()).flatMap((field) => {
    const other = official[field.name]
    if (!other) return [`${name}.${field.name} is not official`]
    const args = compareInputs([...field.args], [...other.args], (arg) => `${name}.${field.name}(${arg})`)
    return [...differ(`${name}.${field.name}`, field.type, other.type), ...args]
  })
}

type Input = Pick<GraphQLArgument, 'name' | 'type'> & { astNode?: InputValueDefinitionNode | null | undefined }

function compareInputs(ours: Input[], theirs: Input[], label: (name: string) => string): string[] {
  const known = ours.flatMap((one) => {
    const other = theirs.find(({ name }) => name === one.name)
    return other ? differ(label(one.name), typeOf(one), typeOf(other)) : [`${label(one.name)} is not official`]
  })
  const missing = theirs.filter((other) => isNonNullType(other.type) && !ours.some(({ name }) => name === other.name))
  return [...known, ...missing.map(({ name }) => `${label(name)} is required officially`)]
}

function typeOf({ type, astNode }: Input): string {
  const preset = astNode?.defaultValue
  return preset ? `${String(type)} = ${print(preset)}` : String(type)
}

function differ(label: string, ours: unknown, theirs: unknown): string[] {
  return String(ours) === String(theirs) ? [] : [`${label} is ${String(ours)}, officially ${String(theirs)}`]
}

/** Every field, down to `depth` objects. */
function selectionOf(type: GraphQLOutputType | undefined, depth: number): string {
  const named = type && getNamedType(type)
  if (!named || isLeafType(named)) return ''
  const fields = Object.values((named as GraphQLObjectType).getFields())
  const chosen = fields.filter((field) => isLeafType(getNamedType(field.type)) || depth > 1)
  return `{ ${chosen.map((field) => `${field.name}${selectionOf(field.type, depth - 1)}`).join(' ')} __typename }`
}
