export const id = 65;
export const ids = [65];
export const modules = {

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

/***/ 6065:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recover: () => (/* binding */ recover)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5178);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6776);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9924);
/* harmony import */ var _take_back_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8361);




/**
 * Finishes the release whose run has died: the one with `key`, whatever its run is doing, or else every open one of the
 * environment whose run is over, newest first. Deploys nothing.
 */
async function recover(context, key) {
    const history = await context.store.history(context.application.environment);
    const open = history.filter((record) => (0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .isOpen */ .nT)(record) && (key === undefined || record.key === key));
    let last;
    for (const record of open) {
        if (key !== undefined || (await context.runs.isOver(record.plan.run))) {
            last = await (0,_take_back_js__WEBPACK_IMPORTED_MODULE_1__/* .takeBackInterrupted */ .n)(context, record);
        }
    }
    return last ?? nothingToRecover(history);
}
function nothingToRecover([newest]) {
    if (!newest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(['no release was ever made here, so there is nothing to recover']);
    const overview = { history: [], components: [], warnings: [] };
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutRecord */ .k)(newest.plan, overview, {
        headline: 'No release was interrupted; nothing to recover.',
        outcome: 'live',
    });
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


/***/ })

};
