import type { Context, Resolvers } from '../executable.ts'
import type { Sandbox } from '../sandbox.ts'
import type { Backup, VolumeInstance, Workflow } from '../state.ts'
import { stage } from './patches.ts'

interface BackupArguments {
  volumeInstanceId: string
  volumeInstanceBackupId: string
}

// A workflow is not known at once, and then takes its time.
const KNOWN_AFTER_MS = 1_000
const DONE_AFTER_MS = 20_000

export function volumeResolvers({ state }: Sandbox): Resolvers {
  const { clock, ids } = state.kernel

  function startWorkflow(volume: VolumeInstance, done: () => void): { workflowId: string } {
    const workflow: Workflow = { id: ids.uuid(), volume, status: 'NotFound', error: undefined }
    const failure = volume.failures.shift()
    state.workflows.push(workflow)
    clock.after(KNOWN_AFTER_MS, () => {
      workflow.status = 'Running'
      clock.after(DONE_AFTER_MS, () => {
        workflow.status = failure === undefined ? 'Complete' : 'Error'
        workflow.error = failure
        if (failure === undefined) done()
      })
    })
    return { workflowId: workflow.id }
  }

  return {
    Query: {
      volumeInstance: (_, { id }: { id: string }, context) => context.volume(id),
      volumeInstanceBackupList: (_, { volumeInstanceId }: { volumeInstanceId: string }, context) =>
        context.volume(volumeInstanceId).backups.map((backup) => ({
          ...backup,
          creatorId: null,
          externalId: `snapshot-${backup.id}`,
          referencedMB: backup.usedMB,
          scheduleId: null,
          volumeInstanceSizeMB: context.volume(volumeInstanceId).sizeMB,
        })),
      workflowStatus(_, { workflowId }: { workflowId: string }, context) {
        const workflow = state.workflows.find(({ id }) => id === workflowId)
        if (!workflow) return { status: 'NotFound', error: null }
        context.volume(workflow.volume.id)
        const { status, error } = workflow
        // After the answer, so that the first look sees the lag.
        if (status === 'NotFound' || status === 'Running') clock.looked()
        return { status, error }
      },
    },
    Mutation: {
      volumeInstanceBackupCreate(_, args: { volumeInstanceId: string; name?: string | null }, context) {
        const volume = context.volume(args.volumeInstanceId)
        const used = volume.backups.reduce((sum, { usedMB }) => sum + usedMB, volume.currentSizeMB)
        if (used > volume.sizeMB / 2) volume.failures.unshift('Manual backups are limited to 50% of the volume size')
        return startWorkflow(volume, () => {
          volume.backups.unshift({
            id: ids.uuid(),
            name: args.name ?? 'Manual',
            createdAt: clock.iso(),
            expiresAt: undefined,
            usedMB: volume.currentSizeMB,
          })
        })
      },
      volumeInstanceBackupDelete(_, args: BackupArguments, context) {
        const { volume, backup } = backupOf(args, context)
        return startWorkflow(volume, () => {
          volume.backups = volume.backups.filter((one) => one !== backup)
        })
      },
      volumeInstanceBackupLock(_, args: BackupArguments, context) {
        backupOf(args, context).backup.expiresAt = undefined
        return true
      },
      volumeInstanceBackupRestore(_, args: BackupArguments, context) {
        const { volume, backup } = backupOf(args, context)
        const { environment } = volume.instance
        return startWorkflow(volume, () => {
          volume.backups = volume.backups.filter(({ createdAt }) => createdAt <= backup.createdAt)
          stage(state, environment, { volumes: { [volume.volumeId]: { backupId: backup.id } } }, 'merge')
        })
      },
    },
    VolumeInstance: {
      environment: ({ instance }: VolumeInstance) => instance.environment,
      environmentId: ({ instance }: VolumeInstance) => instance.environment.id,
      region: () => 'us-west2',
      service: ({ instance }: VolumeInstance) => instance.service,
      serviceId: ({ instance }: VolumeInstance) => instance.service.id,
      volume: ({ volumeId, name, createdAt, instance }: VolumeInstance) => ({
        id: volumeId,
        name,
        createdAt,
        project: instance.service.project,
        projectId: instance.service.project.id,
      }),
    },
  }
}

function backupOf(args: BackupArguments, context: Context): { volume: VolumeInstance; backup: Backup } {
  const volume = context.volume(args.volumeInstanceId)
  const backup = volume.backups.find(({ id }) => id === args.volumeInstanceBackupId)
  if (!backup) throw new Error('VolumeInstanceBackup not found')
  return { volume, backup }
}
