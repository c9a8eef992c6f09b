export const id = 1223;
export const ids = [1223];
export const modules = {

/***/ 20316:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ unchanged),
/* harmony export */   Dn: () => (/* binding */ isTouched),
/* harmony export */   Ye: () => (/* binding */ NOT_SHIPPED),
/* harmony export */   nQ: () => (/* binding */ schemaChanges)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
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
    const sources = components.map(({ component }) => component.source);
    for (const { component, live } of components) {
        const base = live?.commit;
        if (!base)
            continue;
        if (!bases.has(base))
            bases.set(base, base === head ? Promise.resolve([]) : commits.changes(base, head));
        const changes = await bases.get(base);
        if (changes && !isTouched(component.source, changes, sources))
            same.add(component.name);
    }
    return same;
}
/** Whether a change concerns the component with this source; `sources` are those of all components. */
function isTouched(source, changes, sources) {
    return changes.some(({ path }) => {
        if (within(path, source))
            return source !== '.' || !notShipped(path);
        return !notShipped(path) && !sources.some((other) => other !== '.' && within(path, other));
    });
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

/***/ 68952:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ proveTogether),
/* harmony export */   c: () => (/* binding */ commit)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85178);
/* harmony import */ var _incident_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54147);
/* harmony import */ var _proof_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27595);
/* harmony import */ var _replace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93965);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9924);
/* harmony import */ var _switching_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49353);






/** Every component serves what this release wants, all at the same time, before the release is called live. */
async function proveTogether(work) {
    const { context, journal: log } = work;
    await Promise.all(context.application.components.map(async (component) => {
        const planned = log.record.plan.components[component.name];
        if (planned)
            await (0,_proof_js__WEBPACK_IMPORTED_MODULE_2__/* .prove */ .z)(context.gate, component, planned.after.commit, (0,_switching_js__WEBPACK_IMPORTED_MODULE_5__/* .watching */ ._A)(work, component));
    }));
}
/** Closes the record as live. Throws `TakenOver` when that is no longer ours to say. */
async function commit(work, earlier) {
    const { context, journal: log, gates } = work;
    const { record } = log;
    const { plan } = record;
    const short = plan.commit.slice(0, 7) || 'the version before the first release';
    const result = {
        plan,
        record,
        components: (0,_result_js__WEBPACK_IMPORTED_MODULE_4__/* .componentResults */ .M)(record, context.application, (name) => plan.components[name]?.unchanged ? 'unchanged' : 'live'),
        gates,
        trackedAs: [],
    };
    try {
        await log.close('live', `${short} serves`);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TakenOver */ .IE)
            throw error;
        return {
            ...result,
            status: 'failure',
            headline: `${short} serves everywhere, but that could not be recorded: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`,
            warnings: [],
            next: [
                'Run the deploy action again with `recover: true`; it writes down what serves. Until then no other release begins.',
            ],
        };
    }
    await (0,_replace_js__WEBPACK_IMPORTED_MODULE_3__/* .replaceEarlier */ .r)(context, [record, ...earlier]);
    return {
        ...result,
        status: 'success',
        headline: `${short} is live: ${Object.keys(plan.components).join(', ')}.`,
        warnings: await (0,_incident_js__WEBPACK_IMPORTED_MODULE_1__/* .reportUnstuck */ .E)(context, record),
        next: [],
    };
}


/***/ }),

/***/ 85178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ TakenOver),
/* harmony export */   In: () => (/* binding */ GateFailure),
/* harmony export */   P_: () => (/* binding */ Refusal),
/* harmony export */   Tp: () => (/* binding */ Interference),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cJ: () => (/* binding */ Cancelled)
/* harmony export */ });
/** Reasons not to begin. Nothing was changed. */
class Refusal extends Error {
    name = 'Refusal';
    topic = 'nothing-was-begun';
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
    topic = 'a-gate-did-not-pass';
}
/** Another run has taken this release over, and finishes it; this one must not change anything more. */
class TakenOver extends Error {
    name = 'TakenOver';
    topic = 'another-run-has-the-release';
    constructor(owner) {
        super(`this release was taken over by ${owner.replace(/#.*/, '')}`);
    }
}
/** Somebody else has changed what serves, outside of a release. */
class Interference extends Error {
    name = 'Interference';
    topic = 'somebody-changed-something-in-a-dashboard';
}
/** The run was cancelled; what is left to do is left to the post step or to the next run. */
class Cancelled extends Error {
    name = 'Cancelled';
    topic = 'the-job-was-cancelled';
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 8346:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ finish)
/* harmony export */ });
/* harmony import */ var _application_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(96131);
/* harmony import */ var _commit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68952);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6106);
/* harmony import */ var _platform_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(206);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66776);
/* harmony import */ var _switch_back_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72913);
/* harmony import */ var _switching_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49353);
/* harmony import */ var _take_back_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(78361);
/* harmony import */ var _tracking_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93434);









/**
 * Finishes a release that its run has left open, from its record and from what serves now. A rollback goes forward, because
 * what it wants is known to work; a deploy goes forward when all of it serves already and its gates pass now; everything
 * else goes back. Nothing when somebody else finishes it.
 */
async function finish(context, record, { history, why, direction }) {
    const log = await (0,_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B)(context, record, why);
    if (!log)
        return undefined;
    const { releaseId, kind } = record.plan;
    context.watch.report(`release ${releaseId}: ${why}`);
    const work = { context, journal: log, gates: [], signal: context.watch.signal };
    const tracking = (0,_tracking_js__WEBPACK_IMPORTED_MODULE_6__/* .trackingOf */ .n)(context, record.plan, { startedAt: record.openedAt });
    if (direction !== 'back' && !(0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .isBeingUndone */ .dl)(log.record)) {
        try {
            const forward = kind === 'rollback' ? _switch_back_js__WEBPACK_IMPORTED_MODULE_3__/* .switchBack */ .g : (await servesEverywhere(work)) ? confirm : undefined;
            if (forward) {
                await forward(work);
                context.watch.report(`release ${releaseId} goes forward`);
                const earlier = history.filter(({ key }) => key < record.key);
                return await tracking.finish(await (0,_commit_js__WEBPACK_IMPORTED_MODULE_0__/* .commit */ .c)(work, earlier));
            }
        }
        catch (error) {
            if (context.watch.signal.aborted)
                throw error;
            return await tracking.finish(await (0,_take_back_js__WEBPACK_IMPORTED_MODULE_5__/* .takeBack */ .z)(context, log, { reason: error, gates: work.gates }));
        }
    }
    return await tracking.finish(await (0,_take_back_js__WEBPACK_IMPORTED_MODULE_5__/* .takeBack */ .z)(context, log, { reason: new Error(why) }));
}
async function servesEverywhere({ context, journal, signal }) {
    const { plan } = journal.record;
    const served = await Promise.all(Object.keys(plan.components).map(async (name) => {
        const component = context.application.components.find((one) => one.name === name);
        if (!component)
            return undefined;
        return await context.gate.served({ component: name, url: component.url, access: {} }, signal);
    }));
    const wanted = Object.values(plan.components).map(({ after }) => after.commit);
    return served.every((commit, at) => commit !== undefined && commit === wanted[at]);
}
/** Writes down what the dead run could not, and lets the gates judge what serves. */
async function confirm(work) {
    const { plan } = work.journal.record;
    for (const component of (0,_application_js__WEBPACK_IMPORTED_MODULE_7__/* .inOrder */ .a)(work.context.application.components)) {
        const planned = plan.components[component.name];
        if (!planned || planned.unchanged)
            continue;
        const made = await findMade(work, component);
        const step = (0,_platform_js__WEBPACK_IMPORTED_MODULE_8__/* .canStage */ .r)(component.platform) ? 'promoted' : 'deployed';
        await work.journal.note({ component: component.name, step, deployment: made.id });
        const target = { component: component.name, url: component.url, commit: plan.commit, access: {} };
        await (0,_switching_js__WEBPACK_IMPORTED_MODULE_4__/* .pass */ .IX)(work, component, 'public', target);
    }
}
/** It may serve although its address was not yet there: the platform's own word for what serves has to agree. */
async function findMade(work, component) {
    const { name, platform } = component;
    const { record } = work.journal;
    const watch = (0,_switching_js__WEBPACK_IMPORTED_MODULE_4__/* .watching */ ._A)(work, component);
    const made = (0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .deploymentOf */ .PE)(record, name) ?? (await platform.find(record.plan.releaseId, watch));
    const live = await platform.live(watch);
    if (!made || live?.id !== made.id) {
        throw new Error(`${name}: ${live?.id ?? 'nothing'} serves, and not ${made?.id ?? 'what this release has made'}`);
    }
    return made;
}


/***/ }),

/***/ 25536:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ guarded),
/* harmony export */   w: () => (/* binding */ strangerIn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85178);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66776);


/**
 * Lets traffic move only while this process owns the release, and only away from what this release has found or brought.
 * `forwards: false` is for an undo, which goes on when the record can't be read: to stop half-way would be worse.
 */
function guarded(watch, journal, component, { forwards }) {
    return {
        ...watch,
        async allow(live) {
            await journal.demandOwnership().catch((error) => {
                if (forwards || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TakenOver */ .IE)
                    throw error;
            });
            const stranger = strangerIn(journal.record, component.name, live);
            if (stranger)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Interference */ .Tp(`${component.name}: ${stranger}`);
        },
    };
}
/** Tells, in one sentence, when something serves that this release has neither found nor brought about. */
function strangerIn(record, component, live) {
    const planned = record.plan.components[component];
    if (!planned || !live)
        return undefined;
    const { before, after, found } = planned;
    const ours = (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .deploymentOf */ .PE)(record, component);
    const known = [before?.id, found, after.id, ours?.id].flatMap((id) => id === undefined ? [] : [id, ...(0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .copiesOf */ .lS)(record, component, id)]);
    const releases = [record.plan.releaseId, record.plan.of, before?.releaseId];
    if (known.includes(live.id) || (live.releaseId !== undefined && releases.includes(live.releaseId)))
        return undefined;
    // A redeployment of the same commit, as after a change of a variable, is no other version.
    if (live.commit !== undefined && live.commit === before?.commit)
        return undefined;
    const arrival = live.arrival ? ` (${live.arrival})` : '';
    return `somebody has made ${live.id} serve${arrival} while this release was under way; it was left alone`;
}


/***/ }),

/***/ 54147:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ reportUnstuck),
/* harmony export */   J: () => (/* binding */ reportStuck)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85178);

/** Tells people that a release could not be undone. Answers with warnings. */
async function reportStuck({ incidents, run }, { plan: { environment, releaseId } }, troubles) {
    if (!incidents)
        return [];
    try {
        const address = await incidents.open({ environment, releaseId, troubles, run });
        return [`people were told in ${address}`];
    }
    catch (error) {
        return [`no issue could be opened: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`];
    }
}
/** Takes that back when the release is finished. Asks nobody unless it was stuck. */
async function reportUnstuck({ incidents, run }, record) {
    const { environment, releaseId } = record.plan;
    if (!incidents || !record.entries.some(({ step }) => step === 'stuck'))
        return [];
    try {
        await incidents.close({ environment }, `Release \`${releaseId}\` is finished by ${run.url}; nothing is left to do.`);
        return [];
    }
    catch (error) {
        return [`the issue about it could not be closed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`];
    }
}


/***/ }),

/***/ 6106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ claim),
/* harmony export */   W: () => (/* binding */ journal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85178);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66776);


function journal({ store, run }, record) {
    let last = Promise.resolve();
    const note = (entry) => {
        const sequence = (record.entries.at(-1)?.sequence ?? 0) + 1;
        const whole = { ...entry, sequence, at: new Date(), by: run.writer };
        record.entries.push(whole);
        last = last.catch(() => undefined).then(async () => await store.append(record, whole));
        return last;
    };
    const readAgain = async () => ({
        plan: record.plan,
        entries: await store.entries(record),
    });
    return {
        record,
        note,
        async demandOwnership() {
            const now = await readAgain();
            if ((0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOf */ .bf)(now) !== run.writer || !(0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isOpen */ .nT)(now))
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TakenOver */ .IE((0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOf */ .bf)(now));
        },
        async close(step, text) {
            await note({ step, note: text });
            const now = await readAgain();
            if ((0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .verdict */ .WJ)(now) !== step)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .TakenOver */ .IE((0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOf */ .bf)(now));
        },
    };
}
/**
 * Makes this process the owner of a release that somebody else has left. From then on the other one stops before its next
 * change, should it still be alive, and its verdict no longer counts. Nothing when the release was closed, or claimed by
 * a third one, in the meantime.
 */
async function claim(context, record, why) {
    const { store, run } = context;
    const fresh = { ...record, entries: await store.entries(record) };
    if (!(0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .isOpen */ .nT)(fresh) || (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOf */ .bf)(fresh) !== (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOf */ .bf)(record))
        return undefined;
    const log = journal(context, fresh);
    if ((0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOf */ .bf)(fresh) === run.writer)
        return log;
    await log.note({ step: 'claimed', note: why });
    const entries = await store.entries(record);
    const before = entries.slice(0, entries.findLastIndex(({ step, by }) => step === 'claimed' && by === run.writer));
    const closed = (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .verdict */ .WJ)({ plan: record.plan, entries: before });
    if ((0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .ownerOf */ .bf)({ plan: record.plan, entries }) !== run.writer)
        return undefined;
    fresh.entries = entries;
    if (closed !== undefined && closed !== 'stuck') {
        // It was closed between the look and the claim; that was the owner's word, and stays true.
        await log.close(closed, 'closed before it was claimed');
        return undefined;
    }
    return log;
}


/***/ }),

/***/ 206:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ canStage)
/* harmony export */ });
function canStage(platform) {
    return 'stage' in platform;
}


/***/ }),

/***/ 27595:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ prove)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _help_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41244);


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
            throw new _help_js__WEBPACK_IMPORTED_MODULE_1__/* .Trouble */ .qm('a-gate-did-not-pass', `${url} serves ${served ?? 'no recognisable commit'} instead of ${commit}`);
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait, undefined, { signal: watch.signal });
    }
}


/***/ }),

/***/ 50136:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ newReleaseId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** Sorts by time, names the commit, and is unique: `20261122-221530-ab12cd3-9f1c`. */
function newReleaseId(commit, now = new Date()) {
    const [day = '', time = ''] = now.toISOString().replaceAll(/[-:]/g, '').split(/[T.]/);
    return `${day}-${time}-${commit.slice(0, 7)}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(2).toString('hex')}`;
}


/***/ }),

/***/ 93965:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ replaceEarlier)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85178);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6106);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66776);



/**
 * Only the newest release that is live is live: the ones before it are told so, as well where an earlier run has died
 * before it could. Its trouble changes nothing about what serves.
 */
async function replaceEarlier(context, history) {
    const [newest, ...others] = history.filter((record) => (0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .verdict */ .WJ)(record) === 'live');
    if (!newest)
        return;
    const { kind, releaseId, of } = newest.plan;
    try {
        for (const other of others) {
            const again = (other.plan.of ?? other.plan.releaseId) === of;
            const step = kind === 'rollback' && !again ? 'rolled-back' : 'superseded';
            // A rollback served the version of an earlier release; taking it back takes that version back.
            const version = step === 'rolled-back' && history.find(({ plan }) => plan.releaseId === other.plan.of);
            for (const one of [other, version]) {
                if (one)
                    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .journal */ .W)(context, one).note({ step, note: `by ${releaseId}` });
            }
        }
    }
    catch (error) {
        context.watch.report(`the record of the release before could not be closed: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
    }
}


/***/ }),

/***/ 9924:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ componentResults),
/* harmony export */   k: () => (/* binding */ withoutRecord)
/* harmony export */ });
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66776);

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

/***/ 68680:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ survey)
});

// EXTERNAL MODULE: ./src/release/errors.ts
var release_errors = __webpack_require__(85178);
// EXTERNAL MODULE: ./src/release/application.ts
var release_application = __webpack_require__(96131);
// EXTERNAL MODULE: ./src/release/record.ts
var release_record = __webpack_require__(66776);
;// CONCATENATED MODULE: ./src/release/truth.ts

/** `live.commit` is what it really serves, and nothing where it does not tell. */
function compare(history, component, live) {
    const release = history.find((record) => (0,release_record/* verdict */.WJ)(record) === 'live');
    const planned = release?.plan.components[component];
    const wanted = release && (0,release_record/* deploymentOf */.PE)(release, component);
    if (!release || !planned || !wanted)
        return { expected: undefined, is: 'same', message: undefined };
    const { releaseId } = release.plan;
    const commit = planned.after.commit;
    // An undo, too, may have made a new deployment of what was live.
    const ids = (0,release_record/* copiesIn */.Jp)(history, component, wanted.id);
    const expected = { deployment: { ...wanted, id: ids.at(-1) ?? wanted.id, commit }, release: releaseId };
    const instead = `instead of ${expected.deployment.id}${commit ? ` (${commit.slice(0, 7)})` : ''} of release ${releaseId}`;
    if (!live)
        return { expected, is: 'gone', message: `nothing serves ${instead}` };
    if (ids.includes(live.id))
        return { expected, is: 'same', message: undefined };
    const origins = [releaseId, release.plan.of, planned.before?.releaseId];
    const sameCommit = live.commit !== undefined && live.commit === commit;
    const serves = `${live.id}${live.commit ? ` (${live.commit.slice(0, 7)})` : ''} serves`;
    const arrival = live.arrival ? `; it was ${live.arrival}` : '';
    if (sameCommit || (live.commit === undefined && live.releaseId && origins.includes(live.releaseId))) {
        const message = live.releaseId && origins.includes(live.releaseId)
            ? undefined
            : `${serves} ${instead}, with the same commit${arrival}`;
        return { expected, is: message ? 'copy' : 'same', message };
    }
    const late = history.find((record) => (0,release_record/* verdict */.WJ)(record) === 'undone' &&
        (live.releaseId === record.plan.releaseId || (0,release_record/* deploymentOf */.PE)(record, component)?.id === live.id));
    if (late && late.plan.kind === 'deploy') {
        return {
            expected,
            is: 'late',
            message: `${serves} ${instead}, although release ${late.plan.releaseId} was undone${arrival}`,
        };
    }
    return { expected, is: 'foreign', message: `${serves} ${instead}, which no release has brought about${arrival}` };
}

;// CONCATENATED MODULE: ./src/release/survey.ts




/**
 * Looks at every platform and at the history at the same time and changes nothing. Throws `Refusal` with every reason
 * not to begin, of all components together.
 */
async function survey(context, purpose) {
    const { application, store, watch } = context;
    const [reading, ...looks] = await Promise.allSettled([
        purpose.history ?? store.history(application.environment),
        ...(0,release_application/* inOrder */.a)(application.components).map(async (component) => await look(context, component, purpose)),
    ]);
    watch.signal.throwIfAborted();
    const history = reading.status === 'fulfilled' ? reading.value : [];
    const failures = [reading, ...looks].flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    const found = looks.flatMap((one) => (one.status === 'fulfilled' ? [compared(history, one.value, purpose)] : []));
    const errors = found.flatMap(({ findings }) => reasons(findings, 'error'));
    if (reading.status === 'rejected' || failures.length > 0 || errors.length > 0)
        throw new release_errors/* Refusal */.P_(errors, failures);
    const components = await Promise.all(found.map(async (seen) => await withoutLost(context, seen)));
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
            throw new Error(`${name}: ${(0,release_errors/* messageOf */.bD)(cause)}`, { cause });
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
/** What somebody has changed outside of releases is never replaced silently. */
function compared(history, { component, live, findings }, { action, force }) {
    const { expected, is, message } = compare(history, component.name, live);
    const late = is === 'late';
    const all = [...findings];
    // While a release is under way or was left open, it is that which has changed it.
    const open = history.some(release_record/* isOpen */.nT);
    if (message !== undefined && !open) {
        const refused = is === 'foreign' && !force;
        const other = action === 'deploy' ? ' Bring the whole application back with the rollback action, or' : '';
        all.push({
            severity: refused ? 'error' : 'warning',
            message: `${component.name}: ${message}.${refused ? `${other} set "force: true" to go over it` : ''}`,
        });
    }
    const { arrival: _, ...kept } = live ?? { id: '' };
    const before = late || is === 'gone' ? expected?.deployment : live && kept;
    return { component, live, before, late, findings: all };
}
/** What somebody has taken away may be gone for good; an undo must not try for ever to bring it back. */
async function withoutLost({ watch }, seen) {
    const { component, live, before, findings } = seen;
    if (live || !before)
        return seen;
    const intent = { action: 'rollback', restoring: before };
    const report = (line) => watch.report(`${component.name}: ${line}`);
    const errors = reasons((await component.platform.preflight(intent, { signal: watch.signal, report })).findings, 'error');
    if (errors.length === 0)
        return seen;
    const message = `${component.name}: ${before.id} can't be made to serve again, so that a release that fails leaves nothing there: ${errors.join('; ')}`;
    return { ...seen, before: undefined, findings: [...findings, { severity: 'warning', message }] };
}
function reasons(findings, severity) {
    return findings.filter((finding) => finding.severity === severity).map(({ message }) => message);
}


/***/ }),

/***/ 72913:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ switchBack)
/* harmony export */ });
/* harmony import */ var _application_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96131);
/* harmony import */ var _proof_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27595);
/* harmony import */ var _switching_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49353);



/** Brings the planned deployments back, frontend first, so that the new one never meets the old backend. May be repeated. */
async function switchBack(work) {
    const { components } = work.journal.record.plan;
    for (const component of (0,_application_js__WEBPACK_IMPORTED_MODULE_2__/* .inOrder */ .a)(work.context.application.components).toReversed()) {
        const planned = components[component.name];
        if (planned && !planned.unchanged)
            await bringBack(work, component, planned);
    }
}
async function bringBack(work, component, { after }) {
    const { name, platform } = component;
    if (!after.id)
        throw new Error(`${name}: the release to go back to has no deployment`);
    const deployment = { id: after.id, commit: after.commit };
    await (0,_switching_js__WEBPACK_IMPORTED_MODULE_1__/* .change */ .Zg)(work, component, { before: 'restoring', after: 'restored', deployment: after.id }, async (watch) => {
        const restored = await platform.restore(deployment, watch);
        await (0,_proof_js__WEBPACK_IMPORTED_MODULE_0__/* .prove */ .z)(work.context.gate, component, after.commit, (0,_switching_js__WEBPACK_IMPORTED_MODULE_1__/* .watching */ ._A)(work, component));
        return restored;
    });
}


/***/ }),

/***/ 49353:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IX: () => (/* binding */ pass),
/* harmony export */   Zg: () => (/* binding */ change),
/* harmony export */   _A: () => (/* binding */ watching)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85178);
/* harmony import */ var _guard_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25536);


/** Lines of the log that tell which component they are about. */
function watching({ context, signal }, component) {
    return { signal, report: (line) => context.watch.report(`${component.name}: ${line}`) };
}
/** Writes what is about to change, changes it, writes what came of it. */
async function change(work, component, steps, act) {
    const { name } = component;
    await work.journal.note({ component: name, step: steps.before, deployment: steps.deployment });
    const made = await act((0,_guard_js__WEBPACK_IMPORTED_MODULE_1__/* .guarded */ .N)(watching(work, component), work.journal, component, { forwards: true }));
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

/***/ 78361:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ takeBack)
});

// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(85178);
// EXTERNAL MODULE: ./src/release/incident.ts
var incident = __webpack_require__(54147);
// EXTERNAL MODULE: ./src/release/result.ts
var result = __webpack_require__(9924);
// EXTERNAL MODULE: ./src/release/guard.ts
var guard = __webpack_require__(25536);
// EXTERNAL MODULE: ./src/release/proof.ts
var proof = __webpack_require__(27595);
// EXTERNAL MODULE: ./src/release/record.ts
var record = __webpack_require__(66776);
;// CONCATENATED MODULE: ./src/release/undo.ts





/** Steps that may have given public traffic to something new. */
const SWITCHES = new Set(['deploying', 'promoting', 'restoring']);
/**
 * Puts back what the release has changed, newest change first, so that a new frontend never meets the old backend. Works
 * from the record alone and from what the platforms say now, and may be repeated. It goes on after a failure, because
 * each component that is put back is one less that is wrong. Throws `TakenOver` when another process does it.
 */
async function undo(context, journal) {
    const undone = { complete: true, outcomes: new Map(), troubles: [], left: [] };
    const { components } = context.application;
    for (const name of newestChangeFirst(journal)) {
        try {
            const component = components.find((one) => one.name === name);
            if (!component)
                throw new help/* Trouble */.qm('a-release-is-not-finished', 'ops.yml does not name it any more; repeat this on the commit of the release');
            undone.outcomes.set(name, await putBack(context, journal, component));
        }
        catch (error) {
            if (error instanceof errors/* TakenOver */.IE)
                throw error;
            if (error instanceof errors/* Interference */.Tp) {
                undone.left.push(error.message);
                undone.outcomes.set(name, 'left alone');
                continue;
            }
            undone.complete = false;
            undone.outcomes.set(name, 'unknown');
            undone.troubles.push(`${name} could not be put back: ${(0,errors/* messageOf */.bD)(error)}`);
            await tell(journal, { component: name, step: 'stuck', note: (0,errors/* messageOf */.bD)(error) });
        }
    }
    return undone;
}
function newestChangeFirst({ record: { plan, entries } }) {
    const firstSwitch = (name) => entries.find(({ component, step }) => component === name && SWITCHES.has(step))?.sequence ?? 0;
    return Object.keys(plan.components).toSorted((a, b) => firstSwitch(b) - firstSwitch(a));
}
async function putBack(context, journal, component) {
    const { name, platform } = component;
    const { plan, entries } = journal.record;
    const planned = plan.components[name];
    const mine = entries.filter((entry) => entry.component === name);
    if (!planned || mine.length === 0)
        return planned?.unchanged ? 'unchanged' : 'not touched';
    const report = (line) => context.watch.report(`${name}: ${line}`);
    const watch = (0,guard/* guarded */.N)({ signal: context.watch.signal, report }, journal, component, { forwards: false });
    // A rollback works with builds of earlier releases, which are not leftovers of this one.
    const ours = plan.kind === 'deploy'
        ? ((0,record/* deploymentOf */.PE)(journal.record, name) ?? (await platform.find(plan.releaseId, watch)))
        : undefined;
    const switched = mine.some(({ step }) => SWITCHES.has(step));
    if (!switched && !ours)
        return 'not touched';
    // Somebody may have given traffic to a build that this release has only staged.
    if (!switched && ours && (await platform.live(watch))?.id !== ours.id) {
        await take(journal, component, { deployment: ours, serves: false }, watch);
        return 'never live';
    }
    const { before } = planned;
    if (!before)
        return await withdraw(journal, component, { ours, watch });
    // What has served stays to be looked at.
    const served = mine.some(({ step }) => step === 'promoted' || step === 'deployed');
    const clearBuild = async () => {
        if (ours && !served)
            await take(journal, component, { deployment: ours, serves: false }, watch);
    };
    try {
        const changed = await restore(context, journal, { component, before, watch });
        await clearBuild();
        return changed ? 'put back' : 'never live';
    }
    catch (error) {
        if (error instanceof errors/* Interference */.Tp)
            await clearBuild();
        throw error;
    }
}
/**
 * Asks for it also where the right deployment serves already: a change whose answer was lost may still be on its way, and
 * the platform knows. False when nothing had to be changed.
 */
async function restore(context, journal, { component, before, watch }) {
    const { name, platform, url } = component;
    const live = await platform.live(watch);
    const stranger = (0,guard/* strangerIn */.w)(journal.record, name, live);
    if (stranger)
        throw new errors/* Interference */.Tp(`${name}: ${stranger}`);
    let changed = false;
    const noticing = {
        ...watch,
        async allow(live) {
            await watch.allow(live);
            changed = true;
            await tell(journal, { component: name, step: 'restoring', deployment: before.id });
        },
    };
    const restored = await platform.restore(before, noticing);
    await (0,proof/* prove */.z)(context.gate, component, before.commit, watch);
    if (changed) {
        await tell(journal, { component: name, step: 'restored', deployment: restored.id });
        watch.report(`${before.commit?.slice(0, 7) ?? before.id} serves ${url} again`);
    }
    return changed || restored.id !== live?.id;
}
/** There is nothing to return to: a first release is taken away rather than left half live. */
async function withdraw(journal, component, { ours, watch }) {
    const live = await component.platform.live(watch);
    if (live && live.id !== ours?.id) {
        throw new errors/* Interference */.Tp(`${component.name}: ${live.id} serves, which this release did not make; it was left alone`);
    }
    if (ours)
        await take(journal, component, { deployment: ours, serves: live !== undefined }, watch);
    return live ? 'removed' : ours ? 'never live' : 'not touched';
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





/**
 * Puts everything back that the release has changed, and closes its record with what serves then. Throws `TakenOver` when
 * another process does it.
 */
async function takeBack(context, log, { reason, gates = [] }) {
    await log.demandOwnership().catch((error) => {
        if (error instanceof errors/* TakenOver */.IE)
            throw error;
    });
    const why = sentence((0,errors/* messageOf */.bD)(reason));
    context.watch.report(`undoing: ${why}`);
    const undone = await undo(context, log);
    const { complete, outcomes, troubles, left } = undone;
    const unwritten = await take_back_closed(log, undone, why);
    const warnings = await (complete ? incident/* reportUnstuck */.E : incident/* reportStuck */.J)(context, log.record, troubles);
    const { record } = log;
    const components = (0,result/* componentResults */.M)(record, context.application, (name) => outcomes.get(name) ?? 'not touched');
    const changed = components.some(({ outcome }) => outcome === 'put back' || outcome === 'removed');
    const first = components.length > 0 && components.every(({ before }) => !before);
    const finished = complete && unwritten === undefined;
    return {
        status: finished && changed ? 'rolled-back' : 'failure',
        headline: complete
            ? `${why} ${whatServes({ changed, first, left })}${unwritten ?? ''}`
            : `${why} It could not be undone: ${troubles.join('; ')}.${unwritten ?? ''}`,
        plan: record.plan,
        record,
        components,
        gates,
        trackedAs: [],
        warnings,
        help: finished ? ((0,help/* topicOf */.FW)(reason) ?? 'the-release-was-undone') : 'a-release-is-not-finished',
        next: finished
            ? ['Mend the cause and release again; nothing has to be cleaned up.']
            : [
                'Run the deploy action again with `recover: true`; it finishes what is left. So does the next deploy or rollback.',
            ],
    };
}
/** Closes the record; answers with a sentence when it could not be written. */
async function take_back_closed(log, { complete, troubles, left }, why) {
    try {
        if (complete)
            await log.close('undone', [why, ...left].join(' '));
        else
            await log.note({ step: 'stuck', note: `repeat with \`recover: true\`: ${troubles.join('; ')}` });
        return undefined;
    }
    catch (error) {
        return ` The record could not be closed: ${sentence((0,errors/* messageOf */.bD)(error))}`;
    }
}
function sentence(text) {
    const begun = text.charAt(0).toUpperCase() + text.slice(1);
    return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
function whatServes({ changed, first, left }) {
    if (left.length > 0)
        return `What this release had changed was undone, but not everything: ${left.join('; ')}.`;
    if (first)
        return changed ? 'It was taken away again: nothing serves, as before.' : 'Nothing serves, as before.';
    return changed ? 'It was undone: what served before serves again.' : 'What served before has served all the time.';
}


/***/ }),

/***/ 93434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ tellLate),
  n: () => (/* binding */ trackingOf)
});

// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(85178);
// EXTERNAL MODULE: ./src/release/journal.ts
var journal = __webpack_require__(6106);
// EXTERNAL MODULE: ./src/release/record.ts
var release_record = __webpack_require__(66776);
;// CONCATENATED MODULE: ./src/release/catch-up.ts



/** Older ones are of no use to anybody. */
const MOST = 3;
/** Tells the tracker of earlier releases what it could not be told at their time. */
async function catchUp(context, tracker, { history, plan, withinMs, signal }) {
    const endsAt = performance.now() + withinMs;
    const call = () => ({ withinMs: Math.max(1, endsAt - performance.now()), signal });
    const isBuilt = (record) => record.plan.commit === plan?.commit;
    const left = history
        .filter((record) => (0,release_record/* wasLive */.Ss)(record) && ((0,release_record/* untracked */.O8)(record).has('') || (isBuilt(record) && (0,release_record/* untracked */.O8)(record).size > 0)))
        .slice(0, MOST);
    const caughtUp = { told: [], troubles: [] };
    for (const record of left) {
        try {
            if ((0,release_record/* untracked */.O8)(record).has('')) {
                await tellOf(context, tracker, record, call());
                caughtUp.told.push({ record });
            }
            if (isBuilt(record)) {
                const files = await handOver(context, tracker, record, call());
                caughtUp.told.push(...files.told.map((component) => ({ record, component })));
                caughtUp.troubles.push(...files.troubles);
            }
        }
        catch (error) {
            const { releaseId } = record.plan;
            caughtUp.troubles.push(`release ${releaseId} could not be told to the error tracker: ${(0,errors/* messageOf */.bD)(error)}`);
            break;
        }
    }
    return caughtUp;
}
/** Reads the records again first: the release that was made meanwhile has written into them. */
async function writeDown(context, told) {
    for (const { record, component } of told) {
        const fresh = { ...record, entries: await context.store.entries(record) };
        await (0,journal/* journal */.W)(context, fresh).note({ step: 'tracked', standing: (0,release_record/* verdict */.WJ)(fresh), component });
        const what = `${component ? `${component} in ` : ''}release ${record.plan.releaseId}`;
        context.watch.report(`the error tracker was told late of ${what}`);
    }
}
function trackedOf({ application }, plan) {
    return {
        releaseId: plan.releaseId,
        kind: plan.kind,
        environment: plan.environment,
        components: application.components.flatMap(({ name, url }) => {
            const planned = plan.components[name];
            const commit = planned?.after.commit;
            return planned && commit && !planned.unchanged
                ? [{ name, url, commit, previousCommit: planned.before?.commit }]
                : [];
        }),
    };
}
async function tellOf(context, tracker, record, call) {
    const release = trackedOf(context, record.plan);
    if (release.kind === 'deploy')
        await tracker.begin(release, call);
    const finishedAt = record.entries.find(({ step }) => step === 'live')?.at ?? record.openedAt;
    await tracker.live({ ...release, startedAt: record.openedAt, finishedAt }, call);
}
async function handOver(context, { artifacts }, record, call) {
    const wanted = (0,release_record/* untracked */.O8)(record);
    const release = trackedOf(context, record.plan);
    const components = release.components.filter(({ name }) => wanted.has(name));
    if (!artifacts || components.length === 0)
        return { told: [], troubles: [] };
    const files = { ...release, components };
    const troubles = [...(await artifacts.prepare(files, call)), ...(await artifacts.upload(files, call))];
    const failed = new Set(troubles.map(({ component }) => component));
    return {
        told: components.map(({ name }) => name).filter((name) => !failed.has(name)),
        troubles: troubles.map(({ message }) => message),
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./src/release/patience.ts

function patienceOf(totalMs) {
    let leftMs = totalMs;
    return {
        leftMs: () => leftMs,
        async wait(work) {
            const startedAt = performance.now();
            const settled = new AbortController();
            let over = false;
            const end = (0,promises_.setTimeout)(leftMs, undefined, { signal: settled.signal }).then(() => {
                over = true;
                throw new Error(`there was no answer within ${totalMs / 1000} s`);
            });
            try {
                return await Promise.race([work, end]);
            }
            finally {
                end.catch(() => undefined);
                settled.abort();
                leftMs = over ? 0 : Math.max(0, leftMs - (performance.now() - startedAt));
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/release/tracked-files.ts

/** Part of the patience that marking may take, so that the rest is left for the release itself. */
const SHARE = 1 / 3;
function trackedFiles(artifacts, release, { patience, call }) {
    let prepared = Promise.resolve([]);
    let uploaded;
    async function upload() {
        const early = await prepared;
        const failed = new Set(early.map(({ component }) => component));
        const late = await artifacts.upload(release, call());
        return [...early, ...late.filter(({ component }) => !failed.has(component))];
    }
    return {
        prepare() {
            prepared = artifacts.prepare(release, call(SHARE));
        },
        async begin() {
            uploaded = upload();
            await patience.wait(prepared).catch(() => undefined);
        },
        async finish() {
            return await patience
                .wait(uploaded ?? upload())
                .catch((error) => release.components.map(({ name }) => ({ component: name, message: `files of ${name}: ${(0,errors/* messageOf */.bD)(error)}` })));
        },
        async prove() {
            const troubles = await patience.wait(artifacts.prove(release, call())).catch(() => []);
            return troubles.map(({ message }) => message);
        },
    };
}

;// CONCATENATED MODULE: ./src/release/tracking.ts






/** What a call leaves of the patience, so that it ends with a reason of its own. */
const MARGIN_MS = 250;
/** An undo is not kept waiting for as long as a release. */
const MARKING_MS = 10_000;
function trackingOf(context, plan, options = {}) {
    if (context.tracker)
        return track(context, context.tracker, plan, options);
    return {
        prepare: () => undefined,
        begin: async () => await Promise.resolve(),
        finish: async (result) => await Promise.resolve(result),
    };
}
function track(context, tracker, plan, { history = [], startedAt = new Date() }) {
    const release = trackedOf(context, plan);
    const patience = patienceOf(tracker.budgetMs);
    const stop = new AbortController();
    const signal = AbortSignal.any([context.watch.signal, stop.signal]);
    /** Resolves with the reason why it could not be announced. */
    let begun;
    let begunInVain = false;
    let caughtUp;
    const call = (share = 1) => ({ withinMs: Math.max(1, patience.leftMs() * share - MARGIN_MS), signal });
    // A rollback has the files of another commit.
    const built = plan.kind === 'deploy' ? plan : undefined;
    const files = tracker.artifacts && built ? trackedFiles(tracker.artifacts, release, { patience, call }) : undefined;
    const announce = async () => await reasonOf('the release could not be announced', tracker.begin(release, call()));
    /** What could not be told of the release itself. */
    async function tell() {
        // What is brought back was announced when it was deployed.
        if (plan.kind === 'deploy') {
            let trouble = await (begun ? patience.wait(begun).catch(errors/* messageOf */.bD) : waited(announce));
            // It may be well again by now.
            if (trouble && begun && patience.leftMs() > MARGIN_MS)
                trouble = await waited(announce);
            if (trouble)
                return trouble;
        }
        const times = { startedAt, finishedAt: new Date() };
        return await waited(async () => await reasonOf('the deployment could not be entered', tracker.live({ ...release, ...times }, call())));
    }
    async function waited(act) {
        return await patience.wait(act()).catch(errors/* messageOf */.bD);
    }
    async function finishLive(record) {
        const trouble = await tell();
        const untold = [
            ...(trouble ? [{ message: trouble }] : []),
            ...((await files?.finish()) ?? []),
        ];
        const log = (0,journal/* journal */.W)(context, record);
        for (const { component, message } of untold) {
            await log.note({ step: 'untracked', standing: (0,release_record/* verdict */.WJ)(record), component, note: message }).catch(() => undefined);
        }
        return [...untold.map(({ message = '' }) => message), ...((await files?.prove()) ?? [])];
    }
    async function finishUndone() {
        // Who could not be told that it began needs not be told that it is over.
        if (begunInVain)
            return [];
        stop.abort();
        await begun;
        const within = { withinMs: Math.min(MARKING_MS, patience.leftMs()), signal: context.watch.signal };
        const trouble = await waited(async () => await reasonOf('the undone release could not be marked', tracker.undone(release, within)));
        return trouble ? [trouble] : [];
    }
    async function finishCatchingUp(work) {
        const { told = [] } = (await patience.wait(work).catch(() => undefined)) ?? {};
        await writeDown(context, told).catch((error) => {
            context.watch.report(`what the error tracker was told late could not be written down: ${(0,errors/* messageOf */.bD)(error)}`);
        });
    }
    return {
        prepare() {
            files?.prepare();
        },
        async begin() {
            begun = plan.kind === 'deploy' ? announce() : Promise.resolve(undefined);
            caughtUp = begun.then(async (trouble) => {
                begunInVain = trouble !== undefined;
                return trouble ? undefined : await catchUp(context, tracker, { history, plan: built, ...call() });
            });
            await files?.begin();
        },
        async finish(result) {
            const { record, status } = result;
            const undone = record && plan.kind === 'deploy' && (0,release_record/* verdict */.WJ)(record) === 'undone';
            const warnings = undone ? await finishUndone() : record && status === 'success' ? await finishLive(record) : [];
            if (caughtUp)
                await finishCatchingUp(caughtUp);
            const names = release.components.flatMap((component) => tracker.nameOf(component) ?? []);
            return { ...result, trackedAs: names, warnings: [...result.warnings, ...warnings] };
        },
    };
}
/** Catches up where no release is made. Answers with what the tracker still could not be told. */
async function tellLate(context, history, plan) {
    const { tracker, watch } = context;
    if (!tracker)
        return [];
    const within = { withinMs: tracker.budgetMs, signal: watch.signal };
    const { told, troubles } = await catchUp(context, tracker, { history, plan, ...within });
    await writeDown(context, told).catch((error) => troubles.push((0,errors/* messageOf */.bD)(error)));
    return troubles;
}
async function reasonOf(what, work) {
    return await work.then(() => undefined, (error) => `${what}: ${(0,errors/* messageOf */.bD)(error)}`);
}


/***/ }),

/***/ 75802:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ transact)
});

// EXTERNAL MODULE: ./src/release/commit.ts
var commit = __webpack_require__(68952);
// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(85178);
// EXTERNAL MODULE: ./src/release/journal.ts
var journal = __webpack_require__(6106);
// EXTERNAL MODULE: ./src/release/take-back.ts + 1 modules
var take_back = __webpack_require__(78361);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/help.ts
var help = __webpack_require__(41244);
// EXTERNAL MODULE: ./src/release/finish.ts
var finish = __webpack_require__(8346);
// EXTERNAL MODULE: ./src/release/record.ts
var release_record = __webpack_require__(66776);
;// CONCATENATED MODULE: ./src/release/turn.ts





/** What a run gets to undo its release by itself, once it was asked to stop. */
const STOP_MS = 60_000;
/**
 * One release at a time: the oldest open record of the environment has its turn; numbers of records grow, so two that
 * begin together agree. An older one whose run is over was interrupted and is finished first. For an older one under way a
 * deploy waits; a rollback takes a deploy over. Answers with the history, or with nothing when the world has changed since
 * this release was planned from `known`: then its record is closed, and it must be planned anew. Waits until `deadline`, ms
 * since 1970, at the most.
 */
async function takeTurn(context, mine, { known, deadline }) {
    const { store, watch } = context;
    const { key, plan } = mine.record;
    for (let wait = 2000, waited = false;; wait = Math.min(wait * 1.5, 15_000), waited = true) {
        const history = (await store.history(plan.environment)).filter((record) => record.key < key);
        const oldest = history.findLast(release_record/* isOpen */.nT);
        if (!oldest) {
            if (isSame(history, known, key))
                return history;
            await mine.close('yielded', 'planned anew after an earlier release');
            return undefined;
        }
        if (await context.runs.isOver((0,release_record/* ownerOf */.bf)(oldest))) {
            await (0,finish/* finish */.O)(context, oldest, { history, why: 'its run was interrupted' });
            continue;
        }
        const claimed = (0,release_record/* ownerOf */.bf)(oldest) !== oldest.plan.run.writer;
        if (plan.kind === 'rollback' && oldest.plan.kind === 'deploy' && !claimed) {
            await takeOver(context, oldest, { history, by: plan.releaseId });
            continue;
        }
        if (Date.now() > deadline) {
            await mine.close('yielded', `${oldest.plan.releaseId} is under way`);
            throw new help/* Trouble */.qm('another-run-has-the-release', `release ${oldest.plan.releaseId} is still under way in ${oldest.plan.run.url}; wait for it or cancel that run`);
        }
        if (!waited)
            watch.report(`waiting for release ${oldest.plan.releaseId} in ${oldest.plan.run.url}`);
        await (0,promises_.setTimeout)(wait, undefined, { signal: watch.signal });
    }
}
/** Since the plan was made no other release has begun or ended. One that yielded has changed nothing. */
function isSame(history, known, key) {
    const yielded = new Set(history.filter((record) => (0,release_record/* verdict */.WJ)(record) === 'yielded').map((record) => record.key));
    const counts = (record) => record.key < key && !yielded.has(record.key);
    const [now, then] = [history.filter(counts), known.filter(counts)];
    return now[0]?.key === then[0]?.key && !then.some(release_record/* isOpen */.nT);
}
/** A deploy under way must not keep a rollback waiting: its run is asked to stop, and fenced off when it does not. */
async function takeOver(context, record, { history, by }) {
    const { runs, run, store, watch } = context;
    const owner = (0,release_record/* ownerOf */.bf)(record);
    // Another step of this very run can't be asked to stop without stopping this one.
    const own = owner.replace(/#.*/, '') === run.url;
    watch.report(`release ${record.plan.releaseId} is under way in ${record.plan.run.url}; taking it over`);
    if (!own) {
        await runs.cancel(owner).catch((error) => {
            watch.report(`${(0,errors/* messageOf */.bD)(error)}; going on without`);
        });
    }
    const deadline = Date.now() + (own ? 0 : STOP_MS);
    for (let wait = 1000; Date.now() < deadline; wait = Math.min(wait * 1.5, 10_000)) {
        const now = { plan: record.plan, entries: await store.entries(record) };
        if (!(0,release_record/* isOpen */.nT)(now))
            return;
        if (await runs.isOver((0,release_record/* ownerOf */.bf)(now)))
            break;
        await (0,promises_.setTimeout)(wait, undefined, { signal: watch.signal });
    }
    await (0,finish/* finish */.O)(context, record, { history, why: `taken over by the rollback ${by}`, direction: 'back' });
}

;// CONCATENATED MODULE: ./src/release/transaction.ts





/**
 * Opens the record, waits for its turn, does the work, and closes the record with what is really served: all of it
 * `live`, or `undone`. Nothing when another release changed the world while this one waited: look again and begin anew.
 */
async function transact(context, transaction) {
    const { plan, history: known, deadline, resumed, work } = transaction;
    const log = resumed ?? (0,journal/* journal */.W)(context, await context.store.open(plan));
    context.opened?.(log.record.key);
    context.watch.report(`release ${plan.releaseId} ${resumed ? 'goes on' : 'opened'}`);
    const earlier = await takeTurn(context, log, { known, deadline });
    if (!earlier)
        return undefined;
    const gates = [];
    const stop = new AbortController();
    const signal = AbortSignal.any([context.watch.signal, stop.signal]);
    const mine = { context, journal: log, gates, signal };
    try {
        await work(mine);
        await (0,commit/* proveTogether */.P)(mine);
    }
    catch (error) {
        stop.abort();
        if (error instanceof errors/* TakenOver */.IE)
            throw error;
        if (context.watch.signal.aborted)
            throw new errors/* Cancelled */.cJ('cancelled; the post step puts back what was changed', { cause: error });
        return await (0,take_back/* takeBack */.z)(context, log, { reason: error, gates });
    }
    return await (0,commit/* commit */.c)(mine, earlier);
}


/***/ })

};
