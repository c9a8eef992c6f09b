import type { PackageManager } from './context.ts'
import type { Manifest } from './scripts.ts'
import type { BuildSettings } from './settings.ts'

/** A component that is to be verified. */
export interface Target {
  name: string
  /** From the repository's root. */
  source: string
  /** The same, absolute. */
  directory: string
  build: BuildSettings
  /** Nothing when the platform does not say; then what the directory holds decides. */
  kind: 'site' | 'server' | undefined
  /** The platform takes the output as it is, instead of building itself. */
  prebuilt: boolean
}

/** The same with what its directory has shown. */
export interface Prepared extends Target {
  manifest: Manifest | undefined
  packages: PackageManager | undefined
  /** Scripts in steps. */
  steps: string[][]
  /** Packages of the workspace that it depends on and that have a build of their own, in the order in which they build. */
  before: { name: string; directory: string }[]
  /** Sources of other components, absolute; what lies there is no input of this one. */
  foreign: string[]
}
