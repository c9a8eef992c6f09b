export const id = 373;
export const ids = [373,4458];
export const modules = {

/***/ 30373:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recover: () => (/* binding */ recover)
});

// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(85178);
// EXTERNAL MODULE: ./src/release/finish.ts
var finish = __webpack_require__(8346);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/release/record.ts
var release_record = __webpack_require__(66776);
;// CONCATENATED MODULE: ./src/release/leftovers.ts



/** What whoever has taken the release over gets to finish it. */
const FINISH_MS = 120_000;
/**
 * Takes away what this run has built in vain, when another process has taken its release over and undone it: a request that
 * was on its way may have arrived only after the other one had looked.
 */
async function clearLeftovers(context, record) {
    const { plan } = record;
    if (plan.kind !== 'deploy' || !(await isUndone(context, record)))
        return;
    for (const { name, platform } of context.application.components) {
        if (!plan.components[name] || plan.components[name].unchanged)
            continue;
        const watch = { ...context.watch, report: (line) => context.watch.report(`${name}: ${line}`) };
        try {
            const made = await platform.find(plan.releaseId, watch);
            const live = made && (await platform.live(watch));
            if (made && live?.id !== made.id)
                await platform.discard(made, watch);
        }
        catch (error) {
            watch.report(`a build of ${plan.releaseId} may be left: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
}
async function isUndone({ store, watch }, record) {
    const deadline = Date.now() + FINISH_MS;
    for (let wait = 2000;; wait = Math.min(wait * 1.5, 15_000)) {
        const now = { plan: record.plan, entries: await store.entries(record) };
        if (!(0,release_record/* isOpen */.nT)(now))
            return (0,release_record/* verdict */.WJ)(now) === 'undone';
        if (Date.now() > deadline)
            return false;
        await (0,promises_.setTimeout)(wait, undefined, { signal: watch.signal });
    }
}

// EXTERNAL MODULE: ./src/release/replace.ts
var replace = __webpack_require__(93965);
// EXTERNAL MODULE: ./src/release/result.ts
var result = __webpack_require__(9924);
// EXTERNAL MODULE: ./src/release/rollback.ts + 1 modules
var rollback = __webpack_require__(64458);
// EXTERNAL MODULE: ./src/release/survey.ts + 1 modules
var survey = __webpack_require__(68680);
// EXTERNAL MODULE: ./src/release/tracking.ts + 3 modules
var tracking = __webpack_require__(93434);
;// CONCATENATED MODULE: ./src/release/recover.ts









/**
 * Finishes the release whose run has died: the one with `key`, which this run has left behind, or else every open one of
 * the environment whose run is over, oldest first. Then makes sure that what serves is what the record says. Deploys nothing.
 */
async function recover(context, key) {
    const { environment } = context.application;
    let history = await context.store.history(environment);
    const lost = history.find((record) => record.key === key && !isOwn(context, record));
    if (lost) {
        await clearLeftovers(context, lost);
        history = await context.store.history(environment);
    }
    const open = history.filter((record) => (0,release_record/* isOpen */.nT)(record) && (key === undefined || record.key === key));
    let last;
    for (const record of open.toReversed()) {
        if (last)
            history = await context.store.history(environment);
        const mine = record.key === key && isOwn(context, record);
        if (mine || (await context.runs.isOver((0,release_record/* ownerOf */.bf)(record)))) {
            const why = mine ? 'its run was cancelled' : 'its run was interrupted';
            last = (await (0,finish/* finish */.O)(context, record, { history, why, ...(mine ? { direction: 'back' } : {}) })) ?? last;
        }
        else {
            context.watch.report(`release ${record.plan.releaseId} is under way in ${record.plan.run.url}`);
        }
    }
    const warnings = key === undefined ? await (0,tracking/* tellLate */.q)(context, history) : [];
    const result = last ?? (await compareWithRecord(context, history));
    return { ...result, warnings: [...result.warnings, ...warnings] };
}
/** It is still in the hands of this very run. */
function isOwn({ run }, record) {
    return (0,release_record/* ownerOf */.bf)(record).startsWith(`${run.url}#`);
}
async function compareWithRecord(context, history) {
    const [newest] = history;
    if (!newest)
        throw new errors/* Refusal */.P_(['no release was ever made here, so there is nothing to recover']);
    await (0,replace/* replaceEarlier */.r)(context, history);
    const live = history.find((record) => (0,release_record/* verdict */.WJ)(record) === 'live');
    const overview = await (0,survey/* survey */.F)(context, { action: 'rollback', history, force: true });
    if (live && overview.components.some(({ late }) => late)) {
        const reason = 'a release that was undone served after all';
        return await (0,rollback.rollback)(context, { to: live.plan.releaseId, reason, dryRun: false, force: false });
    }
    return nothingToRecover(live ?? newest, overview);
}
function nothingToRecover({ plan }, overview) {
    const headline = 'No release was interrupted; nothing to recover.';
    return (0,result/* withoutRecord */.k)(plan, overview, { headline, outcome: 'live' });
}


/***/ }),

/***/ 64458:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rollback: () => (/* binding */ rollback)
});

// EXTERNAL MODULE: ./src/release/changes.ts
var release_changes = __webpack_require__(20316);
// EXTERNAL MODULE: ./src/release/errors.ts
var errors = __webpack_require__(85178);
// EXTERNAL MODULE: ./src/release/record.ts
var release_record = __webpack_require__(66776);
// EXTERNAL MODULE: ./src/release/release-id.ts
var release_id = __webpack_require__(50136);
// EXTERNAL MODULE: ./src/release/replace.ts
var replace = __webpack_require__(93965);
// EXTERNAL MODULE: ./src/release/result.ts
var release_result = __webpack_require__(9924);
// EXTERNAL MODULE: ./src/release/survey.ts + 1 modules
var survey = __webpack_require__(68680);
// EXTERNAL MODULE: ./src/release/switch-back.ts
var switch_back = __webpack_require__(72913);
;// CONCATENATED MODULE: ./src/release/target.ts


/**
 * Finds the release that `to` names: a release id, a commit (or at least seven of its digits), a tag or a branch; when
 * it is empty, the release before the live one. Throws `Refusal` when there is none.
 */
async function findTarget(commits, history, to) {
    const candidates = [
        ...history.filter((record) => (0,release_record/* wasLive */.Ss)(record) && record.plan.kind === 'deploy'),
        ...adopted(history),
    ];
    if (candidates.length === 0) {
        throw new errors/* Refusal */.P_([
            'no release was ever live here, so there is nothing to go back to; make one with the deploy action',
        ]);
    }
    if (!to)
        return describe(before(candidates, history), history);
    const byId = candidates.find(({ plan }) => plan.releaseId === to);
    const byCommit = /^[0-9a-f]{7,40}$/i.test(to)
        ? candidates.filter(({ plan }) => plan.commit.startsWith(to.toLowerCase()))
        : [];
    const commit = byId || byCommit.length > 0 ? undefined : await commits.resolve(to);
    const found = byId ?? byCommit[0] ?? candidates.find(({ plan }) => plan.commit === commit);
    if (!found)
        throw new errors/* Refusal */.P_([`${unknown(to, commit)}; these were: ${list(candidates)}`]);
    const several = [...new Set(byCommit.map(({ plan }) => plan.commit))];
    if (several.length > 1) {
        const them = several.toSorted().join(', ');
        throw new errors/* Refusal */.P_([`"${to}" is the beginning of several released commits; give more digits: ${them}`]);
    }
    return describe(found, history);
}
function unknown(to, commit) {
    return commit ? `"${to}" is ${commit.slice(0, 7)}, and that commit was never released` : `"${to}" was never released`;
}
/** The release that was live before the one that is. Going back to one ends all that came after it. */
function before(candidates, history) {
    const served = candidates.filter(({ key }) => key === 0);
    for (const record of history.filter(release_record/* wasLive */.Ss).toReversed()) {
        const version = record.plan.of ? candidates.find(({ plan }) => plan.releaseId === record.plan.of) : record;
        if (!version)
            continue;
        const { commit } = version.plan;
        const at = served.findLastIndex(({ plan }) => plan.commit === commit);
        const again = at === served.length - 1 || record.plan.kind === 'rollback';
        if (at >= 0 && again)
            served.length = at;
        served.push(version);
    }
    const found = served.at(-2);
    if (!found || !history.some((record) => (0,release_record/* verdict */.WJ)(record) === 'live')) {
        throw new errors/* Refusal */.P_([
            'there is no earlier release to return to; name a version with "to", or deploy an earlier commit',
        ]);
    }
    return found;
}
/** What was live before the first release, as far as its record tells, in the shape of a release. */
function adopted(history) {
    const first = history.findLast((record) => (0,release_record/* wasLive */.Ss)(record));
    if (!first || first.plan.kind !== 'deploy')
        return [];
    const components = Object.entries(first.plan.components);
    const commit = components.map(([, { before }]) => before?.commit).find((known) => known !== undefined);
    if (components.some(([, { before }]) => !before))
        return [];
    return [
        {
            key: 0,
            openedAt: first.openedAt,
            entries: [],
            plan: {
                ...first.plan,
                releaseId: `before-${first.plan.releaseId}`,
                commit: commit ?? '',
                components: Object.fromEntries(components.map(([name, planned]) => [
                    name,
                    { ...planned, after: { id: planned.before?.id, commit: planned.before?.commit } },
                ])),
            },
        },
    ];
}
function describe(target, history) {
    const { releaseId, commit, components } = target.plan;
    // A rollback may have made newer copies of the same version, which the platform keeps for longer.
    const holders = [...history.filter(({ plan, entries }) => plan.of === releaseId && entries.length > 0), target];
    const deployments = new Map();
    const copies = new Map();
    for (const name of Object.keys(components)) {
        const known = holders.flatMap((record) => (0,release_record/* deploymentOf */.PE)(record, name) ?? []);
        if (known[0])
            deployments.set(name, { ...known[0], commit: components[name]?.after.commit });
        copies.set(name, new Set(known.flatMap(({ id }) => (0,release_record/* copiesIn */.Jp)(history, name, id))));
    }
    return { releaseId, commit, deployments, copies };
}
function list(candidates) {
    const shown = candidates.slice(0, 5).map(({ plan }) => `${plan.releaseId} (${plan.commit.slice(0, 7)})`);
    return shown.length > 0 ? shown.join(', ') : 'none';
}

// EXTERNAL MODULE: ./src/release/tracking.ts + 3 modules
var release_tracking = __webpack_require__(93434);
// EXTERNAL MODULE: ./src/release/transaction.ts + 1 modules
var transaction = __webpack_require__(75802);
;// CONCATENATED MODULE: ./src/release/rollback.ts











/** Brings an earlier release back: all of it, or nothing of it. Not gated: what served before needs no checks to serve again. */
async function rollback(context, request) {
    const found = { live: undefined, open: new Set() };
    const deadline = Date.now() + context.waitMs;
    for (;;) {
        const history = await context.store.history(context.application.environment);
        if (!request.dryRun)
            await (0,replace/* replaceEarlier */.r)(context, history);
        const underWay = history.filter(release_record/* isOpen */.nT);
        found.live ??= liveIn(history);
        const takenBack = request.to === undefined ? takenBackSince(found, history) : undefined;
        for (const { plan } of underWay)
            found.open.add(plan.releaseId);
        const to = request.to ?? (takenBack || underWay.length > 0 ? liveIn(history) : undefined);
        const target = await findTarget(context.commits, history, to);
        const purpose = { action: 'rollback', history, restoring: target.deployments, force: request.force };
        const overview = await (0,survey/* survey */.F)(context, purpose);
        const plan = planRollback(context, request, target, overview);
        const commit = plan.commit.slice(0, 7) || 'the version before the first release';
        const nothingToDo = isLive(plan) && underWay.length === 0;
        if (nothingToDo && takenBack) {
            const headline = `Release ${takenBack.plan.releaseId} was taken back; ${commit} serves, as before it.`;
            return { ...(0,release_result/* withoutRecord */.k)(plan, overview, { headline, outcome: 'live' }), status: 'success' };
        }
        if (nothingToDo) {
            return (0,release_result/* withoutRecord */.k)(plan, overview, { headline: `${commit} is live already; nothing to do.`, outcome: 'live' });
        }
        const warnings = [...overview.warnings, ...(await schemaWarnings(context, request, target, overview))];
        if (request.dryRun) {
            return (0,release_result/* withoutRecord */.k)(plan, { ...overview, warnings }, { headline: `Dry run: ${commit} would be brought back.`, outcome: 'planned' });
        }
        const tracking = (0,release_tracking/* trackingOf */.n)(context, plan, { history });
        const work = async (mine) => {
            await tracking.begin();
            await (0,switch_back/* switchBack */.g)(mine);
        };
        const result = await (0,transaction/* transact */.h)(context, { plan, history, deadline, work });
        if (!result)
            continue;
        const next = result.status === 'success' ? advice(context, overview) : result.next;
        return await tracking.finish({ ...result, next, warnings: [...warnings, ...result.warnings] });
    }
}
/** It is taken back already, by this rollback or by another one at the same time: no further step back is meant. */
function takenBackSince({ live, open }, history) {
    return history.find((record) => (record.plan.releaseId === live && (0,release_record/* verdict */.WJ)(record) === 'rolled-back') ||
        (open.has(record.plan.releaseId) && (0,release_record/* verdict */.WJ)(record) === 'undone'));
}
/** Without `to`, the way back from a release that is not yet live leads to the one that is. */
function liveIn(history) {
    const live = history.find((record) => (0,release_record/* verdict */.WJ)(record) === 'live');
    return live?.plan.of ?? live?.plan.releaseId;
}
function isLive({ components }) {
    return Object.values(components).every(({ unchanged }) => unchanged);
}
function planRollback({ application, run, actor }, { reason }, target, overview) {
    return {
        releaseId: (0,release_id/* newReleaseId */.P)(target.commit || '0000000'),
        kind: 'rollback',
        environment: application.environment,
        commit: target.commit,
        of: target.releaseId,
        run,
        actor,
        reason,
        components: Object.fromEntries(overview.components.map(({ component: { name, platform }, live, before, late }) => {
            const to = target.deployments.get(name);
            const stays = !to || target.copies.get(name)?.has(live?.id ?? '') === true;
            const after = stays ? { id: live?.id, commit: live?.commit } : { id: to.id, commit: to.commit };
            return [
                name,
                {
                    platform: platform.name,
                    before,
                    ...(late ? { found: live?.id } : {}),
                    after,
                    ...(stays ? { unchanged: true } : {}),
                },
            ];
        })),
    };
}
/** Rolling code back does not roll the database back: stops before a schema that the earlier code can't live with. */
async function schemaWarnings({ commits, application }, { force }, target, overview) {
    const globs = application.components.flatMap(({ migrations }) => migrations);
    const from = overview.components.map(({ live }) => live?.commit).find((commit) => commit && commit !== target.commit);
    if (globs.length === 0 || !from || !target.commit)
        return [];
    const changes = await commits.changes(target.commit, from);
    if (!changes)
        return ['could not tell whether the database schema has changed since then'];
    const found = (0,release_changes/* schemaChanges */.nQ)(changes, globs);
    const [contracting] = found.filter(({ contracting }) => contracting);
    if (contracting && !force) {
        throw new errors/* Refusal */.P_([
            `${contracting.path} has taken something away from the database since then (${contracting.contracting}), and the earlier version may need it; set "force: true" to go back all the same`,
        ]);
    }
    return found.map(({ path }) => `${path} has changed the database schema since then and stays applied`);
}
function advice({ application }, { components }) {
    const left = components.map(({ live }) => live?.commit).find((commit) => commit !== undefined);
    const notes = application.components.flatMap(({ platform }) => platform.restoreNote ?? []);
    return [
        ...(left
            ? [`Revert or mend ${left.slice(0, 7)} on your main branch; releasing that very commit again is refused.`]
            : []),
        ...new Set(notes),
    ];
}


/***/ })

};
