import type { Component } from './application.ts'
import type { Context, GateReport } from './context.ts'
import { GateFailure } from './errors.ts'
import type { GateResult, Target } from './gate.ts'
import { guarded } from './guard.ts'
import type { Journal } from './journal.ts'
import type { Deployment, Switch, Watch } from './platform.ts'
import type { Step } from './record.ts'

/** The work on one release: its journal, what its gates found, and how it is watched and stopped. */
export interface Work {
  context: Context
  journal: Journal
  gates: GateReport[]
  /** Ends all steps of this release; the undo has a signal of its own. */
  signal: AbortSignal
}

/** Lines of the log that tell which component they are about. */
export function watching({ context, signal }: Pick<Work, 'context' | 'signal'>, component: Component): Watch {
  return { signal, report: (line) => context.watch.report(`${component.name}: ${line}`) }
}

/** Writes what is about to change, changes it, writes what came of it. */
export async function change(
  work: Work,
  component: Component,
  steps: { before: Step; after: Step; deployment?: string | undefined },
  act: (watch: Switch) => Promise<Deployment | void>,
): Promise<Deployment | undefined> {
  const { name } = component
  await work.journal.note({ component: name, step: steps.before, deployment: steps.deployment })
  const made = await act(guarded(watching(work, component), work.journal, component, { forwards: true }))
  await work.journal.note({ component: name, step: steps.after, deployment: made?.id ?? steps.deployment })
  return made ?? undefined
}

/** Throws `GateFailure` unless every check of the gate has passed. */
export async function pass(
  work: Work,
  component: Component,
  where: GateReport['where'],
  target: Target,
): Promise<void> {
  const result = await runGate(work, component, where, target)
  if (result.verdict === 'pass') return
  const bad =
    result.checks.find(({ verdict }) => verdict === 'fail') ??
    result.checks.find(({ verdict }) => verdict === 'unknown')
  const reason = bad ? `${bad.name}: ${bad.detail}` : 'there was nothing to check; give it an identity or a smoke check'
  throw new GateFailure(`the gate of ${component.name} on ${target.url} said ${result.verdict}: ${reason}`)
}

async function runGate(
  work: Work,
  component: Component,
  where: GateReport['where'],
  target: Target,
): Promise<GateResult> {
  const startedAt = new Date()
  const result = await work.context.gate.check(target, watching(work, component))
  work.gates.push({ component: component.name, where, startedAt, finishedAt: new Date(), result })
  return result
}
