export const id = 553;
export const ids = [553];
export const modules = {

/***/ 316:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ unchanged),
/* harmony export */   n: () => (/* binding */ schemaChanges)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

/** Nobody is served by these, so a change there concerns no component. */
const NOT_SHIPPED = ['**/*.md', '.github/**', 'docs/**', 'LICENSE*', '.gitignore', '.editorconfig'];
/**
 * The components whose source is the same as in what they serve now. Always measured against the commit that is served,
 * never against the commit before: a release that failed in between must not hide a change. A file that belongs to no
 * component (a lock file, a shared package) counts for all of them.
 */
async function unchanged(commits, components, head) {
    const bases = new Map();
    const same = new Set();
    for (const { component, live } of components) {
        const base = live?.commit;
        if (!base)
            continue;
        if (!bases.has(base))
            bases.set(base, base === head ? Promise.resolve([]) : commits.changes(base, head));
        const changes = await bases.get(base);
        if (changes && !changes.some(({ path }) => concerns(path, component.source, components)))
            same.add(component.name);
    }
    return same;
}
function concerns(path, source, components) {
    if (within(path, source))
        return source !== '.' || !notShipped(path);
    return (!notShipped(path) && !components.some(({ component }) => component.source !== '.' && within(path, component.source)));
}
function within(path, folder) {
    return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}
function notShipped(path) {
    return NOT_SHIPPED.some((glob) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(path, glob));
}
/** DDL that an earlier version of the code can't live with. */
const CONTRACTING = /\b(drop\s+(table|column|index|view|database|schema)|rename\s+(table|column|to)|alter\s+table\s+\S+\s+(drop|rename|modify|change)|truncate\s+table)\b/i;
/** Changes of the database's schema among `changes`, by the globs of the components. */
function schemaChanges(changes, globs) {
    return changes
        .filter(({ path }) => globs.some((glob) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.matchesGlob)(path, glob)))
        .map(({ path, patch = '' }) => {
        const added = patch.split('\n').filter((line) => line.startsWith('+'));
        const contracting = added
            .find((line) => CONTRACTING.test(line))
            ?.slice(1)
            .trim();
        return { path, contracting };
    });
}


/***/ }),

/***/ 5178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   In: () => (/* binding */ GateFailure),
/* harmony export */   P_: () => (/* binding */ Refusal),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cJ: () => (/* binding */ Cancelled)
/* harmony export */ });
/** Reasons not to begin. Nothing was changed. */
class Refusal extends Error {
    name = 'Refusal';
    reasons;
    constructor(reasons, failures = []) {
        const all = [...reasons, ...failures.map(messageOf)];
        super(all.length === 1 ? (all[0] ?? '') : `${all.length} reasons not to begin:\n- ${all.join('\n- ')}`, failures.length === 1 ? { cause: failures[0].cause } : undefined);
        this.reasons = all;
    }
}
/** A gate did not pass. */
class GateFailure extends Error {
    name = 'GateFailure';
}
/** The run was cancelled; what is left to do is left to the post step or to the next run. */
class Cancelled extends Error {
    name = 'Cancelled';
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 7595:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ prove)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);

const PROOF_MS = 60_000;
/**
 * Waits until the public address serves `commit`. Nothing to prove where no commit is known, as with a version that was
 * live before it told its identity; then the platform's own word has to do. Throws when it serves something else for a minute.
 */
async function prove(gate, component, commit, watch) {
    if (!commit)
        return;
    const { name, url } = component;
    const deadline = Date.now() + PROOF_MS;
    for (let wait = 200;; wait = Math.min(wait * 1.5, 5000)) {
        const served = await gate.served({ component: name, url, access: {} }, watch.signal);
        if (served === commit)
            return;
        if (Date.now() > deadline) {
            throw new Error(`${url} serves ${served ?? 'no recognisable commit'} instead of ${commit}`);
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait, undefined, { signal: watch.signal });
    }
}


/***/ }),

/***/ 6776:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PE: () => (/* binding */ deploymentOf),
/* harmony export */   Ss: () => (/* binding */ wasLive),
/* harmony export */   W8: () => (/* binding */ journal),
/* harmony export */   WJ: () => (/* binding */ verdict),
/* harmony export */   nT: () => (/* binding */ isOpen)
/* harmony export */ });
/* unused harmony export isVerdict */
const VERDICTS = [
    'live',
    'undone',
    'yielded',
    'superseded',
    'rolled-back',
    'stuck',
];
function verdict(record) {
    return record.entries.findLast(({ step }) => isVerdict(step))?.step;
}
/** Nobody has finished it yet. */
function isOpen(record) {
    const found = verdict(record);
    return found === undefined || found === 'stuck';
}
/** It serves or has served the public as a whole. */
function wasLive(record) {
    return record.entries.some(({ step }) => step === 'live');
}
function isVerdict(step) {
    return VERDICTS.includes(step);
}
/** The deployment of a component that this release made, or brought back, as far as the record knows it. */
function deploymentOf({ plan, entries }, component) {
    const planned = plan.components[component];
    if (!planned)
        return undefined;
    if (planned.unchanged)
        return planned.before;
    const mine = entries.filter((entry) => entry.component === component && entry.deployment);
    // Undoing restores too; of a rollback only the first restored deployment is its own.
    const own = plan.kind === 'rollback'
        ? mine.find(({ step }) => step === 'restored')
        : mine.findLast(({ step }) => step === 'staged' || step === 'deployed' || step === 'promoted');
    const id = own?.deployment ?? planned.after.id;
    return id ? { id, commit: planned.after.commit } : undefined;
}
function journal(store, record) {
    let last = Promise.resolve();
    return {
        record,
        note(entry) {
            const numbered = { ...entry, sequence: (record.entries.at(-1)?.sequence ?? 0) + 1, at: new Date() };
            record.entries.push(numbered);
            last = last.catch(() => undefined).then(async () => await store.append(record, numbered));
            return last;
        },
    };
}


/***/ }),

/***/ 136:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ newReleaseId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Sorts by time, names the commit, and is unique: `20261122-221530-ab12cd3-9f1c`. */
function newReleaseId(commit, now = new Date()) {
    const [day = '', time = ''] = now.toISOString().replaceAll(/[-:]/g, '').split(/[T.]/);
    return `${day}-${time}-${commit.slice(0, 7)}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(2).toString('hex')}`;
}


/***/ }),

/***/ 9924:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ componentResults),
/* harmony export */   k: () => (/* binding */ withoutRecord)
/* harmony export */ });
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6776);

/** One row for each component of the record. */
function componentResults(record, application, outcomeOf) {
    return Object.entries(record.plan.components).map(([name, { platform, before }]) => ({
        name,
        platform,
        url: application.components.find((component) => component.name === name)?.url ?? '',
        before,
        after: (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentOf */ .PE)(record, name),
        outcome: outcomeOf(name),
    }));
}
/** The answer when nothing has to be done, or when nothing was to be done. */
function withoutRecord(plan, { components, warnings }, { headline, outcome }) {
    return {
        status: 'skipped',
        headline,
        plan,
        record: undefined,
        components: components.map(({ component: { name, platform, url }, live }) => {
            const { after, unchanged } = plan.components[name] ?? {};
            return {
                name,
                platform: platform.name,
                url,
                before: live,
                after: after?.id ? { id: after.id, commit: after.commit } : outcome === 'live' ? live : undefined,
                outcome: unchanged ? 'unchanged' : outcome,
            };
        }),
        gates: [],
        trackedAs: [],
        warnings,
        next: [],
    };
}


/***/ }),

/***/ 91:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ survey)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5178);
/* harmony import */ var _application_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6131);


/**
 * Looks at every platform and at the history at the same time and changes nothing. Throws `Refusal` with every reason
 * not to begin, of all components together.
 */
async function survey(context, purpose) {
    const { application, store, watch } = context;
    const [reading, ...looks] = await Promise.allSettled([
        purpose.history ?? store.history(application.environment),
        ...(0,_application_js__WEBPACK_IMPORTED_MODULE_1__/* .inOrder */ .a)(application.components).map(async (component) => await look(context, component, purpose)),
    ]);
    watch.signal.throwIfAborted();
    const failures = [reading, ...looks].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    const components = looks.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const errors = components.flatMap(({ findings }) => reasons(findings, 'error'));
    if (reading.status === 'rejected' || failures.length > 0 || errors.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(errors, failures);
    return {
        history: reading.value,
        components,
        warnings: components.flatMap(({ findings }) => reasons(findings, 'warning')),
    };
}
async function look({ gate, watch }, component, { action, restoring }) {
    const { name, platform, url } = component;
    const report = (line) => watch.report(`${name}: ${line}`);
    const [{ live, findings }, served] = await Promise.all([
        platform
            .preflight({ action, restoring: restoring?.get(name) }, { signal: watch.signal, report })
            .catch((cause) => {
            throw new Error(`${name}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`, { cause });
        }),
        gate.served({ component: name, url, access: {} }, watch.signal),
    ]);
    return {
        component,
        // Only what it really serves can be proven again after an undo; what the platform believes can not.
        live: live && { ...live, commit: served },
        findings: findings.map(({ severity, message }) => ({ severity, message: `${name}: ${message}` })),
    };
}
function reasons(findings, severity) {
    return findings.filter((finding) => finding.severity === severity).map(({ message }) => message);
}


/***/ }),

/***/ 9353:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IX: () => (/* binding */ pass),
/* harmony export */   Zg: () => (/* binding */ change),
/* harmony export */   _A: () => (/* binding */ watching)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5178);

/** Lines of the log that tell which component they are about. */
function watching({ context, signal }, component) {
    return { signal, report: (line) => context.watch.report(`${component.name}: ${line}`) };
}
/** Writes what is about to change, changes it, writes what came of it. */
async function change(work, component, steps, act) {
    const { name } = component;
    await work.journal.note({ component: name, step: steps.before, deployment: steps.deployment });
    const made = await act(watching(work, component));
    await work.journal.note({ component: name, step: steps.after, deployment: made?.id ?? steps.deployment });
    return made ?? undefined;
}
/** Throws `GateFailure` unless every check of the gate has passed. */
async function pass(work, component, where, target) {
    const result = await runGate(work, component, where, target);
    if (result.verdict === 'pass')
        return;
    const bad = result.checks.find(({ verdict }) => verdict === 'fail') ??
        result.checks.find(({ verdict }) => verdict === 'unknown');
    const reason = bad ? `${bad.name}: ${bad.detail}` : 'there was nothing to check; give it an identity or a smoke check';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateFailure */ .In(`the gate of ${component.name} on ${target.url} said ${result.verdict}: ${reason}`);
}
async function runGate(work, component, where, target) {
    const startedAt = new Date();
    const result = await work.context.gate.check(target, watching(work, component));
    work.gates.push({ component: component.name, where, startedAt, finishedAt: new Date(), result });
    return result;
}


/***/ }),

/***/ 8361:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ takeBack),
  n: () => (/* binding */ takeBackInterrupted)
});

// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(5178);
// EXTERNAL MODULE: ./src/release/record.ts
var release_record = __webpack_require__(6776);
// EXTERNAL MODULE: ./src/release/result.ts
var result = __webpack_require__(9924);
// EXTERNAL MODULE: ./src/release/proof.ts
var proof = __webpack_require__(7595);
;// CONCATENATED MODULE: ./src/release/undo.ts



/** Steps that may have given public traffic to something new. */
const SWITCHES = new Set(['deploying', 'promoting', 'restoring']);
/**
 * Puts back what the release has changed, newest change first, so that a new frontend never meets the old backend. Works
 * from the record alone and from what the platforms say now, and may be repeated. It goes on after a failure, because
 * each component that is put back is one less that is wrong.
 */
async function undo(context, journal) {
    const undone = { complete: true, outcomes: new Map(), troubles: [] };
    const components = context.application.components.filter(({ name }) => journal.record.plan.components[name]);
    for (const component of newestChangeFirst(components, journal)) {
        const watch = {
            signal: context.watch.signal,
            report: (line) => context.watch.report(`${component.name}: ${line}`),
        };
        try {
            undone.outcomes.set(component.name, await putBack(context, journal, component, watch));
        }
        catch (error) {
            undone.complete = false;
            undone.outcomes.set(component.name, 'unknown');
            undone.troubles.push(`${component.name} could not be put back: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    return undone;
}
function newestChangeFirst(components, { record }) {
    const firstSwitch = ({ name }) => record.entries.find(({ component, step }) => component === name && SWITCHES.has(step))?.sequence ?? 0;
    return components.toSorted((a, b) => firstSwitch(b) - firstSwitch(a));
}
async function putBack(context, journal, component, watch) {
    const { name, platform, url } = component;
    const { plan, entries } = journal.record;
    const planned = plan.components[name];
    const mine = entries.filter((entry) => entry.component === name);
    if (!planned || mine.length === 0)
        return planned?.unchanged ? 'unchanged' : 'not touched';
    const { before } = planned;
    const ours = (0,release_record/* deploymentOf */.PE)(journal.record, name) ?? (await platform.find(plan.releaseId, watch));
    const switched = mine.some(({ step }) => SWITCHES.has(step));
    const live = switched ? await platform.live(watch) : before;
    const putBackEarlier = mine.some(({ step, deployment }) => step === 'restored' && deployment === live?.id);
    if (live?.id !== before?.id && !(putBackEarlier && plan.kind === 'deploy')) {
        if (before) {
            await tell(journal, { component: name, step: 'restoring', deployment: before.id });
            const restored = await platform.restore(before, watch);
            await (0,proof/* prove */.z)(context.gate, component, before.commit, watch);
            await tell(journal, { component: name, step: 'restored', deployment: restored.id });
            watch.report(`${before.commit?.slice(0, 7) ?? before.id} serves ${url} again`);
            return 'put back';
        }
        // There is nothing to return to: a first release is taken away rather than left half live.
        if (live?.id !== ours?.id)
            throw new Error(`${live?.id} serves, which this release did not make; it was left alone`);
        if (live)
            await take(journal, component, { deployment: live, serves: true }, watch);
        return 'removed';
    }
    // A rollback works with builds of earlier releases, which are not leftovers of this one.
    if (ours && plan.kind === 'deploy' && ours.id !== before?.id)
        await take(journal, component, { deployment: ours, serves: false }, watch);
    if (switched)
        return 'put back';
    return ours ? 'never live' : 'not touched';
}
async function take(journal, { name, platform }, { deployment, serves }, watch) {
    await tell(journal, { component: name, step: 'discarding', deployment: deployment.id });
    await (serves ? platform.withdraw(deployment, watch) : platform.discard(deployment, watch));
    await tell(journal, { component: name, step: 'discarded', deployment: deployment.id });
    watch.report(`${serves ? 'deployment' : 'build'} ${deployment.id} was taken away`);
}
/** Undoing goes on when the record can't be written: what was promised before the first change says enough. */
async function tell(journal, entry) {
    await journal.note(entry).catch(() => undefined);
}

;// CONCATENATED MODULE: ./src/release/take-back.ts




/** Puts everything back that the release has changed, and closes its record with what serves then. */
async function takeBack(context, log, gates, reason) {
    const why = sentence((0,errors/* messageOf */.bD)(reason));
    context.watch.report(`undoing: ${why}`);
    const { complete, outcomes, troubles } = await undo(context, log);
    await log.note({ step: complete ? 'undone' : 'stuck', note: complete ? why : troubles.join('; ') });
    const { record } = log;
    const components = (0,result/* componentResults */.M)(record, context.application, (name) => outcomes.get(name) ?? 'not touched');
    const changed = components.some(({ outcome }) => outcome === 'put back' || outcome === 'removed');
    const first = components.length > 0 && components.every(({ before }) => !before);
    return {
        status: complete && changed ? 'rolled-back' : 'failure',
        headline: complete
            ? `${why} ${whatServes(changed, first)}`
            : `${why} It could not be undone: ${troubles.join('; ')}.`,
        plan: record.plan,
        record,
        components,
        gates,
        trackedAs: [],
        warnings: [],
        next: complete
            ? ['Mend the cause and release again; nothing has to be cleaned up.']
            : ['Run the deploy action again with `recover: true`; it finishes what is left.'],
    };
}
function sentence(text) {
    const begun = text.charAt(0).toUpperCase() + text.slice(1);
    return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
function whatServes(changed, first) {
    if (first)
        return changed ? 'It was taken away again: nothing serves, as before.' : 'Nothing serves, as before.';
    return changed ? 'It was undone: what served before serves again.' : 'What served before has served all the time.';
}
/** Finishes a release whose run has died, from its record alone. */
async function takeBackInterrupted(context, record) {
    const { releaseId, run } = record.plan;
    context.watch.report(`release ${releaseId} was interrupted in ${run.url}`);
    return await takeBack(context, (0,release_record/* journal */.W8)(context.store, record), [], new Error('the run was interrupted'));
}


/***/ }),

/***/ 9988:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ trackingOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5178);

/** Tells the error tracker about a release. Its trouble is a warning and nothing else. */
function trackingOf({ tracker, application }, plan) {
    if (!tracker)
        return { begin: () => undefined, finish: async (result) => await Promise.resolve(result) };
    const startedAt = new Date();
    const tracked = {
        releaseId: plan.releaseId,
        environment: plan.environment,
        components: application.components.flatMap(({ name, url }) => {
            const planned = plan.components[name];
            const commit = planned?.after.commit;
            return planned && commit && !planned.unchanged
                ? [{ name, url, commit, previousCommit: planned.before?.commit }]
                : [];
        }),
    };
    const trouble = [];
    const attempt = async (what, act) => {
        await act().catch((error) => trouble.push(`${what}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`));
    };
    let begun;
    return {
        begin() {
            begun = attempt('the release could not be announced', async () => await tracker.begin(tracked));
        },
        async finish(result) {
            await begun;
            if (result.status === 'success' && trouble.length === 0) {
                await attempt('the deployment could not be entered', async () => await tracker.live({ ...tracked, startedAt, finishedAt: new Date() }));
            }
            const names = tracked.components.flatMap((component) => tracker.nameOf(component) ?? []);
            return { ...result, trackedAs: names, warnings: [...result.warnings, ...trouble] };
        },
    };
}


/***/ }),

/***/ 5802:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ transact)
});

// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(5178);
// EXTERNAL MODULE: ./src/release/record.ts
var release_record = __webpack_require__(6776);
// EXTERNAL MODULE: ./src/release/result.ts
var result = __webpack_require__(9924);
// EXTERNAL MODULE: ./src/release/take-back.ts + 1 modules
var take_back = __webpack_require__(8361);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/release/turn.ts



/**
 * One release at a time: the oldest open record of the environment has its turn; numbers of records grow, so two that
 * begin together agree. An older one whose run is over was interrupted and is undone first. Answers with the history, or
 * with nothing when the world has changed since this release was planned: then its record is closed, and it must be
 * planned anew. `newest` is the last record that the plan knew of.
 */
async function takeTurn(context, mine, newest) {
    const { store, watch, waitMs } = context;
    const { key, plan } = mine.record;
    const deadline = Date.now() + waitMs;
    for (let wait = 2000, waited = false;; wait = Math.min(wait * 1.5, 15_000), waited = true) {
        const history = (await store.history(plan.environment)).filter((record) => record.key < key);
        const oldest = history.findLast(release_record/* isOpen */.nT);
        if (!oldest) {
            if (!waited && !history.some((record) => record.key > newest))
                return history;
            await mine.note({ step: 'yielded', note: 'planned anew after an earlier release' });
            return undefined;
        }
        if (await context.runs.isOver(oldest.plan.run)) {
            await (0,take_back/* takeBackInterrupted */.n)(context, oldest);
            continue;
        }
        if (Date.now() > deadline) {
            await mine.note({ step: 'yielded', note: `${oldest.plan.releaseId} is under way` });
            throw new Error(`release ${oldest.plan.releaseId} is still under way in ${oldest.plan.run.url}; wait for it or cancel that run`);
        }
        if (!waited)
            watch.report(`waiting for release ${oldest.plan.releaseId} in ${oldest.plan.run.url}`);
        await (0,promises_.setTimeout)(wait, undefined, { signal: watch.signal });
    }
}

;// CONCATENATED MODULE: ./src/release/transaction.ts





/**
 * Opens the record, waits for its turn, does the work, and closes the record with what is really served: all of it
 * `live`, or `undone`. Nothing when another release changed the world while this one waited: look again and begin anew.
 */
async function transact(context, { plan, history }, work) {
    const record = await context.store.open(plan);
    context.opened?.(record.key);
    context.watch.report(`release ${plan.releaseId} opened`);
    const log = (0,release_record/* journal */.W8)(context.store, record);
    const earlier = await takeTurn(context, log, history[0]?.key ?? 0);
    if (!earlier)
        return undefined;
    const gates = [];
    const stop = new AbortController();
    const signal = AbortSignal.any([context.watch.signal, stop.signal]);
    try {
        await work({ context, journal: log, gates, signal });
    }
    catch (error) {
        stop.abort();
        if (context.watch.signal.aborted)
            throw new errors/* Cancelled */.cJ('cancelled; the post step puts back what was changed', { cause: error });
        return await (0,take_back/* takeBack */.z)(context, log, gates, error);
    }
    return await commit(context, log, { gates, earlier });
}
async function commit(context, log, { gates, earlier }) {
    const { record } = log;
    await log.note({ step: 'live', note: `${record.plan.commit.slice(0, 7)} serves` });
    await closePrevious(context, record, earlier);
    return {
        status: 'success',
        headline: `${record.plan.commit.slice(0, 7)} is live: ${Object.keys(record.plan.components).join(', ')}.`,
        plan: record.plan,
        record,
        components: (0,result/* componentResults */.M)(record, context.application, (name) => record.plan.components[name]?.unchanged ? 'unchanged' : 'live'),
        gates,
        trackedAs: [],
        warnings: [],
        next: [],
    };
}
/** The release that was live until now says so. Its trouble changes nothing about what serves. */
async function closePrevious(context, record, earlier) {
    const { kind, releaseId } = record.plan;
    const step = kind === 'rollback' ? 'rolled-back' : 'superseded';
    try {
        const previous = earlier.find((one) => (0,release_record/* verdict */.WJ)(one) === 'live');
        // A rollback served the version of an earlier release; taking it back takes that version back.
        const version = kind === 'rollback' && earlier.find(({ plan }) => plan.releaseId === previous?.plan.of);
        for (const one of [previous, version]) {
            if (one)
                await (0,release_record/* journal */.W8)(context.store, one).note({ step, note: `by ${releaseId}` });
        }
    }
    catch (error) {
        context.watch.report(`the record of the release before could not be closed: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}


/***/ })

};
